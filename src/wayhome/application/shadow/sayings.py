"""How each type of the exchange format is said in the vocabulary of the record.

Each type has one entry: the event it is, the case it belongs to, and how its fields are said. A type that is not here
may still be given by its name in the vocabulary (``risk.factor_recorded``), with the fields of that event.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from wayhome.kernel.ids import SubjectKind
from wayhome.kernel.worktime import end_of_day
from wayhome.record.vocabulary import EventType, latest

Fields = Mapping[str, Any]
Say = Callable[[Fields], dict[str, Any]]

CASES = frozenset({SubjectKind.CHILD, SubjectKind.EPISODE, SubjectKind.INVESTIGATION})
MISSING_AREAS = ("missing", "risk", "partner")


@dataclass(frozen=True, slots=True)
class Saying:
    """How one type of the export is said in the vocabulary, and which case it belongs to.

    ``otherwise`` is how a field that must be said is read when the export does not say it readably: always the reading
    that discharges nothing which the export does not show to have been done.
    """

    event: str
    case: str
    say: Say
    otherwise: Fields = field(default_factory=dict)

    @property
    def declared(self) -> EventType:
        """Return the event type this is said as, in its newest version."""
        return _declared(self.event)


@cache
def _declared(name: str) -> EventType:
    found = latest(name)
    if found is None:
        raise LookupError(f"{name} is not in the vocabulary")
    return found


def _nothing(_: Fields) -> dict[str, Any]:
    return {}


def _same(*names: str) -> Say:
    """Take fields over as they are, where the export gives them."""
    return lambda fields: {name: fields[name] for name in names if fields.get(name) is not None}


def _declined(fields: Fields) -> dict[str, Any]:
    """Say who said no. An export that has one word for it means the child; one that knows more may say ``by``."""
    return {"by": coded(fields.get("by") or "child")}


def _coded(*names: str) -> Say:
    """Take fields over as codes: lower case, words joined by underscores, as the vocabulary writes them."""
    return lambda fields: {name: coded(fields[name]) for name in names if fields.get(name) is not None}


def coded(value: object) -> object:
    """Return words as a code of the vocabulary; anything that is not words is returned as it is."""
    return "_".join(value.strip().lower().replace("-", " ").split()) if isinstance(value, str) else value


def _outcome(fields: Fields) -> dict[str, Any]:
    """Take the outcome as the force words it; a number is a code."""
    code = fields.get("code")
    return {} if code is None else {"code": str(code) if isinstance(code, int) else code}


INFORMANTS = (
    "parent", "carer", "placement", "school", "social_worker", "health", "police_other_force", "friend", "relative",
    "self", "public", "unknown",
)  # fmt: skip


def _informant(fields: Fields) -> dict[str, Any]:
    given = coded(fields.get("informant") or "unknown")
    return {"informant": given if given in INFORMANTS else "other"}


def _graded(fields: Fields) -> dict[str, Any]:
    said = {"grade": coded(fields.get("grade"))}
    until = fields.get("training_valid_until")
    if until is not None and until != "":
        said["competence_valid_until"] = until[:10] if isinstance(until, str) else until
    return said


def _disclosed(fields: Fields) -> dict[str, Any]:
    return {**_informant(fields), **_same("offence")(fields)}


STEPS = {
    "arrested", "interviewed", "bailed", "charged", "released_under_investigation", "released_without_charge",
    "bail_changed", "not_charged", "out_of_court_disposal",
}  # fmt: skip


def _suspect_step(fields: Fields) -> dict[str, Any]:
    given = coded(fields.get("kind") or "")
    return {"kind": given if given in STEPS else "other"}


def _line(fields: Fields) -> dict[str, Any]:
    """Say which line, and its date; a date without a time is the end of that day."""
    due = fields.get("due")
    said = {} if due is None or due == "" else {"due": _end_of(due)}
    return {**_line_name(fields), **said}


def _line_name(fields: Fields) -> dict[str, Any]:
    line = fields.get("line")
    return {} if line is None or line == "" else {"line": line if isinstance(line, str) else str(line)}


def _end_of(value: object) -> object:
    if not isinstance(value, str) or len(value) != len("2026-03-02"):
        return value
    try:
        return end_of_day(date.fromisoformat(value))
    except ValueError:
        return value


RESULTS = ("done", "done_nil", "not_applicable", "deferred", "refused", "impossible")


def _line_finished(fields: Fields) -> dict[str, Any]:
    result = coded(fields.get("result") or "done")
    return {**_line_name(fields), "result": result if result in RESULTS else "done"}


SAYINGS: dict[str, Saying] = {
    "missing_reported": Saying("missing.reported", "episode", _informant),
    "graded": Saying("risk.graded", "episode", _graded),
    "research_done": Saying("risk.held_information_searched", "episode", _same("complete"), {"complete": False}),
    "deployed": Saying("missing.officers_deployed", "episode", _nothing),
    "children_services_notified": Saying("partner.childrens_services_told", "episode", _nothing),
    "ukmpu_notified": Saying("partner.national_unit_notified", "episode", _nothing),
    "found": Saying("missing.child_located", "episode", _coded("condition")),
    "la_told_of_return": Saying("partner.council_told_of_return", "return", _nothing),
    "prevention_interview": Saying("missing.prevention_interview_held", "return", _coded("mode"), {"mode": "unknown"}),
    "rhi_completed": Saying("partner.return_interview_held", "return", _nothing),
    "rhi_declined": Saying("partner.return_interview_declined", "return", _declined),
    "closed": Saying("missing.episode_closed", "episode", _nothing),
    "crime_disclosed": Saying("exploitation.crime_disclosed", "investigation", _disclosed),
    "crime_recorded": Saying("investigation.crime_recorded", "investigation", _nothing),
    "allocated": Saying("investigation.allocated", "investigation", _same("skilled", "role"), {"skilled": False}),
    "plan_made": Saying("investigation.plan_made", "investigation", _nothing),
    "suspect_event": Saying("investigation.suspect_dealt_with", "investigation", _suspect_step),
    "outcome": Saying("investigation.outcome_reached", "investigation", _outcome),
    "line_raised": Saying("enquiry.line_raised", "investigation", _line),
    "line_finished": Saying("enquiry.line_finished", "investigation", _line_finished),
    "victim_updated": Saying("victim.updated", "investigation", _same("to", "delivered")),
    "needs_assessment": Saying("victim.needs_assessed", "investigation", _nothing),
    "victim_services_referral": Saying(
        "victim.services_referred", "investigation", _coded("result"), {"result": "referred"}
    ),
    "support_withdrawn": Saying("victim.support_withdrawn", "investigation", _nothing),
    "evidence_led_review": Saying("investigation.evidence_led_review_done", "investigation", _same("decision")),
    "disruption_plan": Saying("investigation.disruption_planned", "investigation", _nothing),
}


def _by_a_supervisor(_: Fields) -> dict[str, Any]:
    """Say what the type itself says, and no more: that whoever reviewed was a supervisor."""
    return {"by": "supervisor"}


REVIEWS = {
    "missing": Saying("missing.reviewed", "episode", _by_a_supervisor),
    "investigation": Saying("investigation.reviewed", "investigation", _by_a_supervisor),
}
CIRCUMSTANCES = Saying("child.described", "child", _nothing)
TYPES = (*sorted(SAYINGS), "supervisor_review")
OWN_KEYS = frozenset({"n", "at", "type", "recorded_at", "about", "by", "children"})


@cache
def by_vocabulary(name: str) -> Saying | None:
    """Return how an event named as the vocabulary names it is said; None where a case alone cannot say it."""
    declared = latest(name) if "." in name else None
    if declared is None or not CASES.issuperset(declared.about):
        return None
    return Saying(name, _case_of(declared), _own_fields)


def _own_fields(fields: Fields) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name not in OWN_KEYS and value is not None}


def _case_of(declared: EventType) -> str:
    for kind in (SubjectKind.EPISODE, SubjectKind.INVESTIGATION):
        if kind in declared.about:
            return kind.value
    if declared.area == "child":
        return "child"
    return "episode" if declared.area in MISSING_AREAS else "investigation"
