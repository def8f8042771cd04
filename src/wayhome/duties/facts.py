"""What is known of a child or a case at an instant: the closed list of facts that a rule may test.

A fact is read from the events up to an instant and is ``None`` when nobody recorded it; it is never guessed. Each fact
keeps the instants at which it changed, so that asking is a search, not a replay.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from wayhome.duties.drawing import INVESTIGATED, SEVERAL, Changes, spoken_of
from wayhome.duties.indicators import factor_changes
from wayhome.duties.story import Story
from wayhome.duties.told_in_words import TOLD_IN_WORDS
from wayhome.kernel.worktime import birthday, london_day, start_of_day, years_between
from wayhome.record.envelope import Event, Value

ADULT = 18
FACTOR, ANSWER = "factor.", "answer."
LEVELS = ("very_low", "low", "medium", "high")

Read = Callable[[Event, Value], Value]


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: what it means, which events speak of it, and how each changes it."""

    name: str
    means: str
    events: tuple[str, ...]
    read: Read


class FactLine:
    """A fact over time: the instants of change, the value from each on, and the event that brought it."""

    __slots__ = ("changed_by", "times", "values")

    def __init__(self, changes: Iterable[tuple[datetime, Value, Event]]) -> None:
        self.times: list[datetime] = []
        self.values: list[Value] = []
        self.changed_by: list[Event] = []
        for at, value, event in changes:
            self.times.append(at)
            self.values.append(value)
            self.changed_by.append(event)

    def at(self, moment: datetime) -> Value:
        """Return the value at an instant, that instant's own events included; None before anything was recorded."""
        index = bisect_right(self.times, moment) - 1
        return self.values[index] if index >= 0 else None

    def event_at(self, moment: datetime) -> Event | None:
        """Return the event that brought the value that holds at an instant."""
        index = bisect_right(self.times, moment) - 1
        return self.changed_by[index] if index >= 0 else None


def _field(name: str) -> Read:
    """Read a fact straight from a field; an event that does not give the field says nothing of it."""
    return lambda event, before: event.body.get(name, before)


def _once_yes(name: str) -> Read:
    """Read a fact that stays "yes" once any event has said so."""
    return lambda event, before: "yes" if before == "yes" else event.body.get(name, before)


def _becomes(values: dict[str, Value]) -> Read:
    """Read a fact that events of certain types switch."""
    return lambda event, before: values.get(event.type, before)


def _flag(event: Event, before: Value) -> Value:
    if event.type == "child.exploitation_flag_set":
        return event.body["confidence"]
    return "no" if event.body.get("result") == "lifted" else before


def _missing(event: Event, before: Value) -> Value:
    """Read whether a child is missing; a case that goes on elsewhere leaves it as it was."""
    if event.type == "missing.episode_closed":
        return False if event.body.get("outcome") in NOT_MISSING else before
    return event.type != "missing.child_located"


def _count(_event: Event, before: Value) -> Value:
    return before + 1 if isinstance(before, int) else 1


NOT_MISSING, DESCRIBED = ("found", "error", "found_dead"), ("child.described",)
UP = ("missing.circulated", "missing.circulation_taken_over")
DOWN = ("missing.circulation_cancelled", "missing.circulation_carried_over")
ENDED, REOPENED = "investigation.outcome_reached", "investigation.reopened"

FACTS: dict[str, Fact] = {
    fact.name: fact
    for fact in (
        Fact("nation", "the nation whose rules apply to the child", DESCRIBED, _field("nation")),
        Fact("care_status", "the child's standing with children's services", DESCRIBED, _field("care_status")),
        Fact("placement", "where the child lives", DESCRIBED, _field("placement")),
        Fact("out_of_area", "placed outside the responsible council's area", DESCRIBED, _field("out_of_area")),
        Fact("unaccompanied", "an unaccompanied child seeking asylum", DESCRIBED, _field("unaccompanied")),
        Fact("date_of_birth", "the child's birth date", DESCRIBED, _field("date_of_birth")),
        Fact("age_stated", "the child's age as stated", DESCRIBED, _field("age_stated")),
        Fact("age_disputed", "whether the child's age is disputed", DESCRIBED, _field("age_disputed")),
        Fact("grade", "the level of risk last given by a grader", ("risk.graded",), _field("grade")),
        Fact("informant", "who last reported the child missing", ("missing.reported",), _field("informant")),
        Fact(
            "child_missing",
            "the child is missing: reported or opened again, and not yet found",
            ("missing.reported", "missing.child_located", "missing.episode_closed", "missing.episode_reopened"),
            _missing,
        ),
        Fact(
            "episode_closed", "the episode is closed, and was not opened again",
            ("missing.reported", "missing.episode_closed", "missing.episode_reopened"),
            _becomes({"missing.reported": False, "missing.episode_closed": True, "missing.episode_reopened": False}),
        ),
        Fact(
            "exploitation", "whether exploitation of the child is suspected or known, from flags",
            ("child.exploitation_flag_set", "child.exploitation_flag_reviewed"), _flag,
        ),
        Fact("exploitation_kind", "the exploitation last flagged", ("child.exploitation_flag_set",), _field("kind")),
        Fact(
            "investigation_open", "an investigation is recorded and has no outcome; of several, any", INVESTIGATED,
            lambda event, _before: event.type != ENDED,  # as DRAW has it of each investigation
        ),
        Fact(
            "support", "whether the child supports the investigation",
            ("victim.support_withdrawn", "victim.support_renewed", "investigation.crime_recorded"),
            _becomes({"victim.support_withdrawn": "no", "victim.support_renewed": "yes"}),
        ),
        Fact(
            "update_frequency", "how often the child is to hear from the police, as agreed",
            ("victim.contact_agreed",), _field("frequency"),
        ),
        Fact(
            "parent_may_know", "whether a parent or guardian may safely know how the case stands",
            ("victim.rights_holder_recorded",), _field("parent_may_know"),
        ),
        Fact("case_risk", "the risk last assessed for the case", ("investigation.risk_assessed",), _field("level")),
        Fact("plan_made", "a plan was made", ("investigation.plan_made",), _becomes({"investigation.plan_made": True})),
        Fact(
            "plan_endorsed", "a supervisor endorsed the investigation plan", ("investigation.plan_endorsed",),
            _becomes({"investigation.plan_endorsed": True}),
        ),
        Fact(
            "evidence_led", "what was last decided on going on without the child's support",
            ("investigation.evidence_led_review_done",), _field("result"),
        ),
        Fact(
            "outcome", "the outcome the investigation ended with; none once it was opened again", (ENDED, REOPENED),
            lambda event, before: None if event.type == REOPENED else event.body.get("code", before),
        ),
        Fact(
            "carer_suspected", "whether anyone who cares for the child is a suspect", ("suspect.identified",),
            _once_yes("cares_for_child"),
        ),
        Fact("found_condition", "whether the child was found alive", ("missing.child_located",), _field("condition")),
        Fact(
            "circulated", "the child is circulated as missing",
            (*UP, *DOWN),
            _becomes({**dict.fromkeys(UP, True), **dict.fromkeys(DOWN, False)}),
        ),
        Fact(
            "interviews", "how many talks with the child after a return are known in this story",
            ("missing.prevention_interview_held", "partner.return_interview_held", "partner.return_interview_received"),
            _count,
        ),
        Fact(
            "trigger_plan", "held where a trigger plan was made for the child", ("child.trigger_plan_updated",),
            _becomes({"child.trigger_plan_updated": "held"}),
        ),
        Fact(
            "review_set", "a latest time was set at which a lower grade is looked at again",
            ("risk.lower_grade_approved",), lambda event, before: "yes" if event.body.get("review_at") else before,
        ),
    )
}  # fmt: skip

DRAWN: dict[str, str] = {
    "grade_change": "what the last grade did to the one before: first, raised, kept or lowered",
    "factors": "the risk factors known to be present",
    "located": "whether the last news of where the child is found them (first), or came while they were found (again)",
    "reports": "how often the child was reported missing in this story; several reports of one episode count once",
    "sheets_out": "copies of a printed sheet about the child are still with officers",
    "holder_may_know": "whether whoever a duty is owed to may be told; of a rule that is owed to each alone",
    "holder_stays": "whether whoever a duty is about neither left those who are told nor may harm the child; likewise",
    "agreed_way_stopped": "whether the way agreed with whoever a duty is owed to was stopped since; likewise",
}

COMPUTED = {
    "age": "the child's age in whole years on the day (London), from the birth date or as stated",
    "under_18": "yes, no or unknown; an age that nobody knows, or that is disputed, is treated as under 18",
    **TOLD_IN_WORDS,
    "floor": "the level below which the pack lets no risk to this child stand",
    "level": "the level that obliges the response: the grade, never below the floor; medium while nobody has graded",
}


def is_fact(name: str) -> bool:
    """Say whether a rule may test a fact of this name; ``factor.CODE`` and ``answer.KEY`` test what was recorded."""
    return name in FACTS or name in DRAWN or name in COMPUTED or name.startswith((FACTOR, ANSWER))


def fact_line(story: Story, name: str) -> FactLine:
    """Return a fact over time; raises KeyError for a fact nobody declared."""
    line = story.facts.get(name)
    if not isinstance(line, FactLine):
        line = story.facts[name] = story.noting(name, lambda: _draw(story, name))
    story.noted(name)
    return line


def _draw(story: Story, name: str) -> FactLine:
    if name.startswith(FACTOR):
        return _factor_line(story, name.removeprefix(FACTOR))
    if name.startswith(ANSWER):
        return _answer_line(story, name.removeprefix(ANSWER))
    if name in DRAW:
        return FactLine(DRAW[name](story))
    fact = FACTS[name]
    return FactLine(_changes(spoken_of(story, fact.events), fact.read))


def _changes(events: list[Event], read: Read) -> Iterable[tuple[datetime, Value, Event]]:
    value: Value = None
    for event in events:
        following = read(event, value)
        if following != value:
            value = following
            yield event.happened_at, value, event


def _factor_line(story: Story, code: str) -> FactLine:
    return FactLine(factor_changes(story, code))


def _answer_line(story: Story, question: str) -> FactLine:
    told = [e for e in story.of_type("missing.question_answered", with_child=False) if e.body["question"] == question]
    return FactLine(_changes(told, _field("answer")))


def _grade_changes(story: Story) -> Changes:
    before = None
    for event in story.of_type("risk.graded", with_child=True):
        grade = str(event.body["grade"])
        if before is None or grade == before:
            yield event.happened_at, "first" if before is None else "kept", event
        else:
            yield event.happened_at, "raised" if higher(grade, before) == grade else "lowered", event
        before = grade


DRAW: dict[str, Callable[[Story], Changes]] = {
    "grade_change": _grade_changes,
    **SEVERAL,
    **dict.fromkeys(("holder_may_know", "holder_stays", "agreed_way_stopped"), lambda _story: ()),
}


def is_under_18(age: Value, disputed: Value) -> str:
    """Say whether somebody is under 18: yes, no, or unknown where no age is known or one of 18 or more is disputed."""
    if not isinstance(age, int) or (disputed == "yes" and age >= ADULT):
        return "unknown"
    return "yes" if age < ADULT else "no"


def birthdays(story: Story) -> Iterable[tuple[datetime, Event]]:
    """Yield the birthdays up to the eighteenth that come after the birth date was recorded, with the event that did."""
    line = fact_line(story, "date_of_birth")
    for place, (known, born) in enumerate(zip(line.times, line.values, strict=True)):
        until = line.times[place + 1] if place + 1 < len(line.times) else None
        for age in range(1, ADULT + 1):
            at = start_of_day(birthday(date.fromisoformat(str(born)), age))
            if known < at and (until is None or at < until):
                yield at, line.changed_by[place]


def age_at(story: Story, moment: datetime) -> int | None:
    """Return the child's age at an instant: from the birth date, or else as stated; None when neither is known."""
    born = fact_line(story, "date_of_birth").at(moment)
    if born is None:
        stated = fact_line(story, "age_stated").at(moment)
        return stated if isinstance(stated, int) else None
    return years_between(date.fromisoformat(str(born)), london_day(moment))


def higher(one: str, other: str) -> str:
    """Return the higher of two levels of risk."""
    return max(one, other, key=LEVELS.index)
