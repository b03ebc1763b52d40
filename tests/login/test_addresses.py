"""The client's address comes from the proxies that the deployment trusts, and from nothing that a client writes."""

from typing import Any

import pytest
from django.test import RequestFactory

from policytracker.login.addresses import client_address, proxies_are_counted

CASES = [
    pytest.param(0, "192.0.2.1", None, "192.0.2.1", id="no proxy, no header"),
    pytest.param(0, "192.0.2.1", "203.0.113.9", "192.0.2.1", id="no proxy: a header is forged"),
    pytest.param(1, "10.0.0.1", "203.0.113.9", "203.0.113.9", id="one proxy: what it wrote"),
    pytest.param(1, "10.0.0.1", "1.1.1.1, 203.0.113.9", "203.0.113.9", id="one proxy: what stood there is forged"),
    pytest.param(1, "10.0.0.1", "1.1.1.1,2.2.2.2,203.0.113.9", "203.0.113.9", id="one proxy: more forged entries"),
    pytest.param(2, "10.0.0.2", "1.1.1.1, 203.0.113.9, 10.0.0.1", "203.0.113.9", id="two proxies"),
    pytest.param(2, "10.0.0.2", "203.0.113.9", "10.0.0.2", id="past one of two proxies: the direct sender"),
    pytest.param(1, "10.0.0.1", None, "10.0.0.1", id="past the proxy: the direct sender"),
    pytest.param(1, "10.0.0.1", "", "10.0.0.1", id="an empty header"),
    pytest.param(1, "10.0.0.1", "unknown", "10.0.0.1", id="no address at all"),
    pytest.param(1, "10.0.0.1", "<script>", "10.0.0.1", id="nonsense"),
    pytest.param(1, "", "203.0.113.9", "203.0.113.9", id="a proxy over a Unix socket"),
    pytest.param(0, "", "203.0.113.9", "", id="a Unix socket and no trusted proxy"),
    pytest.param(1, "10.0.0.1", "203.0.113.9:51515", "203.0.113.9", id="with a port"),
    pytest.param(1, "10.0.0.1", "[2001:db8::5]:443", "2001:db8::/64", id="IPv6 with a port"),
    pytest.param(0, "2001:db8::5", None, "2001:db8::/64", id="IPv6: the customer's network"),
    pytest.param(0, "2001:DB8:0:0:ffff::1", None, "2001:db8::/64", id="IPv6: another address of that network"),
    pytest.param(0, "2001:db8:0:1::1", None, "2001:db8:0:1::/64", id="IPv6: the next network"),
    pytest.param(0, "::ffff:192.0.2.1", None, "192.0.2.1", id="IPv4 in IPv6 clothing"),
]


@pytest.mark.parametrize(("proxies", "sender", "header", "address"), CASES)
def test_the_address_is_the_one_that_cannot_be_forged(
    proxies: int, sender: str, header: str | None, address: str, settings: Any
) -> None:
    settings.TRUSTED_PROXIES = proxies
    extra = {} if header is None else {"HTTP_X_FORWARDED_FOR": header}
    assert client_address(RequestFactory().get("/", REMOTE_ADDR=sender, **extra)) == address


@pytest.mark.parametrize("header", ["X-Real-IP", "Forwarded", "CF-Connecting-IP", "True-Client-IP", "Client-IP"])
def test_no_other_header_says_who_the_client_is(header: str, settings: Any) -> None:
    settings.TRUSTED_PROXIES = 1
    request = RequestFactory().get("/", headers={header: "203.0.113.9"}, REMOTE_ADDR="10.0.0.1")
    assert client_address(request) == "10.0.0.1"


@pytest.mark.parametrize(("behind", "proxies", "told"), [(False, 0, 0), (True, 1, 0), (True, 0, 1)])
def test_a_proxy_that_is_not_counted_is_told(behind: bool, proxies: int, told: int, settings: Any) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if behind else None
    settings.TRUSTED_PROXIES = proxies
    assert len(list(proxies_are_counted(None))) == told
