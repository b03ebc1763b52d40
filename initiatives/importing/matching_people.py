"""Which human being a name in an article stands for.

One full name is one person, unless role and body contradict it; anything less than a full name is a question.
"""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from articles.extraction import FoundPerson
from articles.folding import fold
from initiatives.importing.known import PersonIndex, Register
from initiatives.importing.matching import Match, nearly_equal, proposed, several
from initiatives.importing.person_names import may_be_short_for, split_name
from initiatives.models import Membership, Organisation, Person


@dataclass(frozen=True, slots=True)
class Context:
    """The role and body that an article gives a person, beside those that the register knows."""

    role: str
    organisation: Organisation | None
    register: Register

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.role, str(self.organisation or "")))) or _("no role or body")

    @property
    def tells_no_body(self) -> bool:
        """Then nothing about this person is kept by which the next mention could be told apart."""
        return self.organisation is None

    def agrees(self, person: Person) -> bool:
        """The person is known in the same or a related body; where the article names no body, in the same role."""
        if self.organisation is None:
            return any(self._same_role(role) for role in self._roles(person))
        return any(self._related_body(role.organisation_id) for role in self._roles(person))

    def contradicts(self, person: Person) -> bool:
        """Both have a body, these have nothing to do with one another, and the role is another one too."""
        roles = self._roles(person)
        if self.organisation is None or not roles:
            return False
        return not any(self._related_body(role.organisation_id) or self._same_role(role) for role in roles)

    def _roles(self, person: Person) -> list[Membership]:
        return self.register.persons.roles(person)

    def _related_body(self, organisation_id: UUID) -> bool:
        bodies = self.register.organisations
        known = bodies.rows.get(organisation_id)
        return bool(known and self.organisation and bodies.related(known, self.organisation))

    def _same_role(self, membership: Membership) -> bool:
        return bool(self.role) and fold(membership.role) == fold(self.role)


def match_person(found: FoundPerson, organisation: Organisation | None, register: Register) -> Match[Person]:
    """`organisation` is the row of the body that the article places this person in."""
    index = register.persons
    context = Context(found.role or "", organisation, register)
    rows = index.named(found.name)
    return _of_that_name(found.name, rows, context, index) if rows else _resembling(found, index)


def _of_that_name(name: str, rows: list[Person], context: Context, index: PersonIndex) -> Match[Person]:
    agreeing = [row for row in rows if context.agrees(row)]
    if len(agreeing) == 1:
        return Match("known", agreeing[0])
    asking = [row for row in rows if row.question and not index.roles(row)]
    if context.tells_no_body and asking:
        return Match("known", asking[0])
    known = rows[0]
    if len(rows) > 1:
        return proposed(name, index, several(name, rows), known)
    if context.contradicts(known):
        return proposed(name, index, _contradiction(name, known, context), known)
    if not split_name(name).first_letter and index.exact_key(known.name) == index.exact_key(name):
        question = _("Only a surname is given (%(here)s). Is it the %(name)s of another article?") % {
            "here": context,
            "name": name,
        }
        return proposed(name, index, question, known)
    return Match("known", known)


def _contradiction(name: str, known: Person, context: Context) -> str:
    roles = context.register.persons.roles(known)
    return _("A %(name)s is known as %(known)s; this article says %(here)s. Is this the same person?") % {
        "name": name,
        "known": "; ".join(", ".join(filter(None, (role.role, _body(role, context.register)))) for role in roles[:3]),
        "here": context,
    }


def _body(membership: Membership, register: Register) -> str:
    return str(register.organisations.rows.get(membership.organisation_id, ""))


def _resembling(found: FoundPerson, index: PersonIndex) -> Match[Person]:
    parts = split_name(found.name)
    short = [row for row in index.with_surname(parts.surname_key) if may_be_short_for(parts, split_name(row.name))]
    if short:
        question = _("%(name)s may be %(known)s: the surname is the same and the first letters do not differ.") % {
            "name": found.name,
            "known": ", ".join(row.name for row in short[:3]),
        }
        return proposed(found.name, index, question, short[0])
    names = [found.name, *(alias for alias in found.aliases if split_name(alias).is_full)]
    alike = [row for name in names for row in index.named(name) or nearly_equal(fold(name), index)]
    if parts.first_letter and alike:
        question = _("%(name)s is written nearly like %(known)s. Is this the same person?") % {
            "name": found.name,
            "known": alike[0].name,
        }
        return proposed(found.name, index, question, alike[0])
    return proposed(found.name, index)
