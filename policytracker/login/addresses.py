"""The address that a request came from, as far as it cannot be forged."""

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Info
from django.http import HttpRequest

HOME_NETWORK = 64  # what one IPv6 customer gets: within it an attacker has addresses without end


def client_address(request: HttpRequest) -> str:
    """The client's address, or for IPv6 its network; empty where there is none (a Unix socket).

    X-Forwarded-For is what the client likes it to be, except for the entries that our own proxies
    added at its end, one each. TRUSTED_PROXIES says how many they are; the first of their entries is
    the client. A request that did not pass all of them is taken to come from its direct sender.
    """
    sender = _address(request.META.get("REMOTE_ADDR", ""))
    proxies = settings.TRUSTED_PROXIES
    if proxies:
        entries = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        sender = (_address(entries[-proxies]) if len(entries) >= proxies else "") or sender
    return sender


def _address(entry: str) -> str:
    """An address in one spelling; empty for anything else."""
    try:
        address: IPv4Address | IPv6Address = ip_address(_without_port(entry.strip()))
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is None:
            return str(ip_network((int(address), HOME_NETWORK), strict=False))
        address = address.ipv4_mapped
    return str(address)


def _without_port(entry: str) -> str:
    """Some proxies write the port too: 192.0.2.1:443, [2001:db8::1]:443."""
    if entry.startswith("["):
        return entry[1:].partition("]")[0]
    return entry.partition(":")[0] if entry.count(":") == 1 else entry


def proxies_are_counted(app_configs: Any, **kwargs: Any) -> Iterable[CheckMessage]:
    """Behind a proxy that is not counted all visitors share its address, and so one count of failed logins."""
    if settings.SECURE_PROXY_SSL_HEADER and not settings.TRUSTED_PROXIES:
        yield Info(
            "BEHIND_PROXY is set and TRUSTED_PROXIES is 0: failed logins are counted on the proxy's address, "
            "so one attacker slows everybody's login.",
            hint="Set TRUSTED_PROXIES to the number of proxies in front that add to X-Forwarded-For.",
            id="login.I001",
        )
