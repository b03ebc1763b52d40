"""The back office as Django's admin application loads it."""

from django.contrib.admin.apps import AdminConfig


class BackofficeConfig(AdminConfig):
    default_site = "policytracker.backoffice_site.BackofficeSite"
