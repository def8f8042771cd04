"""Two suspects turn out to be one person, or one who was taken for another is told apart again."""

from dataclasses import dataclass

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.casework.suspects.suspects import SuspectStanding, same, suspect_called
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.suspect import NotSameAs, SameAs
from wayhome.record.vocabulary import Narrative


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinSuspects(OnInvestigation):
    """``suspect`` is the same person as ``other``, whose reference stands from now on."""

    suspect: str
    other: str
    reason: Narrative | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TellSuspectsApart(OnInvestigation):
    """``suspect`` is not ``other`` after all."""

    suspect: str
    other: str
    reason: Narrative | None = None


def join_suspects(command: JoinSuspects, facing: Facing) -> Outcome:
    """Tell the two as one; refused without what shows it, for that is what somebody else will ask. Rule LOE-03."""
    one, other = (suspect_called(ref, facing.story, facing.words) for ref in (command.suspect, command.other))
    if one is None or other is None:
        raise Refused(ours("no_such_suspect", "The case holds no such suspect.", "Choose one of those it holds."))
    if one.ref == other.ref:
        raise Refused(ours("same_already", "The two are one person in this case already.", "Nothing needs to be done."))
    if not (command.reason or "").strip():
        words = "Nobody says what shows that the two are one person."
        raise Refused(ours("no_reasons", words, "Say what shows it: a number, a photograph, who said so."))
    return tell(SameAs(suspect=one.ref, other=other.ref, reason=command.reason), notices=_both_on_bail(one, other))


def _both_on_bail(one: SuspectStanding, other: SuspectStanding) -> tuple[Reason, ...]:
    if not (one.bail and other.bail):
        return ()
    words = "Each of the two was on bail; from now on the later is shown, and each is owed to be decided."
    return (ours("both_on_bail", words, "Say which of the two bails ended, before it runs out."),)


def tell_suspects_apart(command: TellSuspectsApart, facing: Facing) -> Outcome:
    """Undo it; what was done of each stands as it was entered. Rule LOE-03."""
    joined = same(facing.story)
    if command.other not in (joined.get(command.suspect), command.suspect) or command.suspect not in joined:
        words = "The two are not told as one person."
        raise Refused(ours("not_joined", words, "Nothing needs to be done."))
    return tell(NotSameAs(suspect=command.suspect, other=joined[command.suspect], reason=command.reason))
