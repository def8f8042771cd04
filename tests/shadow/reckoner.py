"""A second reckoning of the example rulebook, from its words alone: no line of it is shared with the product.

The rules are short enough to be written out twice. Where the two disagree about any history, one of them is wrong.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
HOLIDAYS_TOLD = """
2024-01-01 2024-03-29 2024-04-01 2024-05-06 2024-05-27 2024-08-26 2024-12-25 2024-12-26
2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 2025-12-25 2025-12-26
2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28
"""
HOLIDAYS = frozenset(date.fromisoformat(day) for day in HOLIDAYS_TOLD.split())
Row = tuple[str, str, int, datetime, str, int | None]
Happened = dict[str, Any]
Which = Callable[[Happened], bool]


def hours(count: int) -> timedelta:
    """Return so many elapsed hours."""
    return timedelta(hours=count)


def instant(text: str) -> datetime:
    """Return an instant of an export, in UTC, where hours can be counted."""
    return datetime.fromisoformat(text).astimezone(UTC)


def days_on(start: datetime, count: int) -> datetime:
    """Return the end of the day so many calendar days after an instant's day, in London."""
    day = start.astimezone(LONDON).date() + timedelta(days=count)
    return datetime.combine(day, time(23, 59, 59), LONDON).astimezone(UTC)


def working_days_on(start: datetime, count: int) -> datetime:
    """Return the end of the working day so many working days after an instant's day, which is day nought."""
    day, left = 0, count
    while left:
        day += 1
        ahead = start.astimezone(LONDON).date() + timedelta(days=day)
        left -= ahead.weekday() < 5 and ahead not in HOLIDAYS
    return days_on(start, day)


def _that(field_name: str, value: object) -> Which:
    return lambda each: each.get(field_name) == value


@dataclass
class Reckoner:
    """One history and what it comes to, row by row."""

    case: dict[str, Any]
    rows: set[Row] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Put what happened up to the day of asking in order."""
        self.asked = instant(self.case["as_at"])
        told = [{**each, "at": instant(each["at"])} for each in self.case["events"]]
        self.all = sorted((each for each in told if each["at"] <= self.asked), key=lambda each: (each["at"], each["n"]))

    def reckon(self) -> set[Row]:
        """Return every row: duty, who owes it, what raised it, when it was due, its status and what did it."""
        if reported := self.first("missing_reported"):
            self._missing(reported)
            self._grades(reported)
            self._reviews_of_risk(reported)
            self._return()
        self._investigation()
        self._told_and_withdrawn()
        self._lines()
        return self.rows

    def of(self, *types: str, since: datetime | None = None, where: Which = lambda _: True) -> list[Happened]:
        """Return what happened of some types, from an instant on."""
        since = since or datetime.min.replace(tzinfo=UTC)
        return [each for each in self.all if each["type"] in types and each["at"] >= since and where(each)]

    def first(self, *types: str, since: datetime | None = None, where: Which = lambda _: True) -> Happened | None:
        """Return the first that happened of some types, from an instant on."""
        return next(iter(self.of(*types, since=since, where=where)), None)

    @property
    def found(self) -> datetime | None:
        """When the child was found."""
        found = self.first("found")
        return found["at"] if found else None

    @property
    def outcome(self) -> datetime | None:
        """When the investigation came to its outcome."""
        reached = self.first("outcome")
        return reached["at"] if reached else None

    def away(self, each: Happened) -> bool:
        """Say whether something happened while the child was away."""
        return self.found is None or each["at"] <= self.found

    def owe(
        self, name: str, raised: Happened, due: datetime, done: Happened | None, end: datetime | None = None,
        owed_by: str = "police",
    ) -> None:  # fmt: skip
        """Add one row, unless the duty ended before it fell due and nobody had done it."""
        if done is not None:
            self.rows.add((name, owed_by, raised["n"], due, "met" if done["at"] <= due else "late", done["n"]))
        elif end is None or end >= due:
            status = "missed" if end is not None or self.asked > due else "open"
            self.rows.add((name, owed_by, raised["n"], due, status, None))

    def _missing(self, reported: Happened) -> None:
        at, found = reported["at"], self.found
        graded = self.first("graded", since=at, where=self.away)
        searched = self.first("research_done", since=at, where=lambda each: self.away(each) and each["complete"])
        told = self.first("children_services_notified", since=at, where=self.away)
        self.owe("GRADE_INITIAL", reported, at + hours(1), graded, found)
        self.owe("HELD_INFO_CHECK", reported, at + hours(1), searched, found)
        self.owe("CSC_NOTIFY", reported, at + hours(2), told, found)
        if found is None or found >= at + hours(72):
            self.owe("UKMPU_72H", reported, at + hours(72), self.first("ukmpu_notified", since=at))

    def _grades(self, reported: Happened) -> None:
        def trained(grade: Happened) -> bool:
            until = grade.get("training_valid_until")
            return until is not None and date.fromisoformat(until) >= grade["at"].astimezone(LONDON).date()

        for grade in self.of("graded", since=reported["at"]):
            again = self.first("graded", since=grade["at"], where=lambda each: trained(each) and self.away(each))
            done = grade if trained(grade) else again
            self.owe("GRADER_TRAINED", grade, grade["at"], done, None)
        self._sent(reported)

    def _sent(self, reported: Happened) -> None:
        sent = self.first("deployed", since=reported["at"], where=self.away)
        clocks = list(self._clocks_of_sending(reported, sent))
        if clocks:
            due, _, raised = min(clocks, key=lambda clock: clock[:2])
            self.owe("DEPLOY", raised, due, sent, self.found)

    def _clocks_of_sending(self, reported: Happened, sent: Happened | None) -> Iterator[tuple[datetime, int, Happened]]:
        grades = self.of("graded", since=reported["at"], where=self.away)
        for grade in grades:
            allowed = {"high": 1, "medium": 2}.get(grade["grade"])
            if allowed and not (sent and grade["at"] > sent["at"]):
                yield grade["at"] + hours(allowed), grade["n"], grade
        owed = reported["at"] + hours(1)
        graded_in_time = bool(grades) and grades[0]["at"] <= owed
        if not graded_in_time and owed <= self.asked and (self.found is None or self.found >= owed):
            yield owed + hours(2), reported["n"], reported

    def _reviews_of_risk(self, reported: Happened) -> None:
        grades = self.of("graded", since=reported["at"], where=self.away)
        if not grades:
            return
        last, grade, due = grades[0], grades[0]["grade"], grades[0]["at"] + hours(4)
        for act in self.of("graded", "supervisor_review", since=last["at"], where=self.away):
            if act is last or act.get("scope", "missing") != "missing":
                continue
            self.owe("RISK_REVIEW", last, due, act)
            last, grade = act, act.get("grade", grade)
            due = act["at"] + hours(12 if grade == "high" else 24)
        self.owe("RISK_REVIEW", last, due, None, self.found)

    def _return(self) -> None:
        found = self.first("found")
        if found is None or found["condition"] != "alive":
            return
        at, seen = found["at"], {"in_person", "in_person_declined"}
        self.owe("LA_RETURN_NOTIFY", found, at + hours(2), self.first("la_told_of_return", since=at))
        met = self.first("prevention_interview", since=at, where=lambda each: each["mode"] in seen)
        self.owe("PREVENTION_INTERVIEW", found, at + hours(24), met)
        if self.case["nation"] == "England":
            asked = self.first("rhi_completed", "rhi_declined", since=at)
            self.owe("RHI_72H", found, at + hours(72), asked, owed_by="local_authority")

    def _investigation(self) -> None:
        for told in self.of("crime_disclosed"):
            recorded = self.first("crime_recorded", since=told["at"])
            self.owe("CRIME_RECORDED_24H", told, told["at"] + hours(24), recorded)
        if given := self.first("allocated"):
            self.owe("INV_PLAN", given, given["at"] + hours(48), self.first("plan_made"))
        crime = self.first("crime_recorded")
        if crime is None:
            return
        at = crime["at"]
        # Whatever of these was done before the crime was recorded, or the case given out, need not be done again.
        skilled = self.first("allocated", where=lambda each: each["skilled"])
        self.owe("ALLOCATE_SKILLED", crime, at + hours(24), skilled)
        two = working_days_on(at, 2)
        self.owe("NEEDS_ASSESSMENT_2WD", crime, two, self.first("needs_assessment"))
        self.owe("VS_REFERRAL_2WD", crime, two, self.first("victim_services_referral"))
        reviews = self.of("supervisor_review", since=at, where=lambda each: each["scope"] == "investigation")
        self._again("INV_REVIEW", crime, reviews, first=7)
        self._again("VC_UPDATE_28D", crime, self.of("victim_updated", since=at), first=28)

    def _again(self, name: str, crime: Happened, acts: list[Happened], *, first: int) -> None:
        last, due = crime, days_on(crime["at"], first)
        for act in acts:
            if self.outcome is None or act["at"] <= self.outcome:
                self.owe(name, last, due, act)
                last, due = act, days_on(act["at"], 28)
        self.owe(name, last, due, None, self.outcome)

    def _told_and_withdrawn(self) -> None:
        for step in self.of("suspect_event", "outcome"):
            told = self.first("victim_updated", since=step["at"], where=_that("about", step["n"]))
            self.owe("VC_UPDATE_1WD", step, working_days_on(step["at"], 1), told)
        for step in self.of("support_withdrawn"):
            due = working_days_on(step["at"], 5)
            if self.outcome and step["at"] <= self.outcome < due:
                due = self.outcome
            review = self.first("evidence_led_review", since=step["at"])
            self.owe("EVIDENCE_LED_REVIEW_5WD", step, due, review)
            self.owe("DISRUPTION_5WD", step, due, self.first("disruption_plan", since=step["at"]))

    def _lines(self) -> None:
        for line in self.of("line_raised"):
            due, end, name = instant(line["due"]), self.outcome, line["line"]
            ended = end if end and end >= line["at"] else None
            done = self.first("line_finished", since=line["at"], where=_that("line", name))
            if done and ended and done["at"] > ended:
                done = None
            due = min(due, ended) if ended and done is None else due
            self.owe(f"LINE:{name}", line, due, done, ended)
