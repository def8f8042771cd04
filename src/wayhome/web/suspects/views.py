"""The people who harm the child, as pages that are read: all of a case, and one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.casework.suspects.suspects import UNNAMED, SuspectStanding
from wayhome.duties.duty import Duty
from wayhome.kernel.ids import Subject
from wayhome.web.acting.desk import Desk, desk_for
from wayhome.web.acting.entered import take
from wayhome.web.doing import by_act, doing
from wayhome.web.http import Page, Visit, shows_records
from wayhome.web.presenting.links import Link
from wayhome.web.presenting.marks import Mark
from wayhome.web.presenting.owing import due_mark
from wayhome.web.presenting.times import when
from wayhome.web.suspects.elsewhere import elsewhere
from wayhome.web.suspects.fields import everybody, suspect_before
from wayhome.web.suspects.saying import DONE, day_words, how_long, known_by, searched, stage, who

ALWAYS = ("suspect-step", "set-bail", "bail-views", "identify-suspect", "same-suspect", "other-child-indicated")
TELLS = ("VC-10", "VC-11", "VC-12", "VC-13", "VC-14")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One suspect in the list: what they are called, how far it has come, and what bears on it in a line or two."""

    title: str
    href: str
    mark: Mark
    who: str
    note: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """Something owed about a suspect: the act, by when, and where it is done."""

    words: str
    mark: Mark
    due: str
    do: Link | None


@shows_records(Permission.READ_CASES)
def show_suspects(visit: Visit, record: str) -> Page:
    """Show everybody who may harm the child of an investigation, and what is owed about them."""
    desk = _desk(visit, record)
    content = {
        "desk": desk,
        "case_href": reverse("case", args=[record]),
        "entered": take(visit.request),
        "rows": tuple(_row(one, desk) for one in everybody(desk)),
        "telling": tuple(_telling(desk)),
        "links": tuple(_offered(desk, "identify-suspect", "other-child-indicated")),
    }
    return Page(template="suspects/list.html", content=content, shows=desk.shows)


@shows_records(Permission.READ_CASES)
def show_suspect(visit: Visit, record: str, ref: str) -> Page:
    """Show one suspect: what leads to them, what was asked and done, what is owed, and where else they may be held."""
    desk = _desk(visit, record)
    suspect = suspect_before(desk, ref)
    if suspect is None:
        raise Http404
    content = {
        "desk": desk,
        "case_href": reverse("suspects", args=[record]),
        "suspect": suspect,
        "mark": stage(suspect, visit.now),
        "facts": tuple(_facts(suspect, desk)),
        "warnings": tuple(_warnings(suspect)),
        "owed": tuple(_owed(suspect, desk)),
        "steps": tuple(
            {"words": DONE[step.kind], "when": when(step.at, visit.now)} for step in reversed(suspect.steps)
        ),
        "conditions": suspect.bail.conditions.splitlines() if suspect.bail else (),
        "links": tuple(_links(suspect, desk)),
        "across": tuple(_across(suspect, desk)),
        "elsewhere": len(elsewhere(suspect, desk)),
        "elsewhere_href": _elsewhere_href(suspect, desk),
    }
    return Page(template="suspects/one.html", content=content, shows=desk.shows)


def _desk(visit: Visit, record: str) -> Desk:
    desk = desk_for(visit, record)
    if desk is None or not desk.facing.is_investigation:
        raise Http404
    return desk


def _row(suspect: SuspectStanding, desk: Desk) -> Row:
    return Row(
        title=suspect.called,
        href=reverse("suspect", args=[desk.record, suspect.ref]),
        mark=stage(suspect, desk.visit.now),
        who=who(suspect),
        note=_note(suspect, desk),
        links=tuple(_links(suspect, desk))[:3],
    )


def _note(suspect: SuspectStanding, desk: Desk) -> str:
    if suspect.ref == UNNAMED:
        return "What was brought in does not say who they are. Put down whatever leads to them."
    parts = [f"Led to by {known_by(suspect)[:1].lower()}{known_by(suspect)[1:]}.", f"{searched(suspect, desk.pack)}."]
    if suspect.bail:
        parts.append(f"Bail: {how_long(suspect.bail.until, desk.visit.now)}.")
    if suspect.on_release:
        parts.append("No condition protects the child.")
    return " ".join(parts)


def _facts(suspect: SuspectStanding, desk: Desk) -> Iterator[Mapping[str, str]]:
    bail, named = suspect.bail, suspect.ref != UNNAMED
    rows = (
        ("Reference", " and ".join(suspect.refs) if named else ""),
        ("What leads to them", known_by(suspect) if named else ""),
        ("Number, account, plate or address", suspect.trace),
        ("Description", suspect.description),
        ("Age", _age(suspect)),
        ("Works at", suspect.workplace),
        ("Our systems know them as", suspect.nominal),
        ("Search of what is held", searched(suspect, desk.pack) if named else ""),
        ("Bail", f"Until {day_words(bail.until)}, {how_long(bail.until, desk.visit.now)}" if bail else ""),
    )
    yield from ({"key": key, "value": value} for key, value in rows if value)


def _age(suspect: SuspectStanding) -> str:
    if suspect.date_of_birth:
        return f"Born {day_words(suspect.date_of_birth)}"
    return f"About {suspect.age_stated}" if suspect.age_stated is not None else ""


def _warnings(suspect: SuspectStanding) -> Iterator[str]:
    if suspect.is_child:
        yield "This suspect is a child, and somebody may be making them do it. Safeguard them first."
    if suspect.is_police:
        yield "This suspect works for the police. Nobody of their unit investigates or reads the case."
    if suspect.is_carer:
        yield "This suspect cares for the child. No notice and no news of the case goes to them."


def _owed(suspect: SuspectStanding, desk: Desk) -> Iterator[Owed]:
    """Yield what is owed about one suspect, by the key of the duty."""
    for duty in desk.case.open_duties:
        if duty.obligation.partition(":")[2] in suspect.refs:
            yield _as_owed(duty, desk, suspect.ref)


def _telling(desk: Desk) -> Iterator[Owed]:
    """Yield what the child is still to be told of what was done about suspects."""
    for duty in desk.case.open_duties:
        if duty.rule in TELLS:
            yield _as_owed(duty, desk, "")


def _as_owed(duty: Duty, desk: Desk, key: str) -> Owed:
    place = by_act().get(duty.act)
    allowed = place is not None and may(desk.visit.actor, place.permission)
    do = Link(text=place.words, href=place.href(desk.record, key)) if place and allowed else None
    return Owed(
        words=_said(duty, desk),
        mark=due_mark(duty, desk.case),
        due=when(duty.due_at, desk.visit.now),
        do=do,
    )


def _said(duty: Duty, desk: Desk) -> str:
    """Say what is owed; in a case of several children, about which of them."""
    title, first = desk.pack.duties[duty.rule].title, desk.case.children[0]
    child = Subject(duty.owed_to_child) if duty.owed_to_child else first
    name = desk.visit.parts.reading.names().get(child, "") if len(desk.case.children) > 1 else ""
    return f"{title}: {name}" if name else title


def _links(suspect: SuspectStanding, desk: Desk) -> Iterator[Link]:
    """Yield what can be recorded about one suspect, what comes next first."""
    yield from _offered(desk, *_next(suspect), *ALWAYS, about=suspect.ref)


def _next(suspect: SuspectStanding) -> Iterator[str]:
    """Yield the pages of what comes next with a suspect, the most pressing first."""
    bail = suspect.bail
    if bail and bail.broken_at:
        yield "decide-bail-breach"
    if suspect.is_police and not suspect.standards_told:
        yield "tell-standards"
    if suspect.is_police and not suspect.kept_apart:
        yield "keep-apart"
    if not suspect.checked and suspect.ref != UNNAMED:
        yield "check-suspect"
    if bail:
        yield from ("decide-bail", *(() if bail.broken_at else ("bail-broken",)))
    if suspect.on_release:
        yield "review-release"


def _offered(desk: Desk, *names: str, about: str = "") -> Iterator[Link]:
    for one in map(doing, names):
        if may(desk.visit.actor, one.permission):
            yield Link(text=one.words, href=one.href(desk.record, about))


def _elsewhere_href(suspect: SuspectStanding, desk: Desk) -> str:
    """Return where it is shown which other investigations hold them, to whoever may look across children."""
    able = may(desk.visit.actor, Permission.LOOK_ACROSS_CHILDREN)
    return reverse("suspect-elsewhere", args=[desk.record, suspect.ref]) if able else ""


def _across(suspect: SuspectStanding, desk: Desk) -> Iterator[Link]:
    """Yield where it is shown which children an adult has been near: for a listed purpose only."""
    if suspect.own_record:
        yield Link(text="This child’s own record", href=reverse("case", args=[suspect.own_record]))
    yield Link(text="Who is around the child", href=reverse("around", args=[desk.record]))
    if may(desk.visit.actor, Permission.LOOK_ACROSS_CHILDREN):
        yield Link(
            text="The other children around the child, for a purpose", href=reverse("others-around", args=[desk.record])
        )
