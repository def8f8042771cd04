"""What happened at a door without anybody saying anything: codes that were used up, asked for too often, sent too late.

Each is entered as of whoever holds the link, and nothing at the door shows that it was.
"""

from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.kernel.refusals import Refused
from wayhome.record.events.door import (
    CodesAskedOften,
    CodesUsedUp,
    For,
    ReportRepeated,
    SentLate,
    SentLateLookedAt,
    SentWhat,
)
from wayhome.record.vocabulary import Spoken, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteCodesUsedUp(OnInvestigation):
    """Five wrong codes were tried; ``times`` says how often it came to that."""

    invitation: str
    holder: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteCodesAskedOften(OnInvestigation):
    """Codes were asked for more often than are sent; ``times`` were sent in the day before."""

    invitation: str
    holder: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SendLate(OnInvestigation):
    """Something was begun at a door and sent when whoever began it was not let in any more."""

    invitation: str
    holder: str
    kind: For
    what: SentWhat
    why: Literal["begun_long_ago", "invitation_ended", "not_let_in"]
    said: Spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAtSentLate(OnInvestigation):
    """What an officer says it comes to; ``sent`` is the entry that holds it."""

    sent: str
    result: Literal["entered", "nothing_new", "not_theirs", "passed_on"]
    note: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteReportRepeated(OnInvestigation):
    """The same report came again; ``reference`` was given with the first, and ``times`` counts that one too."""

    reference: str
    times: int


def note_codes_used_up(command: NoteCodesUsedUp, _facing: Facing) -> Outcome:
    """Note it, so that whoever was invited is asked. Rule VC-Q-03."""
    return tell(CodesUsedUp(invitation=command.invitation, holder=command.holder, times=command.times))


def note_codes_asked_often(command: NoteCodesAskedOften, _facing: Facing) -> Outcome:
    """Note it, so that whoever was invited is asked. Rule VC-Q-03."""
    return tell(CodesAskedOften(invitation=command.invitation, holder=command.holder, times=command.times))


def send_late(command: SendLate, _facing: Facing) -> Outcome:
    """Keep it for an officer to look at. It is never refused."""
    sent = SentLate(
        invitation=command.invitation,
        holder=command.holder,
        kind=command.kind,
        what=command.what,
        why=command.why,
        said=command.said,
    )
    return tell(sent)


def look_at_sent_late(command: LookAtSentLate, facing: Facing) -> Outcome:
    """Note what it comes to; refused where nothing came late under that entry."""
    found = facing.entry(command.sent)
    if found is None or found.type != "door.sent_late" or found.record != facing.record:
        words = "Nothing came too late in that entry."
        raise Refused(ours("nothing_sent_late", words, "Open what was asked of us, and look at it from there."))
    return tell(SentLateLookedAt(sent=command.sent, result=command.result, note=command.note))


def note_report_repeated(command: NoteReportRepeated, _facing: Facing) -> Outcome:
    """Note how often it came; nothing more is owed for it. Rules MC-01 and FAM-02 were met by the first."""
    return tell(ReportRepeated(reference=command.reference, times=command.times))
