"""Five simulated years as `make demo` builds them: every figure on the pages, beside what was reckoned by hand."""

import re
from collections.abc import Iterator
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client

from initiatives.models import (
    Commitment,
    CommitmentStatement,
    Initiative,
    Membership,
    Organisation,
    Person,
    Relation,
    Statement,
    StatusReason,
    StatusUpdate,
)
from policytracker.management.commands import demo as command
from policytracker.story import DESKS, FIVE_YEARS
from tests.commands import five_years as by_hand
from tests.commands.figures import STATUSES, counted, events, page, plain, rows, section, standing, total
from tests.importing.readings import dump

pytestmark = pytest.mark.django_db

YEAR_ENDS = ["2021-12-31", "2022-12-31", "2023-12-31", "2024-12-31", by_hand.END]
NUMBERS = {title: number for number, title in by_hand.TITLES.items()}
LIST = "/toezeggingen/"


@pytest.fixture(scope="module", autouse=True)
def login_file(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[None]:
    """Builds the story once for all tests here, in a transaction that is undone behind the last of them."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        patch.setattr(command, "LOGIN_FILE", tmp_path_factory.mktemp("story") / "login")
        patch.setattr(command, "STORIES", (FIVE_YEARS,))
        build()
        # A database that counted its rows when there were none makes ruinous plans; one in use counts now and then.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        yield
        transaction.set_rollback(True)


def build() -> str:
    out = StringIO()
    call_command("demo", stdout=out)
    return out.getvalue()


def numbers(titles: Any) -> set[int]:
    return {NUMBERS[title] for title in titles}


def written(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def asked(address: str, **given: Any) -> Any:
    """What the API answers."""
    response = Client().get(f"/api/v1/{address}/", {"page_size": 200, **given})
    assert response.status_code == 200, response.content
    return response.json()


def as_listed(day: str) -> dict[str, tuple[str, str, str]]:
    """All rows of the list of commitments, page by page."""
    first = page(LIST, as_of=day)
    found = rows(first)
    for number in range(2, (sum(standing(first)) + 19) // 20 + 1):
        found |= rows(page(LIST, as_of=day, page=str(number)))
    return found


def at_year_end() -> dict[int, list[str]]:
    """Status and deadline of each commitment on the five days, as the API tells them."""
    told: dict[int, list[str]] = {number: [] for number in by_hand.TITLES}
    for day in YEAR_ENDS:
        found = {NUMBERS[row["title"]]: row for row in asked("commitments", as_of=day)["results"]}
        for number, days in told.items():
            row = found.get(number)
            days.append(f"{row['status']} {row['deadline'] or ''}".strip() if row else "-")
    return told


def expected_at_year_end() -> dict[int, list[str]]:
    expected: dict[int, list[str]] = {}
    for number, *days in written(by_hand.AT_YEAR_END):
        full: list[str] = []
        for day in days:
            full.append(full[-1] if day == "." else day)
        expected[int(number)] = full
    return expected


def test_the_story_has_thirty_commitments_two_hundred_statements_and_a_hundred_and_fifty_updates() -> None:
    assert Commitment.objects.published().count() == 30
    links = CommitmentStatement.objects.public()
    assert links.count() == links.values("statement").distinct().count() == 200
    assert StatusUpdate.objects.effective().count() == StatusUpdate.objects.count() == 150
    per_commitment = [commitment.statement_links.count() for commitment in Commitment.objects.all()]
    assert min(per_commitment) >= 3
    assert max(per_commitment) <= 12


def test_everything_that_the_forty_articles_brought_is_published() -> None:
    assert len(FIVE_YEARS.read()["articles"]) == 40
    assert not Statement.objects.candidates().exists()
    assert not Person.objects.doubtful().exists()
    for row in asked("articles")["results"]:
        assert row["title"]
        assert row["publication"]
        assert row["published_on"], row["title"]


def test_the_story_has_every_kind_of_fact() -> None:
    updates = StatusUpdate.objects.all()
    kinds = {kind: updates.filter(kind=kind).count() for kind in sorted(set(updates.values_list("kind", flat=True)))}
    assert kinds == {"check": 30, "deadline": 25, "progress": 30, "response": 17, "status": 48}
    relations = CommitmentStatement.objects.values_list("relation", flat=True)
    assert set(relations) == set(Relation.values)
    reasons = set(updates.exclude(status_reason="").values_list("status_reason", flat=True))
    assert reasons == {
        StatusReason.DEADLINE_PASSED, StatusReason.TOO_LITTLE, StatusReason.DROPPED, StatusReason.WITHDRAWN,
        StatusReason.CABINET_CHANGED, StatusReason.REPLACED,
    }  # fmt: skip
    assert sum(update.reopens for update in updates) == 2
    assert sum(update.without_answer for update in updates) == 8
    assert updates.filter(nothing_found=True).count() == 17
    assert updates.filter(happened_on=None).count() == 2
    approved = updates.exclude(approved_by=None)
    assert {update.approved_by for update in approved if update.approved_by}.isdisjoint(
        update.proposed_by for update in approved
    )
    assert set(Commitment.objects.values_list("deadline_basis", flat=True)) == {"explicit", "derived", "none"}


def test_each_commitment_stands_at_each_years_end_as_reckoned_by_hand() -> None:
    assert at_year_end() == expected_at_year_end()


def test_an_update_that_shifts_by_a_year_does_not_go_unnoticed() -> None:
    """The canary of the table: a story of which one day is wrong is not the story."""
    update = StatusUpdate.objects.get(commitment__title=by_hand.TITLES[24], kind="status")
    assert update.happened_on == date(2022, 9, 15)
    with connection.cursor() as cursor:
        table = StatusUpdate._meta.db_table
        moved = StatusUpdate._meta.pk.get_db_prep_value(update.pk, connection)
        cursor.execute(f"UPDATE {table} SET happened_on = %s WHERE id = %s", ["2023-09-15", moved])
    found = at_year_end()
    expected = expected_at_year_end()
    assert {number for number in expected if found[number] != expected[number]} == {24}


@pytest.mark.parametrize("day", by_hand.STANDING)
def test_home_and_list_count_each_status_on_each_day(day: str) -> None:
    home = page("/", as_of=day)
    assert standing(home) == by_hand.STANDING[day]
    assert standing(page(LIST, as_of=day)) == by_hand.STANDING[day]
    assert total(section(home, "commitments"), "toezeggingen") == sum(by_hand.STANDING[day])


@pytest.mark.parametrize("day", by_hand.STATEMENTS)
def test_home_counts_the_statements_of_each_day(day: str) -> None:
    assert total(section(page("/", as_of=day), "statements"), "uitspraken") == by_hand.STATEMENTS[day]
    assert asked("statements", as_of=day, page_size=1)["count"] == by_hand.STATEMENTS[day]


@pytest.mark.parametrize("day", by_hand.FLAGGED)
def test_what_is_overdue_due_soon_and_silent_on_each_day(day: str) -> None:
    names = ("overdue", "due_soon", "silent")
    shown = tuple(numbers(rows(page(LIST, as_of=day, flag=name))) for name in names)
    assert shown == by_hand.FLAGGED[day]
    told = asked("commitments", as_of=day)["results"]
    by_api = tuple({NUMBERS[row["title"]] for row in told if row[f"is_{name}"]} for name in names)
    assert by_api == by_hand.FLAGGED[day]
    assert numbers(rows(section(page("/", as_of=day), "overdue"))) == by_hand.FLAGGED[day][0]


def test_each_row_of_the_list_tells_deadline_status_and_flags_as_reckoned_by_hand() -> None:
    expected = {by_hand.TITLES[int(number)]: tuple(row) for number, *row in written(by_hand.IN_THE_LIST)}
    assert as_listed(by_hand.END) == expected


@pytest.mark.parametrize("day", by_hand.SLIPPED)
def test_how_often_and_how_far_each_deadline_slipped(day: str) -> None:
    told = {
        NUMBERS[row["title"]]: (row["times_slipped"], row["days_slipped"], row["months_slipped"])
        for row in asked("commitments", as_of=day)["results"]
        if row["times_slipped"]
    }
    assert told == by_hand.SLIPPED[day]
    assert numbers(rows(page(LIST, as_of=day, flag="slipped"))) == set(by_hand.SLIPPED[day])


def test_each_commitments_page_shows_all_its_statements_and_updates() -> None:
    found, drifting = {}, {}
    for number, title in by_hand.TITLES.items():
        html = page(Commitment.objects.get(title=title).get_absolute_url())
        days = [day for day, _told in events(html)]
        said = html.count('class="event event--said"')
        found[number] = (said, len(days) - said, days.count("zonder datum"))
        drifting[number] = f"{said} uitspraken op volgorde" in plain(html)
    assert found == by_hand.ON_ITS_PAGE
    assert all(drifting.values())
    assert [sum(column) for column in zip(*found.values(), strict=True)] == [200, 150, 2]


def test_the_page_of_mijnsleutel_tells_its_story_in_order() -> None:
    html = page(Commitment.objects.get(title=by_hand.TITLES[5]).get_absolute_url())
    assert events(html) == [tuple(event) for event in written(by_hand.MIJNSLEUTEL)]
    told = plain(html)
    assert "3 × verschoven, samen 19 maanden" in told
    assert "1 februari 2024 zoals genoemd eerst 1 juli 2022" in told


def shown(row: Any) -> tuple[set[int], tuple[int, ...], int]:
    """What the page of a person, a body or an initiative shows of the end: commitments, standing, statements."""
    html = page(row.get_absolute_url(), as_of=by_hand.END)
    listed = numbers(rows(section(html, "commitments")))
    said = section(html, "statements")
    few = said.count("<li ") if "<li " in said else said.count("<li>")
    return listed, standing(html), total(said, "uitspraken") or few


@pytest.mark.parametrize("name", by_hand.INITIATIVES)
def test_an_initiatives_page_shows_its_commitments_and_how_they_stand(name: str) -> None:
    assert shown(Initiative.objects.get(name=name)) == by_hand.INITIATIVES[name]


@pytest.mark.parametrize("name", by_hand.ORGANISATIONS)
def test_an_organisations_page_shows_its_commitments_and_how_they_stand(name: str) -> None:
    expected, *figures = by_hand.ORGANISATIONS[name]
    body = Organisation.objects.get(name=name)
    listed, *told = shown(body)
    assert told == figures
    assert len(listed & expected) == len(listed) == min(len(expected), 10)
    assert numbers(rows(page(LIST, as_of=by_hand.END, responsible=body.slug))) == expected
    html = page(body.get_absolute_url(), as_of=by_hand.END)
    assert total(section(html, "commitments"), "toezeggingen") == (len(expected) if len(expected) > 10 else 0)


@pytest.mark.parametrize("name", by_hand.PEOPLE)
def test_a_persons_page_shows_what_was_promised_and_how_much_was_said(name: str) -> None:
    listed, *told = shown(Person.objects.get(name=name))
    promised, *figures = by_hand.PEOPLE[name]
    inherited = by_hand.INHERITED.get(name, set())
    assert listed == promised | inherited
    if promised:
        assert told == figures


@pytest.mark.parametrize("name", by_hand.PEOPLE)
def test_who_answers_today_is_who_holds_the_post(name: str) -> None:
    promised = by_hand.PEOPLE[name][0]
    theirs = set() if name in by_hand.PASSED_ON else promised | by_hand.INHERITED.get(name, set())
    person = Person.objects.get(name=name)
    assert numbers(rows(page(LIST, as_of=by_hand.END, answerable=person.slug))) == theirs
    told = plain(page(person.get_absolute_url(), as_of=by_hand.END))
    assert ("Zelf gedaan, overgegaan op een ander" in told) == (name in by_hand.PASSED_ON)
    assert ("Overgenomen" in told) == (name in by_hand.INHERITED)


def test_before_the_change_of_cabinet_the_first_ones_answered() -> None:
    slugs = {name: Person.objects.get(name=name).slug for name in ("Margriet Oldersma", "Joost Wennekes")}
    day = {"as_of": "2023-03-14"}
    assert numbers(rows(page(LIST, **day, answerable=slugs["Margriet Oldersma"]))) == {4, 9, 10, 11, 27}
    assert numbers(rows(page(LIST, **day, answerable=slugs["Joost Wennekes"]))) == set()


@pytest.mark.parametrize("name", by_hand.MONTHS)
def test_how_long_it_took_until_they_were_fulfilled(name: str) -> None:
    html = page(Initiative.objects.get(name=name).get_absolute_url(), as_of=by_hand.END)
    table = html.partition('aria-labelledby="curve-title"')[2].partition("<tbody>")[2].partition("</tbody>")[0]
    cells = [re.findall(r"<t[hd][^>]*>([^<]*)</t[hd]>", row) for row in table.split("<tr>")]
    assert [tuple(row) for row in cells if len(row) == 4] == by_hand.MONTHS[name]
    assert ("Nog geen enkele is voldaan." in html) == (not by_hand.MONTHS[name])


LISTED = [
    pytest.param("/personen/", by_hand.PEOPLE, id="people"),
    pytest.param("/organisaties/", by_hand.ORGANISATIONS, id="organisations"),
    pytest.param("/initiatieven/", by_hand.INITIATIVES, id="initiatives"),
]


@pytest.mark.parametrize(("address", "expected"), LISTED)
def test_the_lists_of_names_tell_how_much_was_promised_and_said(address: str, expected: Any) -> None:
    for name, (promised, _how, said) in expected.items():
        assert counted(page(address, as_of=by_hand.END, q=name))[name] == (len(promised), said), name


def test_the_renamed_ministry_keeps_its_promises_and_names_its_successor() -> None:
    old, new = (Organisation.objects.get(name=name) for name in (by_hand.OLD, by_hand.NEW))
    before = plain(page(old.get_absolute_url(), as_of="2023-06-29"))
    assert by_hand.NEW not in before
    assert "Tot en met 30 juni 2023" in plain(page(old.get_absolute_url(), as_of="2023-06-30"))
    assert f"Opgevolgd door {by_hand.NEW}" in plain(page(old.get_absolute_url()))
    assert f"Voorheen {by_hand.OLD}" in plain(page(new.get_absolute_url()))
    assert standing(page(old.get_absolute_url(), as_of="2023-06-30")) == (1, 5, 0, 0, 5, 0, 2, 0)


POSTS = {
    "2022-06-30": {"Margriet Oldersma", "Ruben Haverkate"},
    "2023-03-14": {"Margriet Oldersma", "Ruben Haverkate"},
    "2023-03-15": {"Joost Wennekes", "Nadia Elmasri"},
    "2023-06-30": {"Joost Wennekes", "Nadia Elmasri"},
    "2023-07-01": {"Joost Wennekes", "Nadia Elmasri"},
}


@pytest.mark.parametrize("day", POSTS)
def test_the_posts_pass_to_the_next_cabinet_on_the_day(day: str) -> None:
    ministry = by_hand.NEW if day >= "2023-07-01" else by_hand.OLD
    held = asked("memberships", organisation=Organisation.objects.get(name=ministry).slug, on=day)["results"]
    assert {row["person"]["name"] for row in held} == POSTS[day]
    assert {row["role"].split()[0] for row in held} == {"minister", "staatssecretaris"}


def test_nobody_has_a_role_beside_the_posts_that_were_entered() -> None:
    roles = Membership.objects.public().filter(person__memberships__start_on__isnull=False, start_on=None)
    assert not roles.exists()


def test_both_stories_stand_beside_one_another_and_building_them_again_changes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(command, "STORIES", (DESKS, FIVE_YEARS))
    told = build()
    assert "50 articles, 42 commitments" in told
    assert sum(standing(page("/"))) == 42
    assert shown(Initiative.objects.get(name="MijnSleutel")) == by_hand.INITIATIVES["MijnSleutel"]
    before = dump()
    assert build() == told
    assert dump() == before


def test_the_statuses_read_on_the_pages_are_all_eight() -> None:
    assert len(STATUSES) == len(by_hand.STANDING[by_hand.END]) == 8
    assert all(by_hand.STANDING[by_hand.END])
