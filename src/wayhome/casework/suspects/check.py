"""What is held about a suspect is searched, system by system; one that has not answered is never nothing held."""

from dataclasses import dataclass

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.casework.suspects.suspects import SuspectStanding, suspect_called
from wayhome.kernel.refusals import Reason
from wayhome.record.events.risk import System
from wayhome.record.events.suspect import Checked
from wayhome.record.vocabulary import Narrative
from wayhome.rulebook.pack import Pack


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckSuspect(OnInvestigation):
    """Which systems answered, which did not, and what they hold that bears on the danger to children."""

    suspect: str
    answered: tuple[System, ...] = ()
    unanswered: tuple[System, ...] = ()
    found: Narrative | None = None


def check_suspect(command: CheckSuspect, facing: Facing) -> Outcome:
    """Record the search; whether it is complete is computed, over every search of this suspect so far. Rule LOE-03."""
    before = suspect_called(command.suspect, facing.story, facing.words)
    answered = (*(before.answered if before else ()), *command.answered)
    waiting = still_to_ask(facing.pack, answered)
    missing = [one for one in command.unanswered if one not in answered]
    checked = Checked(
        suspect=before.ref if before else command.suspect,
        complete=not waiting and not missing and bool(answered),
        answered=command.answered,
        unanswered=command.unanswered,
        searched_with=_with(before),
        found=command.found,
    )
    return tell(checked, notices=_notices((*waiting, *missing), facing))


def still_to_ask(pack: Pack, answered: tuple[str, ...]) -> tuple[str, ...]:
    """Return the systems that the rulebook has searched for every suspect and that have not answered."""
    return tuple(one.system for one in pack.suspect_checks.values() if one.system not in answered)


def _with(before: SuspectStanding | None) -> tuple[str, ...]:
    return before.known_by if before else ()


def _notices(lacking: tuple[str, ...], facing: Facing) -> tuple[Reason, ...]:
    if not lacking:
        return ()
    called = {one.system: one.title for one in facing.pack.suspect_checks.values()}
    names = ", ".join(dict.fromkeys(called.get(one, one.replace("_", " ")) for one in lacking))
    words = f"Not answered yet: {names}. That does not mean that nothing is held."
    return (under("LOE-03", facing.pack, words, "Ask again, and record what comes back."),)
