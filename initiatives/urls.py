"""Addresses of the tracker."""

app_name = "initiatives"
urlpatterns: list[object] = []
