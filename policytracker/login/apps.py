"""The login as Django loads it."""

from django.apps import AppConfig
from django.core.checks import Tags, register
from django.utils.translation import gettext_lazy as _


class LoginConfig(AppConfig):
    name = "policytracker.login"
    label = "login"
    verbose_name = _("Login")

    def ready(self) -> None:
        from policytracker.login.addresses import proxies_are_counted

        register(proxies_are_counted, Tags.security, deploy=True)
