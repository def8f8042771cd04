"""How a case stands, in the few words that come before everything else: state and risk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from wayhome.application.caseload import Case
from wayhome.kernel.ids import SubjectKind
from wayhome.record.envelope import Event
from wayhome.record.states import Investigation as InvestigationState
from wayhome.record.states import fold
from wayhome.rulebook.risk import Floor
from wayhome.web.presenting.children import exploitation
from wayhome.web.presenting.marks import Mark
from wayhome.web.presenting.times import span

SEEN = ("in_person", "in_person_declined")
KIND = {
    SubjectKind.EPISODE: "Missing episode",
    SubjectKind.INVESTIGATION: "Investigation",
    SubjectKind.CHILD: "Child",
}
CASE_RISK = {
    "high": Mark(words="High risk", shape="bars", kind="risk-high"),
    "medium": Mark(words="Medium risk", shape="bars", kind="risk-medium"),
    "standard": Mark(words="Standard risk", shape="bars", kind="risk-low"),
}
LEVEL = {"high": "High risk", "medium": "Medium risk", "low": "Low risk", "very_low": "Very low risk"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a reader must know first. ``risk_note`` says where the level comes from when no grader gave it."""

    kind: str
    state: Mark
    state_note: str
    risk: Mark | None
    risk_note: str
    exploitation: str
    live: bool


def standing(case: Case, floors: Sequence[Floor]) -> Standing:
    """Say how a case stands at its instant; ``floors`` are those of the rulebook, to say which holds the risk up."""
    events = sorted((held.event for held in case.entries), key=lambda event: (event.happened_at, event.id))
    state, note, live = _state(case, events)
    risk, risk_note = _risk(case, floors)
    return Standing(
        kind=KIND[case.kinds[0]],
        state=state,
        state_note=note,
        risk=risk,
        risk_note=risk_note,
        exploitation=exploitation(case.known, case.at),
        live=live,
    )


def _state(case: Case, events: list[Event]) -> tuple[Mark, str, bool]:
    happened = {event.type: event for event in events if event.happened_at <= case.at}
    match case.kinds[0]:
        case SubjectKind.EPISODE:
            return _episode(happened, case.at)
        case SubjectKind.INVESTIGATION:
            return _investigation(case, events)
        case _:
            return Mark(words="Child’s record", shape="ring", kind="past"), "", False


def _episode(happened: dict[str, Event], at: datetime) -> tuple[Mark, str, bool]:
    again = happened.get("missing.episode_reopened")
    if again is not None:  # what was so before is looked at again: the child is looked for
        happened = {name: event for name, event in happened.items() if event.happened_at >= again.happened_at}
    found, reported = happened.get("missing.child_located"), happened.get("missing.reported")
    if "missing.episode_closed" in happened:
        return (*_closed(happened), False)
    if found is None:
        return Mark(words="Missing", shape="alarm", kind="missing"), _for(reported, again, at), True
    if found.body.get("condition") == "deceased":
        return Mark(words="The child has died", shape="ring", kind="past"), "", True
    talked = happened.get("missing.prevention_interview_held")
    if talked and talked.body["mode"] in SEEN:
        return Mark(words="Found and seen", shape="tick", kind="met"), "not yet closed", True
    seen = "missing.child_seen" in happened or found.body.get("basis") == "seen"
    words = "Seen, not yet talked with" if seen else "Found, not yet seen"
    return Mark(words=words, shape="clock", kind="owed"), f"for {span(at - found.happened_at)}", True


def _closed(happened: dict[str, Event]) -> tuple[Mark, str]:
    """Say how a closed episode stands: where the child is still missing, that, and where they are looked for."""
    body = happened["missing.episode_closed"].body
    outcome, goes_on = body.get("outcome"), str(body.get("continues_in") or "")
    owner = happened.get("missing.ownership_settled")
    if outcome == "found_dead":
        return Mark(words="The child has died", shape="ring", kind="past"), "closed"
    if outcome == "transferred":
        who = str(owner.body["owner"]) if owner else ""
        return Mark(words="Still missing; closed here", shape="alarm", kind="past"), _looked_for(who, goes_on)
    if outcome == "turned_eighteen" and "missing.child_located" not in happened:
        return Mark(words="Still missing; closed here", shape="alarm", kind="past"), _looked_for("as an adult", goes_on)
    note = "the report was an error" if outcome == "error" else ""
    return Mark(words="Closed", shape="tick", kind="past"), note


def _looked_for(how: str, goes_on: str) -> str:
    where = ", ".join(filter(None, (how, goes_on)))
    return f"looked for: {where}" if where else ""


def _for(reported: Event | None, again: Event | None, at: datetime) -> str:
    """Say for how long the child has been missing, or since when they are looked for again."""
    if again is not None:
        return f"opened again {span(at - again.happened_at)} ago"
    return f"for {span(at - reported.happened_at)}" if reported else ""


def _investigation(case: Case, events: list[Event]) -> tuple[Mark, str, bool]:
    at = case.at
    happened = {event.type: event for event in events if event.happened_at <= at}
    state = fold(InvestigationState(), happened.values())
    if state.phase == "ended":
        outcome = str(state.outcome or "").replace("_", " ")
        said = f"with outcome {outcome}" if outcome[:1].isdigit() else outcome
        return Mark(words="Ended", shape="tick", kind="past"), said, False
    recorded = happened.get("investigation.crime_recorded")
    begun = happened.get("investigation.opened") or recorded
    if begun is None:
        return Mark(words="Told to police, not recorded", shape="alarm", kind="overdue"), "", True
    note = f"for {span(at - begun.happened_at)}"
    if "investigation.allocated" not in happened:
        words = "Recorded, given to nobody" if recorded else "A concern, given to nobody"
        return Mark(words=words, shape="alarm", kind="overdue"), note, True
    return Mark(words="Being investigated", shape="clock", kind="owed"), note, True


def _risk(case: Case, floors: Sequence[Floor]) -> tuple[Mark | None, str]:
    if case.kinds[0] is SubjectKind.INVESTIGATION:
        return _case_risk(case)
    if SubjectKind.EPISODE not in case.kinds:
        return None, ""
    level, grade = case.known.level(case.at), case.known.value("grade", case.at)
    mark = Mark(words=LEVEL[level], shape="bars", kind=f"risk-{level.replace('_', '-')}")
    if grade == level:
        return mark, ""
    graded = "not graded yet" if grade is None else f"graded {str(grade).replace('_', ' ')}"
    return mark, f"{graded}; treated as {level.replace('_', ' ')} because {_why(case, level, floors)}"


def _case_risk(case: Case) -> tuple[Mark, str]:
    """Return the risk of further harm as last assessed for the investigation; not assessed, it counts as medium."""
    assessed = (each.event for each in case.entries if each.event.type == "investigation.risk_assessed")
    last = max(assessed, key=lambda event: (event.happened_at, event.id), default=None)
    if last is None:
        return Mark(words="Risk not assessed", shape="alarm", kind="overdue"), "counts as medium until it is"
    level = str(last.body["level"])
    return CASE_RISK[level], f"assessed {span(case.at - last.happened_at)} ago"


def gravest(titles: Sequence[str]) -> str:
    """Return the first of the floors that hold a risk up, with how many more do; the rulebook has the gravest first."""
    others = len(titles) - 1
    more = f", and for {others} more {'reason' if others == 1 else 'reasons'}" if others else ""
    return f"{titles[0][:1].lower()}{titles[0][1:]}{more}"


def _why(case: Case, level: str, floors: Sequence[Floor]) -> str:
    """Say which floors of the rulebook hold the level up, or that a child nobody has graded is treated as medium."""
    applying = set(case.known.floors_at(case.at))
    titles = [floor.title for floor in floors if floor.id in applying and floor.level == level]
    if not titles:
        return "that is the least until someone grades it"
    return gravest(titles)
