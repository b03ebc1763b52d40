"""The decisions of the review desk: each is one transaction, keeps what was before, and can be taken back."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.editorial import EditorialState
from articles.history import last_writer
from articles.models import Article
from initiatives.curation import anchoring
from initiatives.curation.publishing import CurationError, publish, reject
from initiatives.models import DeskAction, DeskStep, Initiative, Statement, StatementSpeaker

# How long a publication can be taken back as if it had not been; later it takes a withdrawal, with a public reason.
A_SLIP_OF_THE_HAND = timedelta(minutes=10)
# What a step keeps of a statement beside its speakers and initiatives.
KEPT = (
    "state",
    "spans",
    "start",
    "end",
    "quote",
    "kind",
    "attribution_text",
    "is_commitment",
    "deadline",
    "deadline_precision",
    "deadline_basis",
)
SPEAKER_FIELDS = ("position", "person_id", "organisation_id", "document", "role")


class StaleError(CurationError):
    """Somebody else changed the statement since the editor saw it; `fresh` is what it is now."""

    def __init__(self, fresh: Statement) -> None:
        text = _("%(editor)s changed this statement meanwhile; below is what it says now.")
        super().__init__(text % {"editor": last_writer(fresh)})
        self.fresh = fresh


@dataclass(frozen=True)
class Corrections:
    """What the card says of a statement; `speakers` are people, organisations or the title of a document.

    `role` is the first speaker's function as printed; None leaves every role as it is.
    """

    kind: str
    is_commitment: bool
    deadline: Any = None
    deadline_precision: str = "day"
    deadline_basis: str = "none"
    initiatives: Sequence[Initiative] = ()
    speakers: Sequence[Any] = field(default_factory=tuple)
    role: str | None = None


def seen(statement: Statement) -> str:
    """What an editor's page says of the state that it shows, to be compared when something is sent."""
    return str(statement.version)


class Desk:
    """One editor with one article."""

    def __init__(self, editor: Any, article: Article) -> None:
        self.editor = editor
        self.article = article

    def accept(self, statement: Statement, seen_at: str, corrections: Corrections | None = None) -> None:
        """Publish it, with what the card says; raises CurationError where something of it cannot be public."""

        def decide(row: Statement) -> Iterable[Statement]:
            if corrections:
                _correct(row, corrections)
            if not row.speakers.exists():
                raise CurationError(_("Say first who speaks."))
            publish(row)
            return ()

        self._step(DeskAction.ACCEPT, statement, seen_at, decide)

    def correct(self, statement: Statement, seen_at: str, corrections: Corrections) -> None:
        self._step(DeskAction.CORRECT, statement, seen_at, lambda row: _correct(row, corrections))

    def reject(self, statement: Statement, seen_at: str) -> None:
        self._step(DeskAction.REJECT, statement, seen_at, lambda row: reject(row) or ())

    def move(self, statement: Statement, seen_at: str, spans: Sequence[Sequence[int]]) -> None:
        """Let it stand at other words of the text."""
        self._step(DeskAction.ANCHOR, statement, seen_at, lambda row: anchoring.anchor(row, spans) or ())

    def split(self, statement: Statement, seen_at: str, at: int) -> None:
        self._step(DeskAction.SPLIT, statement, seen_at, lambda row: [anchoring.split(row, at)])

    def join(self, statement: Statement, seen_at: str, other: Statement) -> None:
        """Take in another candidate, which is set aside."""

        def decide(row: Statement) -> Iterable[Statement]:
            locked = Statement.objects.select_for_update().get(pk=other.pk)
            reject(locked)
            anchoring.join(row, locked)
            return [locked]

        self._step(DeskAction.JOIN, statement, seen_at, decide, [other])

    @transaction.atomic
    def add(self, spans: Sequence[Sequence[int]], kind: str) -> Statement:
        """A statement that the reader missed."""
        statement = anchoring.add_statement(self.article, spans, kind)
        self._keep(DeskAction.ADD, {}, [statement])
        return statement

    @transaction.atomic
    def undo(self) -> DeskStep:
        """Take back the editor's last step in this article.

        Raises CurationError where there is none, somebody changed one of its statements since, or what it published
        may have been read by now.
        """
        step = DeskStep.objects.select_for_update().to_undo(self.editor.pk, self.article).first()
        if step is None:
            raise CurationError(_("There is nothing to undo in this article."))
        if step.action == DeskAction.ACCEPT and timezone.now() - step.created_at > A_SLIP_OF_THE_HAND:
            raise CurationError(_("This was published too long ago to be undone; withdraw it with a reason."))
        rows = {str(row.pk): row for row in Statement.objects.select_for_update().filter(pk__in=step.after)}
        if any(key not in rows or _snapshot(rows[key]) != kept for key, kept in step.after.items()):
            raise CurationError(_("Somebody changed this statement since; it cannot be undone."))
        # First what the step made, so that the places that it took are free again.
        for key in step.after.keys() - step.before.keys():
            rows[key].delete()
        for key, kept in step.before.items():
            _restore(rows[key], kept)
        step.undone_at = timezone.now()
        step.save()
        return step

    @transaction.atomic
    def _step(
        self,
        action: DeskAction,
        statement: Statement,
        seen_at: str,
        decide: Callable[[Statement], Iterable[Statement] | None],
        others: Sequence[Statement] = (),
    ) -> None:
        rows = Statement.objects.select_for_update().filter(pk__in=[statement.pk, *(row.pk for row in others)])
        locked = {row.pk: row for row in rows}
        row = locked[statement.pk]
        if seen(row) != seen_at:
            raise StaleError(row)
        if any(kept.state != EditorialState.CANDIDATE for kept in locked.values()):
            raise CurationError(_("The desk changes candidates only; open the full form."))
        before = {str(key): _snapshot(kept) for key, kept in locked.items()}
        made = decide(row) or ()
        self._keep(action, before, [row, *made])

    def _keep(self, action: DeskAction, before: dict[str, Any], after: Iterable[Statement]) -> None:
        fresh = Statement.objects.filter(pk__in=[row.pk for row in after])
        DeskStep(
            editor=self.editor,
            article=self.article,
            action=action,
            before=before,
            after={str(row.pk): _snapshot(row) for row in fresh},
        ).save()


def _correct(statement: Statement, corrections: Corrections) -> Iterable[Statement]:
    statement.kind = corrections.kind
    statement.is_commitment = corrections.is_commitment
    statement.deadline = corrections.deadline
    statement.deadline_precision = corrections.deadline_precision
    statement.deadline_basis = corrections.deadline_basis
    anchoring.anchor(statement, statement.spans)
    statement.initiatives.set(corrections.initiatives)
    _set_speakers(statement, corrections.speakers, corrections.role)
    return ()


def _set_speakers(statement: Statement, speakers: Sequence[Any], role: str | None) -> None:
    """Those who stay keep their role as printed, but for the first where the card gives another."""
    present = list(statement.speakers.select_related("person", "organisation"))
    roles = {row.person or row.organisation or row.document: row.role for row in present}
    wanted = {speaker: roles.get(speaker, "") for speaker in speakers}
    if role is not None and wanted:
        wanted[speakers[0]] = role
    if list(roles.items()) == list(wanted.items()):
        return
    for row in present:
        row.delete()
    for position, (speaker, printed) in enumerate(wanted.items()):
        row = StatementSpeaker(statement=statement, position=position, role=printed)
        if isinstance(speaker, str):
            row.document = speaker
        else:
            setattr(row, speaker._meta.model_name, speaker)
        row.save()


def _snapshot(statement: Statement) -> dict[str, Any]:
    """A statement as JSON can hold it."""
    encode = DjangoJSONEncoder().default
    fields = {name: getattr(statement, name) for name in KEPT}
    fields["deadline"] = encode(statement.deadline) if statement.deadline else None
    fields["initiatives"] = sorted(str(key) for key in statement.initiatives.values_list("pk", flat=True))
    fields["speakers"] = [
        {name: str(value) if name.endswith("_id") and value else value for name, value in speaker.items()}
        for speaker in statement.speakers.order_by("position").values(*SPEAKER_FIELDS)
    ]
    fields["spans"] = [list(span) for span in statement.spans]
    fields["state"] = str(statement.state)
    return fields


def _restore(statement: Statement, kept: dict[str, Any]) -> None:
    for name in KEPT:
        setattr(statement, name, kept[name])
    statement.state = EditorialState(kept["state"])
    statement.save()
    statement.initiatives.set(kept["initiatives"])
    statement.speakers.all().delete()
    for speaker in kept["speakers"]:
        StatementSpeaker(statement=statement, **speaker).save()
