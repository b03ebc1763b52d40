"""Addresses of the archive."""

app_name = "articles"
urlpatterns: list[object] = []
