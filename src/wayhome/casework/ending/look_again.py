"""What comes in on a case that ended, and looking at it again: it stays ended for a reason, or is open again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours, under
from wayhome.duties.facts import ADULT, age_at
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.envelope import Event
from wayhome.record.events.ending import CameFrom, NewInformationCame, Reopened, Revisited
from wayhome.record.vocabulary import Narrative


@dataclass(frozen=True, slots=True, kw_only=True)
class AddInformation(OnInvestigation):
    """What is new, and from whom or what it came."""

    came_from: CameFrom = "unknown"
    what: Narrative | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisitCase(OnInvestigation):
    """What came of looking again, and whether the child, or the adult they have become, was asked again."""

    result: Literal["stays_ended", "reopened"]
    child_asked: Literal["yes", "no_and_why", "unknown"] = "unknown"
    reason: Narrative | None = None


def add_information(command: AddInformation, facing: Facing) -> Outcome:
    """Keep it; somebody who answers for the case looks at it at once. Rules ELP-05 and ELP-05-C."""
    return tell(NewInformationCame(came_from=command.came_from, what=command.what), notices=tuple(_still_open(facing)))


def revisit_case(command: RevisitCase, facing: Facing) -> Outcome:
    """Open it again, which nothing stands before, or keep it ended with a reason. Rules ELP-05 and ELP-05-B.

    A case that came in as opened again, with no reason, is open: why is said then. Rule ELP-05-D.
    """
    if command.result == "reopened" and (command.reason or "").strip() and owes_why(facing):
        return tell(Revisited(result="reopened", child_asked=command.child_asked, reason=command.reason))
    if not facing.is_closed:
        words = "This investigation is open."
        raise Refused(ours("open_already", words, "Go on in it; what is new is recorded as it is."))
    if facing.investigation.outcome == "merged":
        words = "This investigation goes on as part of another."
        raise Refused(ours("goes_on_elsewhere", words, "Open that one, and go on there."))
    if command.result == "reopened":
        return tell(_revisited(command), Reopened(), notices=tuple(_begins_again(command, facing)))
    lacking = tuple(_lacking(command, facing))
    if lacking:
        raise Refused(*lacking)
    return tell(_revisited(command))


def owes_why(facing: Facing) -> bool:
    """Say whether the case was opened again and nobody said why."""
    return bool(facing.owed("say_why_opened"))


def _revisited(command: RevisitCase) -> Revisited:
    return Revisited(result=command.result, child_asked=command.child_asked, reason=command.reason)


def news_since(facing: Facing) -> tuple[Event, ...]:
    """Return what came in since the case ended or was last looked at again."""
    last = facing.last("investigation.outcome_reached", "investigation.revisited")
    since = last.happened_at if last else datetime.min.replace(tzinfo=facing.now.tzinfo)
    came = facing.story.of_type("investigation.new_information_came")
    reviewed = (one for one in facing.story.of_type("court.review_decided") if one.body["result"] != "upheld")
    news = sorted((*came, *reviewed), key=lambda event: (event.happened_at, event.id))
    return tuple(event for event in news if event.happened_at >= since)


def _lacking(command: RevisitCase, facing: Facing) -> Iterator[Reason]:
    if not (command.reason or "").strip():
        words = "Nobody says why the case stays ended."
        yield under("ELP-05", facing.pack, words, "Say why in your words, or open it again.")
    if command.child_asked == "unknown" and facing.known.value("outcome", facing.now):
        words = "It does not say whether they were asked again."
        remedy = "Ask them, where it is safe; or say that they were not, and why."
        yield under("ELP-05-B" if _is_adult(facing) else "ELP-05", facing.pack, words, remedy)


def _is_adult(facing: Facing) -> bool:
    age = age_at(facing.story, facing.now)
    return age is not None and age >= ADULT


def _still_open(facing: Facing) -> Iterator[Reason]:
    if not facing.is_closed:
        words = "The case is open: nobody is asked to look at an ended one."
        yield ours("case_is_open", words, "Take it up as a line of enquiry, or tell who investigates it.")


def _begins_again(command: RevisitCase, facing: Facing) -> Iterator[Reason]:
    if not (command.reason or "").strip():
        words = "Nobody says why the case was opened again; it was opened."
        yield under("ELP-05-D", facing.pack, words, "Say why on the same page: whoever gets it begins from that.")
    words = "It is open again: it is allocated, reviewed and followed as any open case."
    yield under("ALLOC-01", facing.pack, words, "Give it to somebody with the skills today, and assess the risk anew.")
