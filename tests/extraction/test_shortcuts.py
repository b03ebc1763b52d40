"""What is only looked for where its words stand is found as if it were looked for everywhere."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.extraction import extract, sentences
from articles.extraction.attribution import Attributor
from articles.extraction.classes import MAY_HOLD_TERM, NOTABLE, NUMBER, TERM, classify, union
from articles.extraction.commitments import (
    FUTURE,
    FUTURE_IDIOM,
    MAY_PROMISE,
    PLEDGE,
    UTTERMOST,
    names_last_day,
    own_future,
    pledges,
    promise_in,
)
from articles.extraction.dates import first_date
from articles.extraction.deadlines import find_deadline
from articles.extraction.document import TOKEN, Document, read_document
from articles.extraction.gazetteer import Names
from articles.extraction.layout import LETTER_START, NAVIGATION, SALUTES_WITH, navigates
from articles.extraction.metadata import ONE_VOICE, speaks_of_one_voice
from articles.extraction.phrases import Phrases
from articles.extraction.quotations import FIRST_PERSON, Bare, find_quotations
from articles.extraction.repeats import Repeats
from tests.evaluate.corpora import OWN_SETS, Annotated, annotated

SAID_ON = date(2024, 3, 12)
ANYTHING = -1  # all classes at once
CORPUS = [article for name in OWN_SETS for article in annotated(name)]
TERMS = st.sampled_from(
    "vóór voor uiterlijk eind medio begin in per op tot binnen na dit deze komend komende volgend volgende het van de "
    "1 31 1e 3 2023 2024 2025 q3 Q1 maart mei jan. december 1-mei zomer najaar kerst jaarwisseling jaar week weken "
    "maand maanden dagen kwartaal eerste tweede laatste helft jaarhelft binnenkort korte termijn twee en , . "
    "wij we ik wíj onze gaan zal zullen hebben besloten afgesproken toegezegd beloven niet daarna dat".split()
)
SENTENCES = st.lists(TERMS, max_size=14).map(" ".join)
OWN_WORDS = st.sampled_from(
    "ik wij we beloof beloven garandeer garanderen zeg zeggen toe maak maken afspraken neem daarom maatregelen "
    "reserveren trekken geld uit leggen leg dat vast ga gaan verder aan de slag verbind verbinden me ons zal zullen "
    "straks het om uiterste datum streefdatum deadline streefdoel".split()
)
OWN_SENTENCES = st.lists(OWN_WORDS, max_size=9).map(" ".join)
LINES = st.text(st.sampled_from("ab A1|»›•>/. \t"), max_size=30).map(lambda text: f"Home {text}".strip())
ANY_TEXT = st.text(st.one_of(st.sampled_from("aA.’'‘s &-\n \t\u2003„“İΣ"), st.characters(exclude_categories=["Cs"])))


def classes_of(text: str) -> int:
    return union(classify(TOKEN.findall(text)))


@settings(max_examples=600, deadline=None)
@given(SENTENCES)
def test_no_term_is_missed_by_looking_at_the_words_first(text: str) -> None:
    assert find_deadline(text, SAID_ON, classes_of(text) | TERM) == find_deadline(text, SAID_ON, ANYTHING)


@pytest.mark.parametrize(
    "term",
    [
        "vóór 1 mei 2025", "in het derde kwartaal", "in q3 2024", "de tweede helft van het jaar", "eind mei",
        "vanaf 2026", "in 2025-2026", "binnen drie weken", "voor de zomer", "voor de kerst", "dit najaar",
        "volgende week", "volgende maand", "binnenkort", "op korte termijn", "de verkiezingen van 16 maart 2025",
    ],
)  # fmt: skip
def test_every_form_of_a_term_has_words_that_give_it_away(term: str) -> None:
    assert find_deadline(term, SAID_ON, classes_of(term)) == find_deadline(term, SAID_ON, ANYTHING) is not None
    assert classes_of(term) & MAY_HOLD_TERM


@settings(max_examples=600, deadline=None)
@given(SENTENCES)
def test_no_promise_is_missed_by_looking_at_the_words_first(text: str) -> None:
    assert promise_in(text, SAID_ON, classes_of(text) | MAY_PROMISE | TERM) == promise_in(text, SAID_ON, ANYTHING)


@settings(max_examples=600, deadline=None)
@given(LINES)
def test_no_navigation_is_missed_by_looking_at_its_marks_first(line: str) -> None:
    assert navigates(line) is bool(NAVIGATION.search(line))


def test_no_salutation_is_missed_by_looking_at_its_first_letter() -> None:
    letters = [chr(number) for number in range(0x3000) if not 0xD800 <= number < 0xE000]
    opening = {
        c for c in letters for rest in ("este", "eachte", "ooggeachte") if LETTER_START.match(f"{c}{rest} allen")
    }

    assert opening == {*SALUTES_WITH}


@pytest.mark.parametrize(
    "words", ["INTERVIEW", "een İnterview", "In geſpreK met Jan", "vertelt ze", "VERTELT HIJ", "niets"]
)
def test_no_interview_is_missed_by_looking_for_parts_of_words_first(words: str) -> None:
    assert speaks_of_one_voice(read_document(words)) is bool(ONE_VOICE.search(words))


@pytest.mark.parametrize("article", CORPUS, ids=lambda article: article.name)
def test_own_words_are_told_by_class_as_by_pattern(article: Annotated) -> None:
    document = read_document(article.text)
    bare = Bare(document, find_quotations(document))
    for line in document.lines:
        assert bare.is_personal(line) is bool(FIRST_PERSON.search(bare.of(line.span)))


@settings(max_examples=900, deadline=None)
@given(OWN_SENTENCES)
def test_no_own_act_is_missed_by_looking_for_its_stems_first(low: str) -> None:
    assert pledges(low) is bool(PLEDGE.search(low))
    assert names_last_day(low) is bool(UTTERMOST.search(low))
    assert bool(own_future(low)) or not FUTURE.search(low) or bool(FUTURE_IDIOM.search(low))


@pytest.mark.parametrize(
    "low",
    [
        "ik beloof dat", "wij garanderen het", "we zeggen dat toe", "zeg ik u toe", "maak ik afspraken",
        "maken we afspraken", "neem ik daarom maatregelen", "we reserveren geld", "trekken we geld uit",
        "we leggen dat vast", "we nu verder gaan", "ik aan de slag ga", "ik verbind me", "wij verbinden ons",
    ],
)  # fmt: skip
def test_every_form_of_a_pledge_has_a_stem_that_gives_it_away(low: str) -> None:
    assert PLEDGE.search(low)
    assert pledges(low)


def test_a_sentence_that_names_nobody_may_tell_where_words_stand() -> None:
    sentence = "Hierin staat dat de loketten in 2030 opengaan voor iedereen."
    article = f"De stad\n\nJan de Vries schreef het rapport ‘Open loketten’ voor de stad.\n\n{sentence}"

    assert [article[slice(*s.spans[0])] for s in extract(article).statements if s.rule == "stands-in"] == [sentence]


class Everything(frozenset[str]):
    def __contains__(self, word: object) -> bool:
        return True


def test_single_words_rule_out_no_repeat(monkeypatch: pytest.MonkeyPatch) -> None:
    read = [extract(article.text) for article in CORPUS]
    count = Repeats._count

    def rule_nothing_out(self: Repeats) -> None:
        count(self)
        self._often = Everything()

    monkeypatch.setattr(Repeats, "_count", rule_nothing_out)

    assert [extract(article.text) for article in CORPUS] == read


def test_sentences_that_are_passed_over_tell_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    read = [extract(article.text) for article in CORPUS]
    monkeypatch.setattr(Attributor, "may_tell", lambda self, sentence: True)

    assert [extract(article.text) for article in CORPUS] == read


@pytest.mark.parametrize("article", CORPUS, ids=lambda article: article.name)
def test_tokens_are_looked_up_by_class_as_by_looking_at_each(article: Annotated) -> None:
    document = read_document(article.text)
    for class_ in (1 << bit for bit in range(NOTABLE.bit_length()) if NOTABLE & 1 << bit):
        assert document.having(class_) == [i for i, found in enumerate(document.classes) if found & class_]


def test_only_tokens_of_notable_classes_are_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of other classes none would be found."""
    asked: set[int] = set()
    having = Document.having
    monkeypatch.setattr(Document, "having", lambda self, classes: asked.add(classes) or having(self, classes))
    for article in CORPUS:
        extract(article.text)

    assert asked
    assert [classes for classes in asked if classes & ~NOTABLE] == []


@settings(max_examples=300, deadline=None)
@given(ANY_TEXT)
def test_tokens_and_lines_fit_the_text(text: str) -> None:
    document = read_document(text)

    assert document.words == TOKEN.findall(text)
    assert document.lows == [word.lower() for word in document.words]
    assert [document.slice(i, i + 1) for i in range(len(document.words))] == document.words
    assert [line.first for line in document.lines] == [document.token_at(line.span.start) for line in document.lines]
    assert [line.last for line in document.lines] == [document.token_at(line.span.end) for line in document.lines]


@settings(max_examples=600, deadline=None)
@given(st.text(st.sampled_from("aAdrmnsgtxz.“('‘ 1é"), max_size=14), st.sampled_from("AaJé“1"))
def test_endings_of_words_rule_out_no_abbreviation(before: str, after: str) -> None:
    text = f"{before}. {after}"
    stop = len(before)
    found = sentences._is_boundary(text, 0, stop, stop + 2)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sentences, "_is_plain_word", lambda text, start, stop: False)
        assert sentences._is_boundary(text, 0, stop, stop + 2) == found


@pytest.mark.parametrize("article", CORPUS, ids=lambda article: article.name)
def test_type_words_in_front_of_names_are_all_found(article: Annotated) -> None:
    document = read_document(article.text)
    quick, slow = (Phrases(document, {}, Names()) for _time in range(2))
    slow.behind_type_word = {*range(len(document.words))}
    for line in document.lines:
        for index in range(line.first, line.last):
            assert quick.head_before(index, line) == slow.head_before(index, line)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(TERMS, st.text(max_size=3)), max_size=8).map(" ".join))
def test_no_date_is_missed_where_no_word_holds_a_digit(text: str) -> None:
    assert first_date(text) is None or classes_of(text) & NUMBER
