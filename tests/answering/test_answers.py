"""Who answers for a promise: cases made by hand, each with the days that matter."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives.answering import answers_to
from initiatives.answering.answers import Why
from initiatives.curation.merging import merge
from tests.answering.conftest import DIGITAL, answer, body, held, names, person, promised
from tests.factories import (
    ArticleFactory,
    CommitmentStatementFactory,
    SpeakerFactory,
    StatementFactory,
)


def said_as(commitment, role: str, **facts) -> None:
    """What an article printed behind the speaker's name."""
    statement = StatementFactory(state="published", article__state="published", said_on=commitment.made_on, **facts)
    SpeakerFactory(statement=statement, person=commitment.responsible_person, role=role)
    CommitmentStatementFactory(commitment=commitment, statement=statement)


def test_the_same_person_answers_while_the_role_goes_on(bzk, anna) -> None:
    held(anna, bzk, DIGITAL, "2017-10-26")
    found = answer(promised(anna, bzk))
    assert (found.kind, found.why, names(found)) == ("same_person", Why.STILL, ["Anna"])
    assert found.holders[0].since == date(2017, 10, 26)


@pytest.mark.parametrize(
    ("on", "kind", "who"),
    [
        ("2021-12-31", "same_person", ["Anna"]),
        ("2022-01-09", "same_person", ["Anna"]),
        ("2022-01-10", "successor", ["Bert"]),
        ("", "successor", ["Bert"]),
    ],
)
def test_after_a_change_of_cabinet_the_next_holder_answers(on: str, kind: str, who, bzk, anna, bert) -> None:
    held(anna, bzk, DIGITAL, "2017-10-26", "2022-01-09")
    held(bert, bzk, "Staatssecretaris van Digitale Zaken", "2022-01-10")
    found = answer(promised(anna, bzk), on)
    assert (found.kind, names(found)) == (kind, who)
    assert (found.maker, found.role) == (anna, DIGITAL)


def test_on_the_day_of_handing_over_both_answer(bzk, anna, bert) -> None:
    held(anna, bzk, DIGITAL, "2017-10-26", "2022-01-10")
    held(bert, bzk, DIGITAL, "2022-01-10")
    found = answer(promised(anna, bzk), "2022-01-10")
    assert (found.kind, names(found)) == ("same_person", ["Anna", "Bert"])
    assert [holder.person for holder in found.successors] == [bert]


def test_between_two_holders_nobody_is_known(bzk, anna, bert) -> None:
    held(anna, bzk, DIGITAL, "2017-10-26", "2022-01-09")
    held(bert, bzk, DIGITAL, "2022-03-01")
    commitment = promised(anna, bzk)
    found = answer(commitment, "2022-02-01")
    assert (found.kind, found.why, names(found), found.organisation) == ("unknown", Why.NOBODY_KNOWN, [], bzk)
    assert names(answer(commitment, "2022-03-01")) == ["Bert"]


def test_who_returns_in_another_post_does_not_answer_as_the_old_one(bzk, anna, bert) -> None:
    held(anna, bzk, DIGITAL, "2017-10-26", "2022-01-09")
    held(anna, bzk, "minister van Binnenlandse Zaken en Koninkrijksrelaties", "2022-01-10")
    held(bert, bzk, DIGITAL, "2022-01-10")
    commitment = promised(anna, bzk)
    assert names(answer(commitment)) == ["Bert"]
    assert names(answer(promised(anna, bzk, "2023-01-01"))) == ["Anna"]


def test_who_returns_in_the_same_post_answers_again(bzk, anna, bert) -> None:
    held(anna, bzk, DIGITAL, "2017-10-26", "2022-01-09")
    held(bert, bzk, DIGITAL, "2022-01-10", "2024-07-01")
    held(anna, bzk, DIGITAL, "2024-07-02")
    found = answer(promised(anna, bzk))
    assert (found.kind, found.why, names(found)) == ("same_person", Why.AGAIN, ["Anna"])
    assert names(answer(promised(bert, bzk, "2023-01-01"))) == ["Anna"]


def test_two_state_secretaries_are_told_apart_by_their_portfolios(bzk, anna, bert) -> None:
    carla, dirk = person("Carla"), person("Dirk")
    held(anna, bzk, DIGITAL, "2017-10-26", "2022-01-09")
    held(bert, bzk, "staatssecretaris Herstel Groningen", "2017-10-26", "2022-01-09")
    held(carla, bzk, "staatssecretaris Herstel Groningen", "2022-01-10")
    held(dirk, bzk, "staatssecretaris van Digitale Zaken", "2022-01-10")
    assert names(answer(promised(anna, bzk))) == ["Dirk"]
    assert names(answer(promised(bert, bzk))) == ["Carla"]


def test_where_a_bare_title_may_be_two_posts_the_body_answers(bzk, anna, bert) -> None:
    held(anna, bzk, "staatssecretaris", "2017-10-26", "2022-01-09")
    held(bert, bzk, "staatssecretaris Herstel Groningen", "2017-10-26", "2022-01-09")
    held(person("Carla"), bzk, "staatssecretaris", "2022-01-10")
    found = answer(promised(anna, bzk))
    assert (found.kind, found.why, names(found), found.organisation) == ("body", Why.ROLE_NOT_ENOUGH, [], bzk)


def test_the_printed_role_tells_which_of_two_posts_it_was(bzk, anna, bert) -> None:
    held(anna, bzk, "staatssecretaris", "2017-10-26", "2022-01-09")
    held(bert, bzk, "staatssecretaris Herstel Groningen", "2017-10-26", "2022-01-09")
    held(person("Carla"), bzk, DIGITAL, "2022-01-10")
    held(person("Dirk"), bzk, "staatssecretaris Herstel Groningen", "2022-01-10")
    commitment = promised(anna, bzk)
    assert names(answer(commitment)) == []
    said_as(commitment, DIGITAL)
    found = answer(commitment)
    assert (names(found), found.role) == (["Carla"], DIGITAL)


def test_a_printed_role_in_a_hidden_statement_tells_nothing(bzk, anna) -> None:
    held(anna, bzk, "staatssecretaris", "2017-10-26")
    commitment = promised(anna, bzk)
    said_as(commitment, "geheime rol", is_commitment=True)
    commitment.statements.update(state="withdrawn")
    assert answer(commitment).role == "staatssecretaris"


def test_a_bare_title_passes_on_where_only_one_has_it(bzk, anna, bert) -> None:
    held(anna, bzk, "staatssecretaris", "2017-10-26", "2022-01-09")
    held(bert, bzk, DIGITAL, "2022-01-10")
    assert names(answer(promised(anna, bzk))) == ["Bert"]


def test_a_council_has_several_aldermen_and_a_bare_one_is_nobodys_successor(anna, bert) -> None:
    city = body("Gemeente Utrecht")
    held(anna, city, "wethouder", "2018-06-01", "2022-06-01")
    held(bert, city, "wethouder", "2022-06-02")
    assert answer(promised(anna, city)).why == Why.ROLE_NOT_ENOUGH
    held(anna, city, "burgemeester", "2010-06-01", "2012-06-01")
    held(bert, city, "burgemeester van Utrecht", "2012-06-02")
    assert names(answer(promised(anna, city, "2011-01-01"))) == ["Bert"]


def test_a_professor_is_not_succeeded_by_another(anna, bert) -> None:
    university = body("Universiteit van Delft")
    held(anna, university, "hoogleraar", "2017-01-01", "2021-01-01")
    held(bert, university, "hoogleraar", "2017-01-01")
    found = answer(promised(anna, university))
    assert (found.kind, found.why, names(found)) == ("body", Why.ROLE_NOT_ENOUGH, [])


def test_several_roles_on_one_day_are_not_guessed_between(bzk, anna, bert) -> None:
    held(anna, bzk, DIGITAL, "2017-10-26", "2022-01-09")
    held(anna, bzk, "minister voor Rechten", "2017-10-26", "2022-01-09")
    held(bert, bzk, DIGITAL, "2022-01-10")
    commitment = promised(anna, bzk)
    assert (answer(commitment).kind, answer(commitment).why) == ("body", Why.SEVERAL_ROLES)
    said_as(commitment, "staatssecretaris van Digitale Zaken")
    assert names(answer(commitment)) == ["Bert"]


@pytest.mark.parametrize(
    ("precision", "who"),
    [("day", ["Bert"]), ("month", ["Bert"]), ("quarter", []), ("year", [])],
)
def test_a_vague_day_stands_for_its_whole_period(precision: str, who: list[str], bzk, anna, bert) -> None:
    """On 31 May she was minister; until 30 April she was state secretary."""
    held(anna, bzk, DIGITAL, "2017-10-26", "2020-04-30")
    held(anna, bzk, "minister voor Rechten", "2020-05-01", "2022-01-09")
    held(bert, bzk, "minister voor Rechten", "2022-01-10")
    commitment = promised(anna, bzk, "2020-05-31", made_precision=precision)
    assert names(answer(commitment)) == who


def test_an_undated_promise_counts_for_whatever_single_role_there_was(bzk, anna, bert) -> None:
    held(anna, bzk, DIGITAL, "2017-10-26", "2022-01-09")
    held(bert, bzk, DIGITAL, "2022-01-10")
    assert names(answer(promised(anna, bzk, ""))) == ["Bert"]


def test_without_a_known_role_the_body_answers(bzk, anna, bert) -> None:
    held(anna, bzk, DIGITAL, "2021-01-01")
    held(anna, body("Gemeente Utrecht"), "wethouder Zorg", "2017-01-01")
    found = answer(promised(anna, bzk))
    assert (found.kind, found.why, found.organisation) == ("body", Why.NO_ROLE, bzk)
    assert answer(promised(None, bzk)).why == Why.NO_PERSON
    nothing = answer(promised(None, None))
    assert (nothing.kind, nothing.organisation, nothing.promised_by) == ("unknown", None, None)
    assert answer(promised(bert, None)).kind == "unknown"


def test_without_a_responsible_body_the_persons_own_role_counts(bzk, anna, bert) -> None:
    held(anna, bzk, DIGITAL, "2017-10-26", "2022-01-09")
    held(bert, bzk, DIGITAL, "2022-01-10")
    found = answer(promised(anna, None))
    assert (names(found), found.organisation) == (["Bert"], bzk)


@pytest.mark.parametrize("depth", [1, 2])
def test_a_role_at_a_part_or_at_what_the_body_is_a_part_of_counts(depth: int, bzk, anna, bert) -> None:
    between = body("Directoraat Digitaal", parent=bzk) if depth == 2 else bzk
    agency = body("Logius", parent=between)
    held(anna, agency, "directeur", "2017-01-01", "2021-01-01")
    held(bert, agency, "directeur Logius", "2021-01-02")
    found = answer(promised(anna, bzk))
    assert (names(found), found.organisation) == (["Bert"], bzk)
    carla, dirk = person("Carla"), person("Dirk")
    held(carla, bzk, DIGITAL, "2017-01-01", "2021-01-01")
    held(dirk, bzk, DIGITAL, "2021-01-02")
    found = answer(promised(carla, agency))
    assert (names(found), found.organisation) == (["Dirk"], agency)


def test_undated_roles_count_from_the_article_that_tells_of_them(bzk, anna, bert) -> None:
    """As the importer makes them: no days, one article."""
    held(anna, bzk, DIGITAL, source_article=ArticleFactory(state="published", published_on=date(2020, 4, 1)))
    late = ArticleFactory(state="published", published_on=date(2023, 4, 1))
    held(bert, bzk, DIGITAL, source_article=late)
    commitment = promised(anna, bzk)
    assert names(answer(commitment, "2023-03-31")) == ["Anna"]
    assert names(answer(commitment)) == ["Anna", "Bert"]
    assert answer(commitment).holders[1].since is None


def test_a_hidden_article_dates_nothing(bzk, anna, bert) -> None:
    held(anna, bzk, DIGITAL, "2017-10-26", "2022-01-09")
    hidden = ArticleFactory(state="withdrawn", published_on=date(2023, 4, 1))
    held(bert, bzk, DIGITAL, source_article=hidden)
    assert names(answer(promised(anna, bzk), "2022-06-01")) == ["Bert"]


def test_a_role_with_only_an_end_counts_until_that_day(bzk, anna, bert) -> None:
    held(anna, bzk, DIGITAL, "", "2022-01-09")
    held(bert, bzk, DIGITAL, "2022-01-10")
    commitment = promised(anna, bzk)
    assert names(answer(commitment, "2022-01-09")) == ["Anna"]
    assert names(answer(commitment)) == ["Bert"]


# What an editor says beats the rule.


def test_an_editor_passes_a_post_on_that_was_given_another_name(bzk, anna, bert) -> None:
    before = held(anna, bzk, DIGITAL, "2017-10-26", "2022-01-09")
    after = held(bert, bzk, "staatssecretaris Koninkrijksrelaties en Digitalisering", "2022-01-10")
    commitment = promised(anna, bzk)
    assert answer(commitment).kind == "unknown"
    after.succeeds = before
    after.save()
    found = answer(commitment)
    assert (found.kind, found.why, names(found)) == ("successor", Why.EDITOR, ["Bert"])
    assert names(answer(commitment, "2022-01-09")) == ["Anna"]


def test_an_editor_beats_the_rule_and_ends_an_open_role(bzk, anna, bert) -> None:
    before = held(anna, bzk, DIGITAL, "2017-10-26")
    held(bert, bzk, DIGITAL, "2022-01-10", succeeds=before)
    other = body("Ministerie van Algemene Zaken")
    held(person("Carla"), other, "minister-president", "2022-01-10", succeeds=before)
    commitment = promised(anna, bzk)
    assert names(answer(commitment)) == ["Bert", "Carla"]
    assert names(answer(commitment, "2022-01-09")) == ["Anna"]


def test_after_the_last_that_an_editor_named_the_rule_goes_on(bzk, anna, bert) -> None:
    before = held(anna, bzk, DIGITAL, "2017-10-26", "2022-01-09")
    renamed = "staatssecretaris Koninkrijksrelaties en Digitalisering"
    held(bert, bzk, renamed, "2022-01-10", "2024-07-01", succeeds=before)
    held(person("Carla"), bzk, renamed, "2024-07-02")
    assert names(answer(promised(anna, bzk))) == ["Carla"]


def test_a_circle_of_editors_words_ends(bzk, anna, bert) -> None:
    one = held(anna, bzk, DIGITAL, "2017-10-26")
    other = held(bert, bzk, "minister voor Rechten", "2018-01-01", succeeds=one)
    type(one).objects.filter(pk=one.pk).update(succeeds=other)
    assert answer(promised(anna, bzk, "2017-11-01")).kind == "unknown"


def test_an_editors_word_counts_for_promises_of_earlier_holders_too(bzk, anna, bert) -> None:
    """Anna, Bert in the same post, then Carla in a post of another name, which Dirk holds after her."""
    held(anna, bzk, DIGITAL, "2017-10-26", "2022-01-09")
    last = held(bert, bzk, DIGITAL, "2022-01-10")
    renamed = "staatssecretaris Digitalisering"
    held(person("Carla"), bzk, renamed, "2024-07-02", "2026-02-22", succeeds=last)
    held(person("Dirk"), bzk, renamed, "2026-02-23")
    commitment = promised(anna, bzk)
    assert names(answer(commitment, "2024-07-01")) == ["Bert"]
    assert names(answer(commitment, "2024-07-02")) == ["Carla"]
    assert names(answer(commitment)) == ["Dirk"]


def test_an_editors_word_about_another_post_says_nothing(bzk, anna, bert) -> None:
    held(anna, bzk, DIGITAL, "2017-10-26", "2022-01-09")
    other = held(bert, bzk, "staatssecretaris Herstel Groningen", "2017-10-26", "2022-01-09")
    held(person("Carla"), bzk, "staatssecretaris Toekomst", "2022-01-10", succeeds=other)
    assert answer(promised(anna, bzk)).why == Why.NOBODY_KNOWN


def test_who_took_over_on_an_unknown_day_answers(bzk, anna, bert) -> None:
    held(anna, bzk, DIGITAL, "2017-10-26", "2022-01-09")
    last = held(bert, bzk, DIGITAL, "2022-01-10")
    held(person("Carla"), bzk, "staatssecretaris Digitalisering", succeeds=last)
    assert names(answer(promised(anna, bzk))) == ["Carla"]


def test_who_passed_a_post_on_promises_nothing_in_it_any_more(bzk, anna, bert) -> None:
    before = held(anna, bzk, DIGITAL, "2017-10-26")
    held(bert, bzk, "staatssecretaris Digitalisering", "2022-01-10", succeeds=before)
    assert answer(promised(anna, bzk, "2022-01-09")).why == Why.EDITOR
    assert answer(promised(anna, bzk, "2022-01-10")).why == Why.NO_ROLE


def test_one_of_several_with_a_title_is_not_guessed(bzk, anna, bert) -> None:
    held(anna, bzk, "staatssecretaris", "2017-10-26", "2022-01-09")
    held(bert, bzk, "staatssecretaris Toekomst", "2022-01-10")
    assert names(answer(promised(anna, bzk))) == ["Bert"]
    held(person("Carla"), bzk, "staatssecretaris Herstel Groningen", "2022-01-10")
    assert answer(promised(anna, bzk)).why == Why.ROLE_NOT_ENOUGH


def test_who_speaks_as_chairman_does_not_promise_as_minister(bzk, anna) -> None:
    held(anna, bzk, DIGITAL, "2017-10-26")
    commitment = promised(anna, bzk)
    said_as(commitment, "voorzitter van het Overheidsbreed Beleidsoverleg")
    found = answer(commitment)
    assert (found.kind, found.why, found.role) == (
        "body", Why.NO_ROLE, "voorzitter van het Overheidsbreed Beleidsoverleg",
    )  # fmt: skip


def test_a_part_of_a_hidden_part_counts_for_nothing(bzk, anna) -> None:
    between = body("Geheim directoraat", state="withdrawn", parent=bzk)
    held(anna, body("Logius", parent=between), "directeur", "2017-01-01")
    assert answer(promised(anna, bzk)).why == Why.NO_ROLE


@pytest.mark.django_db
def test_no_body_takes_over_before_its_first_day() -> None:
    new = body("Nieuwe dienst", founded_on=date(2021, 6, 1))
    old = body("Oude dienst", dissolved_on=date(2021, 1, 1), succeeded_by=new)
    commitment = promised(None, old)
    assert answer(commitment, "2021-05-31").organisation == old
    assert answer(commitment, "2021-06-01").organisation == new


def test_many_promises_get_the_answers_of_few(bzk, anna, bert, monkeypatch) -> None:
    held(anna, bzk, "staatssecretaris", "2017-10-26", "2022-01-09")
    held(bert, bzk, "staatssecretaris Rechten", "2017-10-26", "2022-01-09")
    held(person("Carla"), bzk, DIGITAL, "2022-01-10")
    commitment = promised(anna, bzk)
    said_as(commitment, DIGITAL)
    few = answer(commitment)
    monkeypatch.setattr("initiatives.answering.facts.MOST_NAMED", 0)
    assert answer(commitment) == few
    assert names(few) == ["Carla"]


# Bodies that are renamed, merged, hidden.


def ministries() -> tuple:
    """One ministry under three names."""
    third = body("Ministerie van Economie", founded_on=date(2024, 7, 2))
    second = body(
        "Ministerie van Economische Zaken en Klimaat", founded_on=date(2017, 10, 26), dissolved_on=date(2024, 7, 1),
        succeeded_by=third,
    )  # fmt: skip
    first = body("Ministerie van Economische Zaken", dissolved_on=date(2017, 10, 25), succeeded_by=second)
    return first, second, third


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("on", "who", "which"),
    [("2017-10-25", "Anna", 0), ("2017-10-26", "Bert", 1), ("2024-07-01", "Bert", 1), ("2024-07-02", "Carla", 2)],
)
def test_a_ministry_that_was_renamed_twice_keeps_its_promises(on: str, who: str, which: int, anna, bert) -> None:
    bodies = ministries()
    held(anna, bodies[0], "minister van Economische Zaken", "2012-11-05", "2017-10-25")
    held(bert, bodies[1], "minister van Economische Zaken en Klimaat", "2017-10-26", "2024-07-01")
    held(person("Carla"), bodies[2], "minister van Economie", "2024-07-02")
    found = answer(promised(anna, bodies[0], "2015-01-01"), on)
    assert (names(found), found.organisation, found.promised_by) == ([who], bodies[which], bodies[0])
    assert found.is_renamed == (which > 0)


@pytest.mark.django_db
def test_who_stays_minister_through_a_renaming_still_answers(anna) -> None:
    first, second, _third = ministries()
    held(anna, first, "minister van Economische Zaken", "2012-11-05")
    found = answer(promised(anna, first, "2015-01-01"), "2018-01-01")
    assert (found.kind, found.organisation) == ("same_person", second)
    assert answer(promised(anna, second, "2015-01-01"), "2018-01-01").kind == "same_person"


@pytest.mark.django_db
def test_a_role_ends_with_a_body_that_went_into_another(anna, bert) -> None:
    big = body("Ministerie van Binnenlandse Zaken")
    body("Programma Wijken", succeeded_by=big, dissolved_on=date(2010, 10, 13))
    housing = body("Ministerie van Wonen", succeeded_by=big, dissolved_on=date(2021, 2, 22))
    held(anna, housing, "minister van Wonen", "2019-01-01")
    held(bert, big, "minister van Binnenlandse Zaken", "2019-01-01")
    commitment = promised(anna, housing)
    assert names(answer(commitment, "2021-02-22")) == ["Anna"]
    assert names(answer(commitment)) == ["Bert"]
    held(person("Carla"), big, "minister voor Wonen", "2021-02-23")
    assert names(answer(commitment)) == ["Carla"]


@pytest.mark.django_db
def test_bodies_in_a_circle_are_followed_once(anna, bert) -> None:
    old = body("Ministerie van Zaken", dissolved_on=date(2012, 1, 1))
    new = body("Ministerie van Zaken en Klimaat", dissolved_on=date(2018, 1, 1), succeeded_by=old)
    old.succeeded_by = new
    old.save()
    held(anna, new, "minister", "2013-01-01", "2018-01-01")
    commitment = promised(anna, new, "2015-01-01")
    assert answer(commitment).organisation == new
    old.dissolved_on = None
    old.save()
    held(bert, old, "minister van Zaken", "2018-01-02")
    found = answer(commitment)
    assert (found.organisation, names(found)) == (old, ["Bert"])


def test_a_merged_person_answers_under_the_kept_name(bzk, anna, bert, superuser: User) -> None:
    held(anna, bzk, DIGITAL, "2017-10-26", "2022-01-09")
    held(bert, bzk, DIGITAL, "2022-01-10")
    double = person("A. Nna")
    held(double, bzk, DIGITAL, "2017-10-26", "2022-01-09")
    commitment = promised(double, bzk)
    merge(double, anna, superuser)
    commitment.refresh_from_db()
    found = answer(commitment)
    assert (found.maker, names(found)) == (anna, ["Bert"])


def test_a_merge_of_doubles_keeps_who_took_over_their_post(bzk, anna, bert, superuser: User) -> None:
    double = person("A. Nna")
    held(anna, bzk, DIGITAL, "2017-10-26", "2022-01-09")
    gone = held(double, bzk, DIGITAL)
    held(bert, bzk, "staatssecretaris Toekomst", "2022-01-10", succeeds=gone)
    merge(double, anna, superuser)
    assert names(answer(promised(anna, bzk))) == ["Bert"]


@pytest.mark.parametrize("hidden", ["person", "membership", "organisation"])
@pytest.mark.parametrize("state", ["candidate", "rejected", "withdrawn"])
def test_an_unpublished_successor_never_shows(hidden: str, state: str, bzk, anna, bert) -> None:
    held(anna, bzk, DIGITAL, "2017-10-26", "2022-01-09")
    after = held(bert, bzk, DIGITAL, "2022-01-10")
    commitment = promised(anna, bzk)
    if hidden == "organisation":
        bzk.succeeded_by = body("Geheim ministerie", state=state, slug=None)
        bzk.save()
        after.organisation = bzk.succeeded_by
        after.save()
    elif hidden == "person":
        type(bert).objects.filter(pk=bert.pk).update(state=state)
    else:
        type(after).objects.filter(pk=after.pk).update(state=state)
    found = answer(commitment)
    assert (found.kind, names(found), found.organisation) == ("unknown", [], bzk)


def test_a_hidden_maker_is_answered_like_none(bzk, anna) -> None:
    held(anna, bzk, DIGITAL, "2017-10-26")
    commitment = promised(anna, bzk)
    type(anna).objects.update(state="withdrawn")
    assert answer(commitment) == answer(promised(None, bzk))


def test_any_number_of_promises_needs_the_same_queries(bzk, anna, bert) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            answers_to(commitments)
        return len(queries)

    held(anna, bzk, DIGITAL, "2017-10-26", "2022-01-09")
    commitments = [promised(anna, bzk)]
    few = asked()
    for number in range(20):
        other = body(f"Dienst {number}", parent=bzk, succeeded_by=bzk)
        someone = person(f"Iemand {number}")
        held(someone, other, "directeur", "2010-01-01", "2021-01-01")
        held(bert, bzk, f"directeur {number}", "2010-01-01")
        commitments.append(promised(someone, other))
        said_as(commitments[-1], "directeur")
    assert asked() == few <= 7
