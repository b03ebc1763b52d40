"""Making the groups of `initiatives.roles`; a migration that adds models for editors calls it again."""

from typing import Any

from django.contrib.auth.management import create_permissions

from initiatives.roles import ROLES


def grant_roles(apps: Any, schema_editor: Any) -> None:
    """Make the groups, or add what they miss; for migrations, which come before Django makes permissions itself."""
    database = schema_editor.connection.alias
    for label in ("articles", "initiatives", "auth"):
        config = apps.get_app_config(label)
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0, using=database)
        config.models_module = None
    groups = apps.get_model("auth", "Group").objects.using(database)
    permissions = apps.get_model("auth", "Permission").objects.using(database)
    for role, parts in ROLES.items():
        group, _made = groups.get_or_create(name=role)
        for part in parts:
            for label, verbs in part.items():
                app, model = label.split(".")
                wanted = [f"{verb}_{model}" for verb in verbs]
                group.permissions.add(*permissions.filter(content_type__app_label=app, codename__in=wanted))
