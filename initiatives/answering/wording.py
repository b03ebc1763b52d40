"""Why somebody answers for a promise, or why nobody is named, in words."""

from django.utils.translation import gettext as _

from initiatives.answering.answers import Answer, Why


def reason(answer: Answer) -> str:
    """The rule that found the answer, in one sentence; which body followed which is told behind it."""
    told = _rule(answer)
    if answer.is_renamed:
        followed = _("%(new)s carries on what %(old)s promised.")
        told += " " + followed % {"new": answer.organisation, "old": answer.promised_by}
    return told


def _rule(answer: Answer) -> str:
    if answer.holders:
        return _who_holds_it(answer)
    person = {"person": answer.maker}
    if answer.why == Why.NOBODY_KNOWN:
        return _("Nobody is known to hold the post in which it was promised.")
    if answer.why == Why.NO_ROLE:
        return _("The post in which %(person)s promised it is not in the register.") % person
    if answer.why == Why.SEVERAL_ROLES:
        return _("%(person)s had several roles; it is not known in which of them it was promised.") % person
    if answer.why == Why.ROLE_NOT_ENOUGH:
        return _("The role in which it was promised has ended, and its name does not tell who holds that post.")
    if answer.organisation is None:
        return _("No person or body is known.")
    return _("The body promised it, not one person.")


def _who_holds_it(answer: Answer) -> str:
    told = {
        Why.STILL: _("As far as is known the role in which it was promised goes on."),
        Why.AGAIN: _("The post in which it was promised is held again by the same person."),
        Why.EDITOR: _("Editors established to whom the post passed."),
        Why.SAME_POST: _("This is the same post at the same body."),
    }[answer.why]
    if answer.why == Why.SAME_POST and any(one.organisation != answer.promised_by for one in answer.holders):
        told = _("This is the same post.")
    if len(answer.holders) > 1:
        told += " " + _("Several people are known to hold it.")
    return told
