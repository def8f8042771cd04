"""What was done last to find a child, how long ago, and by when the next is owed: the silence nobody may let grow."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from wayhome.application.board.silence import clocks, last_done
from wayhome.application.caseload import Case
from wayhome.duties.duty import Duty, Status
from wayhome.record.effective import effective
from wayhome.record.envelope import Event
from wayhome.rulebook.pack import Pack
from wayhome.web.presenting.entries import capital
from wayhome.web.presenting.marks import Mark, basis_mark, status_mark
from wayhome.web.presenting.times import ago, span, until

KINDS: Mapping[str, str] = {
    "visit": "A visit to an address or a place",
    "person_seen": "Somebody spoken to in person",
    "call_to_child": "A call or message to the child",
    "search": "A search of open ground or a building",
    "recordings_viewed": "Recordings viewed",
    "phone_data": "Phone data asked for or read",
    "accounts_online": "Accounts online looked at",
    "transport": "Transport: travel cards, taxi, rail, coach",
    "vehicle": "A vehicle looked for",
    "hospital_or_custody": "Hospitals and custody asked",
    "appeal": "An appeal to the public",
    "other": "Something else",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """What was done last, and the clock that runs since; ``rule`` is the sentence of the rule that is broken first.

    ``basis`` is what its time rests on, and ``others`` are the slower clocks beside it.
    """

    words: str
    mark: Mark
    rule: str
    basis: Mark
    others: tuple[str, ...]


def silence(case: Case, pack: Pack) -> Silence | None:
    """Say what was done last to find the child of a case, and by when the next is owed; None where no clock runs."""
    running = clocks(case.duties, case.at)
    if not running:
        return None
    soonest, *others = running
    mark = status_mark(Status.OWED if soonest.due_at >= case.at else Status.OVERDUE)
    return Silence(
        words=_last_words(case),
        mark=Mark(words=capital(until(soonest.due_at, case.at)), shape=mark.shape, kind=mark.kind),
        rule=pack.duties[soonest.rule].title,
        basis=basis_mark(soonest.basis),
        others=tuple(_other(duty, pack, case.at) for duty in others),
    )


def _other(duty: Duty, pack: Pack, at: datetime) -> str:
    return f"{pack.duties[duty.rule].title} ({until(duty.due_at, at)})"


def _last_words(case: Case) -> str:
    held = [one.event for one in case.entries if one.event.happened_at <= case.at]
    last = last_done(effective(held))
    if last:
        return f"{done_words(last)}, {ago(last.happened_at, case.at)}"
    begun = min((event.happened_at for event in held if event.type == "missing.reported"), default=case.at)
    return f"Nothing yet, {span(case.at - begun)} after the report"


def done_words(event: Event) -> str:
    """Say in a few words what was done."""
    match event.type:
        case "missing.officers_deployed":
            return "Officers were sent"
        case "missing.place_searched":
            return "A place was searched"
        case "enquiry.line_finished":
            return "A line of enquiry was followed to its end"
        case _:
            return KINDS.get(str(event.body.get("kind")), "Something was done")
