"""Any public address shows a day of the past, says so, and keeps the reader there."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from initiatives.curation.tracking import refresh_cache
from initiatives.models import Commitment, Statement
from policytracker.looking_back import WITHOUT_A_PAST, takes_a_day
from tests.factories import CommitmentFactory, StatusUpdateFactory, UserFactory
from tests.pages.conftest import PUBLISHED, World
from tests.pages.test_every_page import DETAILS, OTHERS, PLAIN, addresses, names

AS_OF = "2024-03-01"
BEFORE, AFTER = "2020-01-01", "2025-06-01"
COMMITMENTS = reverse("initiatives:commitment-list")


@pytest.fixture
def kept(db: None) -> Commitment:
    """Promised in 2023, moved in April 2024, in progress from May 2024, fulfilled in 2025."""
    commitment = CommitmentFactory(
        state=PUBLISHED, title="Het loket", made_on=date(2023, 1, 1), deadline=date(2025, 7, 1),
        deadline_basis="explicit", status="fulfilled",
    )  # fmt: skip
    StatusUpdateFactory(
        commitment=commitment, kind="deadline", happened_on=date(2024, 4, 1),
        deadline_before=date(2024, 7, 1), deadline_after=date(2025, 7, 1), explanation="Uitstel",
    )  # fmt: skip
    StatusUpdateFactory(
        commitment=commitment, kind="status", happened_on=date(2024, 5, 1), status_after="in_progress", explanation="x"
    )
    StatusUpdateFactory(
        commitment=commitment, kind="status", happened_on=date(2025, 5, 1), status_before="in_progress",
        status_after="fulfilled", explanation="Klaar", approved_by=UserFactory(), approved_at=timezone.now(),
    )  # fmt: skip
    return commitment


@pytest.mark.parametrize(
    ("day", "status", "deadline"),
    [
        ("2023-01-01", "open", "2024-07-01"),
        ("2024-03-31", "open", "2024-07-01"),
        ("2024-04-01", "open", "2025-07-01"),
        ("2024-05-01", "in_progress", "2025-07-01"),
        ("2025-05-01", "fulfilled", "2025-07-01"),
    ],
)
def test_list_detail_and_api_tell_the_status_and_deadline_of_the_day(
    day: str, status: str, deadline: str, kept: Commitment, client: Client
) -> None:
    for address in (COMMITMENTS, kept.get_absolute_url()):
        html = client.get(address, {"as_of": day}).content.decode()
        assert f"status--{status}" in html or f"--{status}" in html
        assert f'datetime="{deadline}"' in html
    for address in ("/api/v1/commitments/", f"/api/v1/commitments/{kept.pk}/"):
        answer = client.get(address, {"as_of": day}).json()
        row = answer["results"][0] if "results" in answer else answer
        assert (row["status"], row["deadline"]) == (status, deadline)


def test_filters_and_flags_ask_the_day_and_not_today(kept: Commitment, client: Client) -> None:
    def found(**given: str) -> int:
        return client.get("/api/v1/commitments/", given).json()["count"]

    assert found(as_of="2024-05-01", status="in_progress") == 1
    assert found(as_of="2024-04-01", status="in_progress") == 0
    assert found(status="in_progress") == 0
    assert found(as_of="2024-07-02", flag="overdue") == 0
    assert found(as_of="2024-03-31", flag="slipped") == 0
    assert found(as_of="2024-04-01", flag="slipped") == 1
    assert found(as_of="2024-06-15", deadline_before="2024-12-31") == 0
    assert found(as_of="2024-03-15", deadline_before="2024-12-31") == 1


def test_what_was_promised_later_is_not_there_yet(kept: Commitment, client: Client) -> None:
    answer = client.get(kept.get_absolute_url(), {"as_of": "2022-12-31"})
    assert answer.status_code == 404
    assert "data-today" in answer.content.decode()
    assert kept.title not in answer.content.decode()
    assert client.get("/api/v1/commitments/", {"as_of": "2022-12-31"}).json()["count"] == 0
    assert client.get(f"/api/v1/commitments/{kept.pk}/", {"as_of": "2022-12-31"}).status_code == 404


def test_today_and_as_of_today_say_the_same(kept: Commitment, world: World, client: Client) -> None:
    refresh_cache(world.commitment)
    today = timezone.localdate().isoformat()
    for name in ("commitments", "statements", "people", "organisations", "initiatives", "articles", "status-updates"):
        address = f"/api/v1/{name}/"
        assert client.get(address, {"as_of": today}).json() == client.get(address).json()


def test_every_public_address_takes_the_day_or_says_why_not() -> None:
    public = {*names(get_resolver())}
    assert public == {*PLAIN, *DETAILS, *OTHERS}
    without = {name for name in public if name in WITHOUT_A_PAST}
    assert without == {"about", "api-docs", "api-redoc", "set_language", "initiatives:correction-feed"}
    assert all(WITHOUT_A_PAST.values())


@pytest.mark.parametrize("name", [*PLAIN, *DETAILS])
def test_a_page_of_the_past_says_so_and_leads_back(name: str, world: World, client: Client) -> None:
    Statement.objects.update(said_on=date(2021, 3, 4))
    address = addresses(world)[name]
    answer = client.get(address, {"as_of": AFTER, **({"q": "openbaar"} if "?" in address else {})})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert (name not in WITHOUT_A_PAST) == ('class="asked-day"' in html) == (answer.get("X-Robots-Tag") == "noindex")
    if name in WITHOUT_A_PAST:
        return
    assert '<meta name="robots" content="noindex">' in html
    links = re.findall(r'<a[^>]* href="(/[^"]*)"([^>]*)', html)
    staying = [address for address, rest in links if "data-today" not in rest]
    assert staying
    for link in staying:
        assert (f"as_of={AFTER}" in link) == takes_a_day(link.split("?")[0]), link
    forms = re.findall(r'<form [^>]*method="get"[^>]*>.*?</form>', html, re.DOTALL)
    assert all(html.count('name="as_of"') >= 1 for html in forms)


@pytest.mark.parametrize(
    "day",
    ["0001-01-01", "9999-12-31", "1799-12-31", "2024-02-30", "2024-13-01", "gisteren", "2024-3-1", "20240301",
     "2024-W10-1", "٢٠٢٤-٠٣-٠١", "2024-03-01T00:00", "\x00", "2024-03-01\n"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["as_of", "known_on"])
def test_a_bad_day_is_a_clear_400(name: str, day: str, client: Client, db: None) -> None:
    given = {"as_of": AS_OF, name: day}
    page, api = (client.get(address, given) for address in (COMMITMENTS, "/api/v1/commitments/"))
    assert (page.status_code, api.status_code) == (400, 400)
    assert list(api.json()) == [name]
    assert page.headers["Content-Type"].startswith("text/html")


def test_a_day_to_come_and_a_lonely_known_on_are_refused(client: Client, db: None) -> None:
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    assert list(client.get("/api/v1/commitments/", {"as_of": tomorrow}).json()) == ["as_of"]
    assert list(client.get("/api/v1/commitments/", {"known_on": AS_OF}).json()) == ["known_on"]
    assert client.get(COMMITMENTS, {"as_of": "", "known_on": ""}).status_code == 200


def test_undated_facts_count_from_the_day_they_were_recorded(client: Client, db: None) -> None:
    commitment = CommitmentFactory(state=PUBLISHED, made_on=date(2023, 1, 1))
    StatusUpdateFactory(
        commitment=commitment, kind="status", status_after="stalled", happened_on=None, explanation="Ooit",
        recorded_at=datetime(2024, 3, 1, 12, tzinfo=UTC),
    )  # fmt: skip
    answers = [
        client.get(f"/api/v1/commitments/{commitment.pk}/", {"as_of": day}).json()["status"]
        for day in ("2024-02-29", "2024-03-01")
    ]
    assert answers == ["open", "stalled"]


def test_what_is_undated_is_told_on_every_day_and_counts_on_none_before_it_was_recorded(
    client: Client, db: None
) -> None:
    commitment = CommitmentFactory(
        state=PUBLISHED, made_on=date(2023, 1, 1), deadline=date(2025, 1, 1), deadline_basis="explicit"
    )
    for facts in (
        {"kind": "progress", "explanation": "Ooit begonnen"},
        {"kind": "deadline", "deadline_before": date(2024, 1, 1), "deadline_after": date(2025, 1, 1)},
    ):
        StatusUpdateFactory(
            commitment=commitment, happened_on=None, recorded_at=datetime(2024, 3, 1, 12, tzinfo=UTC), **facts
        )
    client.cookies["django_language"] = "en"
    address = commitment.get_absolute_url()
    before, after = (client.get(address, {"as_of": day}).content.decode() for day in ("2023-06-01", "2024-03-01"))
    for html in (before, after):
        assert html.index("nobody knows whether it had happened") < html.index("Ooit begonnen")
    assert "postponed once" not in before
    assert "postponed once" in after
    told = client.get("/api/v1/status-updates/", {"as_of": "2023-06-01"}).json()
    assert [row["happened_on"] for row in told["results"]] == [None, None]


def test_a_write_looks_at_the_present(kept: Commitment, client: Client) -> None:
    assert client.post(f"/api/v1/commitments/?as_of={BEFORE}", {}).status_code in (401, 403)
