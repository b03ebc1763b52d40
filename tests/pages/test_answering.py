"""Who answers for it now: on the page of a commitment, in lists, for a person, for a body that was renamed."""

import re
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.answering.conftest import DIGITAL, body, held, person, promised
from tests.factories import CommitmentStatementFactory, SpeakerFactory, StatementFactory

COMMITMENTS = reverse("initiatives:commitment-list")


@pytest.fixture
def ministry(db: None) -> Any:
    return body("Ministerie van Binnenlandse Zaken", abbreviation="BZK")


@pytest.fixture
def cabinets(ministry: Any) -> Any:
    """Anna, then Bert, then Carla as state secretary; Bert is minister now."""
    anna, bert, carla = person("Anna"), person("Bert"), person("Carla")
    held(anna, ministry, DIGITAL, "2017-10-26", "2022-01-09")
    held(bert, ministry, "staatssecretaris van Digitale Zaken", "2022-01-10", "2024-07-01")
    held(bert, ministry, "minister van Binnenlandse Zaken", "2024-07-02")
    held(carla, ministry, DIGITAL, "2024-07-02")
    held(person("Dora"), ministry, "minister van Binnenlandse Zaken", "2022-01-10", "2024-07-01")
    return anna, bert, carla


def words(html: bytes) -> str:
    """The text of a page on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html.decode())).split()).replace(" ,", ",")


def test_a_commitment_tells_who_said_it_as_what_and_who_answers_now(cabinets, ministry, english: Client) -> None:
    commitment = promised(cabinets[0], ministry)
    statement = StatementFactory(state="published", article__state="published", said_on=commitment.made_on)
    SpeakerFactory(statement=statement, person=cabinets[0], role="staatssecretaris van Digitale Zaken")
    CommitmentStatementFactory(commitment=commitment, statement=statement)
    html = english.get(commitment.get_absolute_url()).content
    shown = words(html)
    assert "Promised by Anna, staatssecretaris van Digitale Zaken Ministerie van Binnenlandse Zaken" in shown
    assert "Answerable now Carla, staatssecretaris Digitale Zaken since 2 July 2024" in shown
    assert "This is the same post at the same body." in shown
    assert f'href="{cabinets[2].get_absolute_url()}"'.encode() in html


@pytest.mark.parametrize(("day", "who"), [("2021-12-31", "Anna"), ("2022-01-10", "Bert"), ("2024-07-02", "Carla")])
def test_the_page_of_a_day_names_the_holder_of_that_day(day: str, who: str, cabinets, ministry, client: Client) -> None:
    commitment = promised(cabinets[0], ministry)
    for address in (commitment.get_absolute_url(), f"/api/v1/commitments/{commitment.pk}/"):
        answer = client.get(address, {"as_of": day})
        assert answer.status_code == 200
        if "api" in address:
            assert [one["person"]["name"] for one in answer.json()["answerable_now"]["people"]] == [who]
        else:
            html = answer.content.decode()
            assert [name for name in ("Bert", "Carla") if name in html] == [name for name in (who,) if name != "Anna"]


def test_in_the_netherlands_it_is_said_in_dutch(cabinets, ministry, client: Client) -> None:
    shown = words(client.get(promised(cabinets[0], ministry).get_absolute_url()).content)
    assert "Nu aanspreekbaar Carla" in shown
    assert "Toen aanspreekbaar Anna" in words(
        client.get(promised(cabinets[0], ministry).get_absolute_url(), {"as_of": "2021-01-01"}).content
    )


@pytest.mark.parametrize("state", ["candidate", "rejected", "withdrawn"])
def test_a_hidden_successor_is_nobody(state: str, cabinets, ministry, english: Client) -> None:
    commitment = promised(cabinets[0], ministry)
    type(cabinets[2]).objects.filter(pk=cabinets[2].pk).update(state=state)
    html = english.get(commitment.get_absolute_url()).content
    assert b"Carla" not in html
    assert "Answerable now nobody known Ministerie van Binnenlandse Zaken Nobody is known to hold" in words(html)
    assert "Carla" not in str(english.get(f"/api/v1/commitments/{commitment.pk}/").json())
    assert "Carla" not in english.get(COMMITMENTS).content.decode()


def test_a_list_names_who_answers_where_that_is_another(cabinets, ministry, english: Client) -> None:
    promised(cabinets[0], ministry)
    promised(cabinets[2], ministry, "2025-01-01")
    shown = words(english.get(COMMITMENTS).content)
    assert shown.count("Answerable now:") == 1
    assert "Answerable now: Carla, since 2 July 2024" in shown
    assert shown.count("Carla") >= 2


def groups(client: Client, who: Any, **given: str) -> dict[str, int]:
    answer = client.get(who.get_absolute_url(), given)
    assert answer.status_code == 200
    return {group.key: group.commitments.total for group in answer.context["groups"]}


def test_a_persons_page_has_what_was_made_inherited_and_passed_on(cabinets, ministry, english: Client) -> None:
    anna, bert, carla = cabinets
    promised(anna, ministry, title="Van Anna")
    promised(bert, ministry, "2023-01-01", title="Van Bert als staatssecretaris")
    promised(bert, ministry, "2025-01-01", title="Van Bert als minister", status="fulfilled")
    promised(bert, ministry, "2015-01-01", title="Van Bert zonder functie")
    promised(None, ministry, title="Van niemand")
    dora = person("Dora").__class__.objects.get(name="Dora", memberships__isnull=False)
    promised(dora, ministry, "2023-01-01", title="Van Dora")
    assert groups(english, bert) == {"still_theirs": 1, "inherited": 1, "passed_on": 1, "made": 1}
    assert groups(english, anna) == {"passed_on": 1}
    assert groups(english, carla) == {"inherited": 2}
    shown = words(english.get(bert.get_absolute_url()).content)
    assert "3 commitments made. 2 to answer for." in shown
    assert "Promised by Dora ; answerable since 2 July 2024" in shown
    assert "Answerable now: Carla, since 2 July 2024" in shown
    assert "All commitments made (3)" in shown
    assert "All to answer for (2)" in shown
    assert groups(english, bert, as_of="2023-06-01") == {"still_theirs": 1, "inherited": 1, "made": 1}
    assert english.get(COMMITMENTS, {"person": bert.slug}).context["paginator"].count == 3
    assert english.get(COMMITMENTS, {"answerable": bert.slug}).context["paginator"].count == 2
    assert english.get(COMMITMENTS, {"answerable": bert.slug, "as_of": "2023-06-01"}).context["paginator"].count == 2


def test_what_came_along_an_editors_word_from_elsewhere_is_inherited(cabinets, ministry, client: Client) -> None:
    """Anna, Bert and Carla in one post; then Emma at another ministry, whom Finn follows."""
    last = cabinets[2].memberships.get()
    other, emma, finn = body("Ministerie van Digitale Zaken"), person("Emma"), person("Finn")
    held(emma, other, "minister van Digitale Zaken", "2025-01-01", "2025-12-31", succeeds=last)
    held(finn, other, "minister van Digitale Zaken", "2026-01-01")
    promised(cabinets[0], ministry)
    assert groups(client, finn) == {"inherited": 1}
    assert groups(client, emma) == {}
    assert groups(client, emma, as_of="2025-06-01") == {"inherited": 1}
    assert client.get(COMMITMENTS, {"answerable": "finn"}).context["paginator"].count == 1


def test_each_group_is_counted_by_status(cabinets, ministry, client: Client) -> None:
    for status in ("open", "open", "fulfilled"):
        promised(cabinets[0], ministry, status=status)
    (group,) = client.get(cabinets[2].get_absolute_url()).context["groups"]
    assert [(share.status.value, share.count) for share in group.distribution.shares] == [("open", 2), ("fulfilled", 1)]


def test_who_never_held_a_post_simply_made_commitments(ministry, client: Client) -> None:
    someone = person("Iemand")
    promised(someone, ministry)
    answer = client.get(someone.get_absolute_url())
    assert answer.context["groups"] == []
    assert answer.context["commitments"].total == answer.context["distribution"].total == 1
    assert 'class="promises"' not in answer.content.decode()
    assert client.get(person("Niemand").get_absolute_url()).status_code == 200


def test_a_long_group_shows_ten_and_leads_to_all(cabinets, ministry, client: Client) -> None:
    for number in range(25):
        promised(cabinets[0], ministry, title=f"Belofte {number:02}")
    (group,) = client.get(cabinets[2].get_absolute_url()).context["groups"]
    assert (len(group.commitments.rows), group.commitments.total) == (10, 25)
    assert [row.title for row in group.commitments.rows] == [f"Belofte {number:02}" for number in range(10)]
    assert client.get(COMMITMENTS, {"answerable": "carla"}).context["paginator"].count == 25


@pytest.fixture
def renamed(db: None) -> Any:
    """One ministry under three names, with a promise under each."""
    third = body("Ministerie van Economie", founded_on=date(2024, 7, 2))
    second = body(
        "Ministerie van EZK", founded_on=date(2017, 10, 26), dissolved_on=date(2024, 7, 1), succeeded_by=third
    )
    first = body("Ministerie van EZ", dissolved_on=date(2017, 10, 25), succeeded_by=second)
    promised(None, first, "2015-01-01", title="Als EZ")
    promised(None, second, "2020-01-01", title="Als EZK", status="fulfilled")
    promised(None, third, "2025-01-01", title="Als Economie")
    return first, second, third


def found(client: Client, where: Any, **given: str) -> list[str]:
    answer = client.get(COMMITMENTS, {"responsible": where.slug, **given})
    api = client.get("/api/v1/commitments/", {"responsible": where.slug, **given}).json()
    titles = [row.title for row in answer.context["object_list"]]
    assert [row["title"] for row in api["results"]] == titles
    assert answer.context["distribution"].total == len(titles) == api["count"]
    return titles


def test_a_body_lists_what_it_promised_under_its_older_names(renamed, english: Client) -> None:
    first, second, third = renamed
    assert found(english, third) == ["Als Economie", "Als EZK", "Als EZ"]
    assert found(english, second) == ["Als EZK", "Als EZ"]
    assert found(english, first) == ["Als EZ"]
    assert found(english, third, as_of="2025-06-01") == ["Als Economie", "Als EZK", "Als EZ"]
    assert found(english, second, as_of="2017-10-26") == ["Als EZ"]
    assert found(english, second, as_of="2017-10-25") == []
    page = english.get(third.get_absolute_url())
    shown = words(page.content)
    assert page.context["distribution"].total == 3
    assert "2 of these commitments were made by bodies that it succeeded." in shown
    assert "Made as Ministerie van EZK (2017–2024)" in shown
    assert "Carried on by" not in shown


def test_the_page_of_an_old_name_says_who_carries_its_promises_on(renamed, english: Client) -> None:
    first, _second, third = renamed
    html = english.get(first.get_absolute_url()).content
    assert "Carried on by: Ministerie van Economie" in words(html)
    assert f'href="{third.get_absolute_url()}"'.encode() in html
    assert "Answerable now: Ministerie van Economie" in words(html)
    before = words(english.get(first.get_absolute_url(), {"as_of": "2017-10-25"}).content)
    assert "Carried on by" not in before
    assert "Answerable that day" not in before


def test_the_list_of_bodies_counts_what_each_carries_on(renamed, client: Client) -> None:
    entries = client.get(reverse("initiatives:organisation-list")).context["entries"]
    assert {row.name: commitments for row, _statements, commitments in entries} == {
        "Ministerie van EZ": 1,
        "Ministerie van EZK": 2,
        "Ministerie van Economie": 3,
    }


def test_a_minister_inherits_what_was_promised_under_an_older_name(renamed, client: Client) -> None:
    first, _second, third = renamed
    anna, bert = person("Anna"), person("Bert")
    held(anna, first, "minister van EZ", "2012-01-01", "2017-10-25")
    held(bert, third, "minister van Economie", "2024-07-02")
    promised(anna, first, "2015-01-01")
    assert groups(client, bert) == {"inherited": 1}
    assert groups(client, anna) == {"passed_on": 1}


def test_a_body_that_only_inherited_can_be_chosen(renamed, client: Client) -> None:
    type(promised(None, None)).objects.filter(title="Als Economie").delete()
    html = client.get(COMMITMENTS).content.decode()
    assert f'<option value="{renamed[2].slug}">' in html


@pytest.mark.parametrize("state", ["candidate", "rejected", "withdrawn"])
def test_a_hidden_body_in_between_carries_nothing_on(state: str, renamed, client: Client) -> None:
    first, second, third = renamed
    type(second).objects.filter(pk=second.pk).update(state=state)
    assert found(client, third) == ["Als Economie"]
    html = client.get(first.get_absolute_url()).content.decode()
    assert "Ministerie van EZK" not in html
    assert "Ministerie van Economie" not in html


def test_bodies_in_a_circle_have_pages(client: Client, db: None) -> None:
    one, other = body("Dienst Een"), body("Dienst Twee")
    for row, following in ((one, other), (other, one)):
        row.succeeded_by = following
        row.save()
    promised(None, one, title="Als Een")
    assert found(client, one) == found(client, other) == ["Als Een"]
    for row in (one, other):
        assert client.get(row.get_absolute_url()).status_code == 200


def test_a_persons_page_needs_the_same_queries_for_many_promises(cabinets, ministry, queries) -> None:
    for who in cabinets:
        promised(who, ministry, "2023-01-01")
        promised(who, ministry, "2025-01-01")
        promised(who, ministry)
    addresses = [who.get_absolute_url() for who in cabinets]
    few = [queries(address) for address in addresses]
    for number in range(12):
        other = body(f"Voorganger {number}", succeeded_by=ministry)
        someone = person(f"Iemand {number}")
        held(someone, other, DIGITAL, "2010-01-01", "2024-07-01")
        promised(someone, other)
        for who in cabinets:
            promised(who, ministry, f"2023-01-{number + 1:02}")
    assert [queries(address) for address in addresses] == few
    assert max(few) <= 31
