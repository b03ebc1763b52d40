"""Taking articles in: what is written, what never is, and that all of it or none of it is."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.editorial import EditorialState
from articles.extraction import (
    Deadline,
    Extraction,
    FoundInitiative,
    FoundOrganisation,
    FoundStatement,
    Metadata,
    Span,
    Speaker,
    VagueDate,
)
from articles.models import Article
from initiatives.curation.editing import save_edit
from initiatives.curation.merging import merge
from initiatives.curation.publishing import publish, reject
from initiatives.importing import planning, service
from initiatives.importing.service import Importer, import_article
from initiatives.models import (
    Initiative,
    Membership,
    Mention,
    Organisation,
    Origin,
    Person,
    Statement,
    StatementSpeaker,
)
from tests.factories import ArticleFactory, InitiativeFactory, OrganisationFactory, PersonFactory
from tests.importing.readings import TEXT, ReaderOf, document, dump, person, reading, said, spans

pytestmark = pytest.mark.django_db

QUOTE = "Wij openen het loket vóór 1 juli 2021"
FULL = reading(
    persons=[
        person(
            "Sanne de Wit",
            "wethouder",
            "gemeente Vlietdam",
            mentions=spans(TEXT, "Sanne de Wit"),
            aliases=("De Wit",),
        )
    ],
    organisations=[
        FoundOrganisation(
            "gemeente Vlietdam", ("Vlietdam",), "municipality", mentions=spans(TEXT, "gemeente Vlietdam")
        ),
        FoundOrganisation("ministerie van BZK", mentions=spans(TEXT, "ministerie van BZK")),
    ],
    initiatives=[FoundInitiative("Loket Nabij", kind="programme", mentions=spans(TEXT, "Loket Nabij"))],
    statements=[
        said(
            TEXT,
            QUOTE,
            "Sanne de Wit",
            initiatives=("Loket Nabij",),
            is_commitment=True,
            deadline=Deadline(date(2021, 6, 30), "day", "explicit", "vóór 1 juli 2021"),
            attribution=spans(TEXT, "zegt De Wit")[0],
            cue="zegt",
            confidence=0.9,
        )
    ],
    metadata=Metadata("Titel uit de tekst", VagueDate(date(2020, 3, 31), "month"), "De Courant", ("A. Bee",), "news"),
)  # fmt: skip


def take(found: Extraction = FULL, **facts: Any) -> service.Outcome:
    return Importer(reader=ReaderOf(found)).take(document(**facts))


def test_an_article_comes_in_with_all_that_was_found() -> None:
    OrganisationFactory(name="Ministerie van Binnenlandse Zaken", abbreviation="BZK", classification="ministry")
    assert take().verdict == "new"
    statement = Statement.objects.get()
    assert statement.quote == QUOTE == statement.article.text[statement.start : statement.end]
    assert statement.spans == [[statement.start, statement.end]]
    assert (statement.is_commitment, statement.deadline, statement.deadline_basis) == (
        True, date(2021, 6, 30), "explicit",
    )  # fmt: skip
    assert (statement.said_on, statement.said_precision) == (date(2020, 3, 31), "month")
    assert (statement.attribution_text, statement.cue, statement.rule) == ("zegt De Wit", "zegt", "by hand")
    assert (statement.confidence, statement.extractor_version) == (0.9, "by hand")
    speaker = statement.speakers.get()
    assert (speaker.person.name, speaker.role) == ("Sanne de Wit", "wethouder")
    assert [str(initiative) for initiative in statement.initiatives.all()] == ["Loket Nabij"]
    membership = Membership.objects.get()
    assert (membership.role, membership.organisation.name) == ("wethouder", "gemeente Vlietdam")
    assert membership.source_article == statement.article
    assert sorted(Mention.objects.values_list("words", flat=True)) == [
        "Loket Nabij", "Sanne de Wit", "gemeente Vlietdam", "ministerie van BZK",
    ]  # fmt: skip
    assert Organisation.objects.get(abbreviation="BZK").mentions.count() == 1


def test_everything_comes_in_as_a_candidate_without_an_address() -> None:
    take()
    for model in (Person, Organisation, Initiative):
        row = model.objects.get(name__in=["Sanne de Wit", "gemeente Vlietdam", "Loket Nabij"])
        assert (row.state, row.origin, row.slug) == (EditorialState.CANDIDATE, Origin.IMPORTER, None)
    for model in (Article, Statement, Membership):
        assert {row.state for row in model.objects.all()} == {EditorialState.CANDIDATE}


def test_a_name_is_stored_in_its_parts() -> None:
    take()
    row = Person.objects.get()
    assert (row.given_name, row.family_name_prefix, row.family_name) == ("Sanne", "de", "Wit")
    assert (row.sort_name, row.sort_key) == ("Wit, Sanne de", "wit, sanne de")


def test_a_bare_surname_is_no_name_to_look_people_up_by() -> None:
    take()
    assert Person.objects.get().other_names == []


def test_what_the_source_says_of_itself_goes_before_what_the_text_says() -> None:
    take(
        title="Titel van de bron", published_on=VagueDate(date(2021, 5, 6)), authors=("C. Dee",), publication="Het Blad"
    )
    article = Article.objects.get()
    assert (article.title, article.publication, article.authors) == ("Titel van de bron", "Het Blad", ["C. Dee"])
    assert (article.published_on, article.published_precision) == (date(2021, 5, 6), "day")


def test_without_words_of_the_source_the_text_is_believed() -> None:
    take()
    article = Article.objects.get()
    assert (article.title, article.publication, article.authors) == ("Titel uit de tekst", "De Courant", ["A. Bee"])
    assert (article.published_on, article.published_precision, article.genre) == (date(2020, 3, 31), "month", "news")


def test_importing_twice_is_importing_once() -> None:
    assert take().verdict == "new"
    before = dump()
    assert take().verdict == "known"
    assert dump() == before


def test_the_same_text_from_another_place_is_known() -> None:
    take()
    before = dump()
    assert take(name="elders.txt", url="https://example.org/elders", title="Anders").verdict == "known"
    assert dump() == before


def test_an_address_that_stands_for_another_text_is_refused() -> None:
    take(url="https://example.org/artikel")
    before = dump()
    outcome = take(text=f"{TEXT} Bijgewerkt.", url="https://example.org/artikel")
    assert outcome.verdict == "refused"
    assert "https://example.org/artikel" in outcome.reason
    assert "Titel uit de tekst" in outcome.reason
    assert dump() == before


def edit_name(row: Any) -> None:
    row.name = "Sanne de Wit-Bos"
    save_edit(row)


def edit_initiative(row: Any) -> None:
    row.kind, row.description = "law", "Beschreven door een redacteur."
    save_edit(row)


def edit_role(row: Any) -> None:
    row.role = "loco-burgemeester"
    save_edit(row)


EDITS = [
    pytest.param(Person, edit_name, id="a-name"),
    pytest.param(Initiative, edit_initiative, id="an-initiative"),
    pytest.param(Membership, edit_role, id="a-role"),
    pytest.param(Person, reject, id="a-rejected-person"),
    pytest.param(Statement, reject, id="a-rejected-statement"),
    pytest.param(Statement, publish, id="a-published-statement"),
]


@pytest.mark.parametrize(("model", "edit"), EDITS)
def test_an_edit_survives_reimport(model: Any, edit: Any) -> None:
    take()
    edit(model.objects.get())
    before = dump()
    assert take().verdict == "known"
    assert dump() == before


def test_another_article_leaves_known_entries_as_the_editor_made_them() -> None:
    take()
    before = {model: list(model.objects.values()) for model in (Person, Initiative, Organisation, Membership)}
    assert take(text=f"{TEXT} Nog een keer.").counts["new people"] == 0
    assert {model: list(model.objects.values()) for model in before} == before
    assert Statement.objects.count() == 2


def test_a_rejected_speaker_is_not_proposed_again_and_the_statement_has_none() -> None:
    take()
    reject(Person.objects.get())
    assert take(text=f"{TEXT} Nog een keer.").verdict == "new"
    assert Person.objects.count() == 1
    assert not Statement.objects.get(article__text__endswith="keer.").speakers.exists()


def test_a_rejected_role_is_not_proposed_again() -> None:
    take()
    reject(Membership.objects.get())
    take(text=f"{TEXT} Nog een keer.")
    assert Membership.objects.count() == 1


def test_a_merged_speaker_leads_to_the_one_that_replaced_it() -> None:
    take()
    kept = PersonFactory(name="Sanne Wit")
    merge(Person.objects.get(name="Sanne de Wit"), kept)
    take(text=f"{TEXT} Nog een keer.")
    assert set(StatementSpeaker.objects.values_list("person", flat=True)) == {kept.pk}


def test_speakers_of_every_kind_keep_their_order() -> None:
    found = replace(
        FULL,
        statements=(
            said(
                TEXT,
                QUOTE,
                Speaker("document", "Een manifest"),
                Speaker("organisation", "Vlietdam"),
                "Sanne de Wit",
                "De Wit",
                "Iemand Anders",
            ),
        ),
    )
    take(found)
    assert [str(speaker) for speaker in Statement.objects.get().speakers.all()] == [
        "Een manifest", "gemeente Vlietdam", "Sanne de Wit", "Iemand Anders",
    ]  # fmt: skip


def test_an_interrupted_sentence_is_one_statement_of_two_spans() -> None:
    found = reading(statements=[FoundStatement(spans=spans(TEXT, "Wij openen", "vóór 1 juli 2021"), kind="direct")])
    take(found)
    statement = Statement.objects.get()
    assert statement.quote == "Wij openen … vóór 1 juli 2021"
    assert [statement.article.text[start:end] for start, end in statement.spans] == ["Wij openen", "vóór 1 juli 2021"]


def test_the_same_place_found_twice_is_one_statement() -> None:
    take(reading(statements=[said(TEXT, QUOTE), said(TEXT, QUOTE)]))
    assert Statement.objects.count() == 1


def test_a_coalition_may_be_a_body_and_an_initiative() -> None:
    found = reading(
        organisations=[FoundOrganisation("Coalitie Nabij", also_initiative=True)],
        statements=[said(TEXT, QUOTE, Speaker("organisation", "Coalitie Nabij"), initiatives=("Coalitie Nabij",))],
    )
    take(found)
    assert Organisation.objects.get().name == Initiative.objects.get().name == "Coalitie Nabij"


def test_overlong_finds_are_cut_and_not_lost() -> None:
    long = "Naam " * 100
    take(
        reading(
            persons=[person(long, "rol " * 100, "Dienst " * 100)],
            statements=[said(TEXT, QUOTE, long)],
            metadata=Metadata(title="t" * 600, publication="p" * 300),
        )
    )
    assert len(Person.objects.get().name) == len(Membership.objects.get().role) == 300
    assert len(Article.objects.get().title) == 500


REFUSALS = [
    pytest.param(
        reading(statements=[FoundStatement((Span(5, 9999),), "direct")]), {}, "9999", id="words-that-are-not-there"
    ),
    pytest.param(reading(statements=[FoundStatement((), "direct")]), {}, "IndexError", id="a-statement-without-words"),
    pytest.param(reading(), {"url": "javascript:alert(1)"}, "url", id="an-address-that-is-none"),
    pytest.param(reading(), {"title": "t" * 600}, "title", id="a-title-that-does-not-fit"),
    pytest.param(reading(), {"text": "a\x00b"}, "NUL", id="what-no-database-takes"),
    pytest.param(
        reading(statements=[said(TEXT, QUOTE, confidence=7.0)]), {}, "statement_confidence_range",
        id="what-the-database-refuses",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("found", "facts", "reason"), REFUSALS)
def test_what_cannot_be_taken_is_refused_in_one_line(found: Extraction, facts: dict[str, Any], reason: str) -> None:
    before = dump()
    outcome = take(found, **facts)
    assert outcome.verdict == "refused"
    assert reason in outcome.reason
    assert "\n" not in outcome.reason
    assert dump() == before


STEPS = ["Organisation", "Person", "Initiative", "Membership", "Mention", "Statement", "StatementSpeaker"]


@pytest.mark.parametrize("step", STEPS)
def test_an_article_is_written_as_a_whole_or_not_at_all(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    importer = Importer(reader=ReaderOf(FULL))
    before = dump()
    with monkeypatch.context() as patch:
        manager = getattr(planning, step).objects
        patch.setattr(type(manager), "bulk_create", _fail_for(getattr(planning, step), type(manager).bulk_create))
        assert importer.take(document()).reason == "OSError: the disk is full"
    assert dump() == before
    assert importer.take(document()).verdict == "new"
    assert Statement.objects.get().speakers.get().person.name == "Sanne de Wit"


def _fail_for(model: Any, real: Any) -> Any:
    def bulk_create(manager: Any, rows: Any, **options: Any) -> Any:
        if manager.model is model:
            raise OSError("the disk is full")
        return real(manager, rows, **options)

    return bulk_create


def test_one_bad_article_does_not_stop_the_others() -> None:
    bad = reading(statements=[FoundStatement((Span(5, 9999),), "direct")])
    importer = Importer(reader=ReaderOf(FULL, by_text={"Stuk.": bad}))
    verdicts = [importer.take(document(text)).verdict for text in (TEXT, "Stuk.", f"{TEXT} Nog een.")]
    assert verdicts == ["new", "refused", "new"]
    assert Person.objects.count() == 1


def test_a_doubtful_person_is_a_candidate_with_a_question() -> None:
    take()
    other = replace(FULL, persons=(person("Sanne de Wit", "hoogleraar", "Universiteit"),))
    assert take(other, text=f"{TEXT} Nog een keer.").counts["questions"] == 1
    first, second = Person.objects.order_by("created_at")
    assert second.maybe_same_as == first
    assert second.question
    assert StatementSpeaker.objects.get(statement__article__text__endswith="keer.").person == second


def test_the_same_doubt_in_a_third_article_makes_no_third_person() -> None:
    for end in ("", " Twee.", " Drie."):
        elsewhere = replace(FULL, persons=(person("Sanne de Wit", "hoogleraar", "Universiteit"),))
        take(elsewhere if end else FULL, text=f"{TEXT}{end}")
    assert Person.objects.count() == 2


def test_the_reader_is_told_confirmed_names_only() -> None:
    InitiativeFactory(name="Loket Nabij", other_names=["Loketten"], state="published")
    OrganisationFactory(name="Digitale")
    PersonFactory(name="Beste Lezer", state=EditorialState.REJECTED)
    reader = ReaderOf()
    Importer(reader=reader).take(document())
    (known,) = reader.known
    assert [(name.name, name.aliases) for name in known.initiatives] == [("Loket Nabij", ("Loketten",))]
    assert known.organisations == known.persons == ()


def test_a_run_sees_what_an_editor_did_meanwhile() -> None:
    importer = Importer(reader=ReaderOf(FULL))
    importer.take(document())
    reject(Person.objects.get())
    importer.take(document(f"{TEXT} Nog een keer."))
    assert Person.objects.count() == 1
    assert StatementSpeaker.objects.count() == 1


def test_the_number_of_queries_does_not_grow_with_the_article() -> None:
    words = TEXT.split()
    small = reading(persons=[person("Anna Bakker")], statements=[said(TEXT, QUOTE, "Anna Bakker")])
    large = reading(
        persons=[person(f"{word}a Bakker{number}", "lid", f"Dienst {number}") for number, word in enumerate(words)],
        statements=[said(TEXT, word, f"{word}a Bakker{number}") for number, word in enumerate(words)],
    )
    importer = Importer(reader=ReaderOf(by_text={f"{TEXT} Klein.": small, TEXT: large}))
    importer.register.refresh()
    counts = []
    for text in (f"{TEXT} Klein.", TEXT):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            importer.take(document(text))
        counts.append(len(queries))
    assert counts[1] <= counts[0] + 6


def test_publishing_at_once_leaves_what_has_an_open_question() -> None:
    take()
    elsewhere = replace(FULL, persons=(person("Sanne de Wit", "hoogleraar", "Universiteit"),))
    outcome = Importer(publish=True, reader=ReaderOf(elsewhere)).take(document(f"{TEXT} Nog een keer."))
    assert outcome.counts["left with an open question"] == 3  # the person, her role and her statement
    article = Article.objects.get(text__endswith="keer.")
    assert article.is_published
    assert {statement.state for statement in Statement.objects.all()} == {EditorialState.CANDIDATE}


def test_publishing_at_once_makes_everything_else_public() -> None:
    outcome = Importer(publish=True, reader=ReaderOf(FULL)).take(document())
    assert outcome.counts["published"] == 7  # article, person, two bodies, initiative, membership, statement
    for model in (Article, Person, Organisation, Initiative, Membership, Statement):
        assert {row.state for row in model.objects.all()} == {EditorialState.PUBLISHED}


def test_a_dry_run_writes_nothing_and_counts_the_same() -> None:
    before = dump()
    dry = Importer(dry_run=True, reader=ReaderOf(FULL))
    tried = [dry.take(document(text)) for text in (TEXT, f"{TEXT} Nog een.", TEXT)]
    assert dump() == before
    real = Importer(reader=ReaderOf(FULL))
    assert tried == [real.take(document(text)) for text in (TEXT, f"{TEXT} Nog een.", TEXT)]


def test_one_article_can_be_taken_in_with_the_reader_as_it_is() -> None:
    assert import_article(document()).verdict == "new"
    assert Statement.objects.filter(quote__startswith="Wij openen").exists()


def test_an_article_written_by_hand_is_known() -> None:
    ArticleFactory(text=TEXT)
    assert take().verdict == "known"
