"""The reader's rules in words: why it took something for a statement or a name, for somebody who sees it first."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.extraction import FoundStatement

STATEMENTS: dict[str, Promise] = {
    # who speaks, in the sentence itself
    "says-say": _("A verb of saying has the speaker as its subject."),
    "says-opinion": _("A verb that gives an opinion has the speaker as its subject."),
    "says-commit": _("A verb that promises or announces has the speaker as its subject."),
    "says-ask": _("A verb of asking has the speaker as its subject."),
    "has-said-say": _("The sentence tells that the speaker has said it."),
    "has-said-opinion": _("The sentence tells that the speaker has given this opinion."),
    "has-said-commit": _("The sentence tells that the speaker has promised, announced or decided it."),
    "has-said-ask": _("The sentence tells that the speaker has asked it."),
    "volgens": _("The word “volgens” (according to) names the source."),
    "aldus": _("The word “aldus” (thus says) names the speaker."),
    "colon": _("The speaker’s name and a colon stand before the quotation."),
    "stands-in": _("The sentence says that this is written in a document."),
    "concerning": _("The words “wat … betreft” (as far as … is concerned) tell whose opinion it is."),
    "judges": _("The sentence tells what the speaker thinks of it, without a verb of saying."),
    "wants": _("The sentence tells what the speaker wants."),
    "verb-behind": _("A verb and the speaker’s name stand right behind the quotation."),
    "nobody": _("The sentence says that somebody said it whom the text does not name."),
    "noun-of-saying": _("A verb and a noun tell that it was said, such as “komt met de belofte dat”."),
    "declines": _("The speaker will not say, promise or confirm it, which is an answer too."),
    "own-future": _("The sentence tells what a named person or body is going to do."),
    # who speaks, by what stands around the words
    "says-behind": _("The next sentence tells whose words these are."),
    "sentence-behind": _("The next sentence shows the person who has just spoken."),
    "same-paragraph": _("The paragraph has already told who speaks."),
    "interview-answer": _("A quotation below a question: the person interviewed answers."),
    "signed-below": _("A line with nothing but a name stands below it."),
    "last-speaker": _("No name stands beside it: whoever was quoted last goes on."),
    "next-speaker": _("No name stands beside it yet: the next person quoted or named is taken."),
    "only-speaker": _("No name stands beside it: the person interviewed is taken."),
    "headline": _("A quotation in the headline, without a name: those whom the article quotes are taken."),
    "nobody-named": _("A quotation of which the text does not tell whose it is."),
    # own texts
    "first-person": _("A paragraph in which the author speaks in the first person."),
    "comment": _("A reader’s comment below the article, under the reader’s name."),
    "answer": _("An answer in an interview, printed without quotation marks."),
}

NAMES: dict[str, Promise] = {
    # people
    "known": _("Editors have confirmed this name before."),
    "given-name": _("It opens with a known first name."),
    "initials": _("It opens with initials."),
    "surname-prefix": _("It has a prefix that only surnames have, such as “van der”."),
    "surname": _("A surname behind a function, such as “minister”."),
    "beside-person": _("It stands in a row with another person’s name."),
    "credit": _("It stands in the credit of a picture or text."),
    "title": _("A title stands before it, such as “dr.”."),
    "role-before": _("A function or title stands before it."),
    "role-after": _("A function stands behind it."),
    "by-line": _("It stands in the by-line."),
    "age": _("An age in parentheses stands behind it."),
    "talks-elsewhere": _("The last word of it speaks elsewhere in the text: “volgens …”."),
    "pronoun-says": _("The paragraph goes on with “zegt ze” or “zegt hij”, and names nobody else."),
    "relative-clause": _("A clause about somebody stands behind it: “…, die …”."),
    # people and bodies
    "first-name": _("A first name alone, with an age, a function or a verb of saying beside it."),
    "says": _("A verb of saying stands beside it."),
    # bodies and initiatives
    "listed": _("It is in the reader’s list of names, or editors have confirmed it before."),
    "type-word": _("A word in the name tells what it is, such as “gemeente” or “programma”."),
    "type-word-before": _("A word before the name tells what it is, such as “stichting” or “project”."),
    "apposition": _("Words behind the name tell what it is."),
    "law": _("It has the form of a law’s name."),
    "quoted-name": _("It stands in quotation marks behind a word such as “programma”."),
    "role-at": _("Somebody has a function there: “directeur van …”."),
    "dealings": _("Words beside it tell what only a body has or does, such as customers or an agreement."),
    "listed-among": _("It stands in a row of bodies that are known."),
    "participant": _("It is an entry in a list of partners."),
    "abbreviated": _("The first letters of its words stand behind it in parentheses."),
    "government": _("A place that stands for its government: “wethouder in …”."),
    "party": _("It stands in parentheses behind a representative’s name."),
    "beside-name": _("It stands behind a person’s name and tells where they come from."),
    "company": _("It has the form of a company’s name."),
    "compound": _("The first part of a function in one word, such as “CDA-Kamerlid”."),
    "acronym": _("An abbreviation that stands where a body is named."),
    "capitals": _("It has a capital where Dutch gives one to names only."),
    "speaker": _("It speaks in a statement, and is named there only."),
}

# Where no verb attributes the words, the cue is a kind of promise and not a word of the text.
PROMISES: dict[str, Promise] = {
    "pledge": _("promises or decides it in so many words"),
    "then": _("says what comes next"),
    "future": _("speaks of an act to come"),
    "deadline": _("names a day by which it is done"),
}


def why_statement(rule: str) -> str:
    """Why the reader took the words for a statement of these speakers; the rule itself where nothing explains it."""
    return str(STATEMENTS.get(rule, rule))


def why_name(rule: str) -> str:
    """Why the reader took the words for a name; the rule itself where nothing explains it."""
    return str(NAMES.get(rule, rule))


def promise(statement: FoundStatement) -> str:
    """What makes a statement a promise where no verb beside it does; empty where its cue is a word of the text."""
    if statement.kind == "authored" or statement.rule == "own-future":
        return str(PROMISES.get(statement.cue, statement.cue))
    return ""
