"""Who answers for a promise on a day: the post in which it was made, who holds it, which body carries it on."""

from initiatives.answering.answers import Answer, AnswerKind, Holder, answers_to
from initiatives.answering.people import Promises, answerable_by, promises_of
from initiatives.answering.succession import Succession, succession_on
from initiatives.answering.wording import reason

__all__ = [
    "Answer",
    "AnswerKind",
    "Holder",
    "Promises",
    "Succession",
    "answerable_by",
    "answers_to",
    "promises_of",
    "reason",
    "succession_on",
]
