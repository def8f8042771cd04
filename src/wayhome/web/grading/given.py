"""The grade that stands: by whom and why, whether it is provisional and what would settle it, and who is asked now."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, cast

from django.http import Http404
from django.urls import reverse

from wayhome.access.actors import Actor, Role
from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.application.gathering import face
from wayhome.casework.commands import Acting
from wayhome.casework.facing import Facing
from wayhome.casework.grade_risk import GradeRisk, grade_risk
from wayhome.duties.acts import acts_to_do
from wayhome.kernel.refusals import Reason, Refused
from wayhome.kernel.worktime import london_day
from wayhome.record.envelope import Event
from wayhome.record.events.risk import Grade, Likelihood, Severity
from wayhome.web.acting.desk import Desk, desk_for, in_force_now
from wayhome.web.doing import doing
from wayhome.web.grading.disputing import read_of
from wayhome.web.grading.factors import grounds_of, level_mark
from wayhome.web.grading.levels import LIKELIHOODS, SEVERITIES
from wayhome.web.http import READING, Page, Visit, shows_records
from wayhome.web.presenting.catalogue import in_plain_words
from wayhome.web.presenting.entries import capital, happened
from wayhome.web.presenting.links import Link
from wayhome.web.presenting.marks import Mark
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.times import when

Wording = Literal["app2017", "app2023", "app2026"]
Effect = Literal["no_history", "raises", "neutral", "lowers"]
OF_A_GRADE = ("grade_by_trained", "approve_lower", "look_at_grade", "review_grade", "confirm_grade", "hold_floor")
KNOWN, AGAIN, SECOND = "already-known", "grade-risk", "approve-grade"
WHERE = {"MC-08": KNOWN, "MC-13": AGAIN, "MC-16": AGAIN, "MC-18": AGAIN, "MC-14": SECOND, "MC-22": SECOND}
WORDS = {KNOWN: "Read and weigh what is held", AGAIN: "Grade again", SECOND: "Approve it, as a second person"}
BY_PAGE = {KNOWN: Permission.RECORD_SEARCH, AGAIN: Permission.GRADE_RISK, SECOND: Permission.APPROVE_GRADES}
NEXT = ("already-known", "grade-risk", "reassess", "approve-grade", "depart-from-floor")
CONFIRMED = Mark(words="Confirmed", shape="tick", kind="met")
PROVISIONAL = Mark(words="Provisional", shape="clock", kind="owed")
OUT_OF_DATE = Mark(words="Grader’s training out of date", shape="clock", kind="owed")
NOT_ON_RECORD = Mark(words="Grader’s training not on record", shape="clock", kind="owed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One grade as it was given; ``judged`` is what was said of likelihood and severity, ``why`` personal words.

    ``treated`` says as what the child is treated where that is not the level that was given.
    """

    level: Mark
    status: Mark
    by: str
    when: str
    judged: str
    why: str
    href: str
    uncertain: bool
    treated: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    """Something that keeps a grade provisional, in words, and where the reader may put it right."""

    words: str
    rule: str
    whose: str
    remedy: str
    do: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Something that somebody is asked to do about the grade, and by when."""

    words: str
    who: str
    due: str


def last_grade(desk: Desk) -> Given | None:
    """Return the grade that was last given; None while nobody has graded."""
    event = desk.facing.last("risk.graded")
    treated = desk.standing.risk_note.partition("; ")[2]
    return replace(given(event, desk), treated=f"{capital(treated)}." if treated else "") if event else None


def grades(desk: Desk) -> tuple[Given, ...]:
    """Return every grade of the case, the latest first."""
    return tuple(given(event, desk) for event in reversed(desk.facing.story.of_type("risk.graded")))


def given(event: Event, desk: Desk) -> Given:
    """Return one grade as it is shown."""
    body = event.body
    words = (dict(LIKELIHOODS).get(str(body.get("likelihood"))), dict(SEVERITIES).get(str(body.get("severity"))))
    return Given(
        level=level_mark(str(body["grade"])),
        status=_status(event),
        by=", ".join(part for part in (_name(event), event.role.replace("_", " ")) if part),
        when=happened(event, desk.facing.now),
        judged=f"{words[0]} and {words[1].lower()}" if words[0] and words[1] else "",
        why=desk.facing.words.get((event.id, "rationale"), ""),
        href=reverse("entry", args=[event.id]),
        uncertain=body.get("uncertain") is True,
    )


def _status(event: Event) -> Mark:
    """Return whether a grade is settled; one that came from another system is not confirmed by a grader who may not."""
    until = event.body.get("competence_valid_until")
    if event.body.get("status") == "provisional":
        return PROVISIONAL
    if not isinstance(until, str):
        return NOT_ON_RECORD
    return CONFIRMED if date.fromisoformat(until) >= london_day(event.happened_at) else OUT_OF_DATE


def _name(event: Event) -> str:
    return Called([event.actor])(event.actor) if event.actor else ""


def lacking(desk: Desk) -> tuple[Lacking, ...]:
    """Say what still stands in the way of confirming the last grade, whoever gave it, as things are now."""
    event = desk.facing.last("risk.graded")
    if event is None or event.body.get("status") == "confirmed":
        return ()
    visit = desk.visit
    facing = face(desk.record, by=event.actor, log=visit.parts.ledger, rulebook=in_force_now(visit), now=visit.now)
    return tuple(_lacking(reason, desk) for reason in _reasons(event, facing))


def _reasons(event: Event, facing: Facing) -> tuple[Reason, ...]:
    """Ask the act itself what it would say of the same grade now."""
    body = event.body
    command = GradeRisk(
        by=Acting(actor=Actor(id=event.actor, name="", roles=frozenset()), role=Role.GRADER),
        happened_at=facing.now,
        key="",
        record=facing.record,
        grade=cast("Grade", body["grade"]),
        likelihood=cast("Likelihood | None", body.get("likelihood")),
        severity=cast("Severity | None", body.get("severity")),
        wording=cast("Wording | None", body.get("wording")),
        rests_on=cast("tuple[str, ...] | None", body.get("rests_on")),
        history_effect=cast("Effect | None", body.get("history_effect")),
    )
    try:
        return grade_risk(command, facing).notices
    except Refused as refused:
        return refused.reasons


def _lacking(reason: Reason, desk: Desk) -> Lacking:
    place = next((where for rule, where in WHERE.items() if reason.rule.startswith(rule)), "")
    place = place or (SECOND if reason.rule.startswith("MC-17") else "")
    shown = place and may(desk.visit.actor, BY_PAGE[place])
    link = Link(text=WORDS[place], href=reverse(place, args=[desk.record])) if shown else None
    return Lacking(words=reason.words, rule=reason.rule, whose=reason.whose, remedy=reason.remedy, do=link)


def asked_now(desk: Desk) -> Iterator[Asked]:
    """Yield what others are asked to do about the grade."""
    for to_do in acts_to_do(desk.case.open_duties, desk.pack, desk.facing.now):
        if to_do.act in OF_A_GRADE:
            role = desk.pack.head.roles.get(to_do.owed_by.role, to_do.owed_by.role.replace("_", " "))
            words = in_plain_words(to_do.words, desk.pack)
            yield Asked(words=words, who=role, due=when(to_do.due_at, desk.facing.now))


def _links(desk: Desk) -> Iterator[Link]:
    """Yield what the reader may do about the grade."""
    for name in NEXT:
        act = doing(name)
        if may(desk.visit.actor, act.permission):
            yield Link(text=act.words, href=act.href(desk.record))


@shows_records(Permission.READ_CASES, methods=READING)
def show_grade(visit: Visit, record: str) -> Page:
    """Show the grade that stands, what settles it, and who is asked now."""
    desk = desk_for(visit, record)
    if desk is None or not desk.facing.case.startswith("episode:"):
        raise Http404
    content = {
        "desk": desk,
        "case_href": reverse("case", args=[desk.record]),
        "grade": last_grade(desk),
        "earlier": grades(desk)[1:],
        "lacking": lacking(desk),
        "asked": tuple(asked_now(desk)),
        "grounds": grounds_of(desk),
        "read": read_of(desk),
        "provisional": (grade := last_grade(desk)) is not None and grade.status is PROVISIONAL,
        "links": tuple(_links(desk)),
    }
    return Page(template="grading/given.html", content=content, shows=desk.shows)
