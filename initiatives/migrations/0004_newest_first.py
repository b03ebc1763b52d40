from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_initial"),
        ("initiatives", "0003_corrections"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="statement",
            index=models.Index(
                models.OrderBy(models.F("said_on"), descending=True),
                models.F("article"),
                models.F("start"),
                models.F("id"),
                name="statement_newest_first",
            ),
        ),
        migrations.AddIndex(
            model_name="statement",
            index=models.Index(fields=["article", "state"], name="statement_state_in_article"),
        ),
    ]
