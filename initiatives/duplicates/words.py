"""The reasons for which two entries may be the same, in words."""

from typing import Any

from django.utils.translation import gettext_lazy as _

WORDS: dict[str, Any] = {
    "identifier": _("the same number in the register %(register)s: %(value)s"),
    "name": _("the same name"),
    "alias": _("both are known as “%(name)s”"),
    "question": _("the importer asked whether they are the same"),
    "surname_and_name": _("the same surname (%(surname)s), and first names that agree"),
    "surname_and_letter": _("the same surname (%(surname)s) and first letter (%(letter)s)"),
    "surname": _("the same surname (%(surname)s), and no first name that says otherwise"),
    "surname_without_prefix": _("the same surname (%(surname)s), once without its prefix"),
    "part_of_surname": _("a part of the surname is the same (%(surname)s)"),
    "slip": _("the same first name, and surnames that differ in one letter (%(one)s, %(other)s)"),
    "body": _("both have a role at %(name)s"),
    "core": _("the same name but for the kind of body (%(name)s)"),
    "abbreviation": _("the same abbreviation (%(name)s)"),
    "abbreviation_as_name": _("the abbreviation of one is a name of the other (%(name)s)"),
    "nearly": _("names of which %(percent)s%% of the letters are the same"),
    "order": _("the same words in another order"),
    "above": _("both are under %(name)s"),
}


def in_words(reason: dict[str, Any]) -> str:
    """A reason as it is kept, in the reader's language."""
    words: str = str(WORDS[reason["key"]]) % reason["facts"]
    return words
