"""What the record holds of the force's people and of the homes: units, posts, who worked when, away, trained, left.

Weeks long past are written down as one holding a post for each; the last four weeks and the two to come as a real rota,
shift by shift. In the days around now the posts of the missing desk are held by those who can be signed in as, so the
other teams' shifts carry roles of their own, to whom no duty of a search falls.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from wayhome.application.drafts import Draft, Entry
from wayhome.kernel.ids import ActorId, PostId, RecordId, Subject, SubjectKind, subject
from wayhome.kernel.moments import in_london
from wayhome.record.events.child import Placement
from wayhome.record.events.governing import ProviderNamed
from wayhome.record.events.partner import ProviderPolicyChecked, ProviderPolicyRaised
from wayhome.record.events.workforce import (
    AbsenceEnded,
    AbsenceRecorded,
    CompetenceRecorded,
    OfficerJoined,
    OfficerLeft,
    PostClosed,
    PostDeclared,
    PostHeld,
    UnderstandingChecked,
    UnitDeclared,
)
from wayhome.record.vocabulary import Fact
from wayhome.simulation.force import Borough
from wayhome.simulation.places import HOMES
from wayhome.simulation.playing import Said
from wayhome.simulation.staff import SHIFT, UNITS, Officer, next_shift, post_of

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
DESK_SINCE = 10 * DAY  # from then on the posts of the missing desk are held by those who can be signed in as
ROTA_FROM, ROTA_TO = 28 * DAY, 14 * DAY
LEFT_OPEN = 0.02  # of the shifts, nobody was put on so many
GRADING = "missing_risk_grading"
QUESTIONS, ASKED, ENOUGH = "missing_and_exploitation", 16, 13  # as the pack has them
BROUGHT_IN = ActorId("Rota and staff files")
KINDS: dict[Placement, Literal["childrens_home", "supported_accommodation", "fostering_agency"]] = {
    "childrens_home": "childrens_home",
    "supported_accommodation": "supported_accommodation",
    "foster_home": "fostering_agency",
}
TAKEN_OVER = ("inspector",)  # one duty inspector at an hour: from then on the desk's own
SHIFTS_OF = {"response": "patrol", "investigator": "detective", "call_handler": "call_taking"}


def people(told: Borough) -> Iterator[Said]:
    """Yield what is said of units, posts, people and homes, in the order in which it was entered."""
    said = [*_units(told), *_homes(told)]
    for officer in told.staff.officers:
        said.extend(_officer(officer, told))
    for post, those in _posts(told).items():
        said.extend(_held(post, those, told))
    return iter(sorted(said, key=lambda one: (one.entered_at, one.entry.record)))


def brought_in(
    kind: SubjectKind, key: str, at: datetime, fact: Fact, told: Borough, *, by: ActorId = BROUGHT_IN
) -> Said:
    """Return what a rota or staff file says of somebody or something, as entered at an instant or now."""
    about: Subject = subject(kind, key)
    draft = Draft(fact=fact, happened_at=at, subjects=(about,), actor=by, role="import")
    key_of_it = f"{about} {fact.event_type.name} {at.isoformat()} {getattr(fact, 'start', '')}"
    return Said(entered_at=min(at, told.now), entry=Entry(record=RecordId(about), drafts=(draft,), key=key_of_it))


def _units(told: Borough) -> Iterator[Said]:
    for unit in UNITS:
        fact = UnitDeclared(name=unit.name, within=unit.within, investigates=unit.investigates)
        yield brought_in(SubjectKind.UNIT, unit.key, told.began, fact, told)
        for role, _, usual in unit.people:
            name = f"{role.words}, {unit.name}" if usual == role.key else f"{usual.capitalize()}, {unit.name}"
            declared = PostDeclared(name=name, role=_role_now(usual), unit=unit.key)
            yield brought_in(SubjectKind.POST, post_of(usual, unit.key), told.began, declared, told)


def _homes(told: Borough) -> Iterator[Said]:
    """Yield that each home is on the register and was asked for its policy, and that the lack of one was raised."""
    for place, home in enumerate(HOMES):
        named = ProviderNamed(name=home.name, kind=KINDS[home.kind])
        yield brought_in(SubjectKind.PROVIDER, home.key, told.began, named, told)
        asked = told.began + DAY * (20 + 17 * place)
        checked = ProviderPolicyChecked(held=home.policy)
        yield brought_in(SubjectKind.PROVIDER, home.key, asked, checked, told)
        if home.policy == "no" and place % 2:
            raised = ProviderPolicyRaised(with_whom="regulator")
            yield brought_in(SubjectKind.PROVIDER, home.key, asked + 90 * DAY, raised, told)


def _officer(officer: Officer, told: Borough) -> Iterator[Said]:
    def said(at: datetime, fact: Fact) -> Said:
        return brought_in(SubjectKind.OFFICER, officer.id, max(at, told.began), fact, told)

    yield said(officer.joined, OfficerJoined(rank=officer.title, unit=officer.unit, role=officer.usual))
    for gained, until in officer.trained:
        at = told.began + DAY * max(0, (gained - in_london(told.began).date()).days)
        reference = f"MG-{gained:%y%m}-{officer.id[-4:]}"
        fact = CompetenceRecorded(
            competence=GRADING, valid_until=until, gained_on=gained, evidence="course", reference=reference
        )
        yield said(at, fact)
        yield from _answers(officer, at + DAY, told)
    for start, length in _away(officer, told):
        kind = "planned" if length > 3 * DAY else "unplanned"
        yield said(start - (10 * DAY if kind == "planned" else timedelta(0)), AbsenceRecorded(
            start=start, end=start + length if kind == "planned" else None, kind=kind,
        ))  # fmt: skip
        if kind == "unplanned" and start + length < told.now:
            yield said(start + length, AbsenceEnded(start=start, at=start + length))
    if officer.left is not None:
        yield said(officer.left, OfficerLeft(at=officer.left))


def _answers(officer: Officer, first: datetime, told: Borough) -> Iterator[Said]:
    """Yield that somebody answered the questions on how going missing and exploitation are linked, once a year."""
    number = int(officer.id[-4:])
    while first < told.now:
        right = ENOUGH + number % 3 if number % 12 else ENOUGH - 3
        passed = right >= ENOUGH
        fact = UnderstandingChecked(
            subject=QUESTIONS, asked=ASKED, right=right, passed=passed, missed=() if passed else ("ME-01", "ME-04")
        )
        yield brought_in(SubjectKind.OFFICER, officer.id, first, fact, told, by=officer.id)
        first += 340 * DAY


def _away(officer: Officer, told: Borough) -> Iterator[tuple[datetime, timedelta]]:
    chance = told.draw(f"away {officer.id}")
    for half in range(3):
        start = told.began + DAY * int(180 * (half + chance.random()))
        length = DAY * (10 if chance.random() < 0.6 else 2)
        if officer.works_at(start) and start + length < told.now + ROTA_TO:
            yield start, length


def _posts(told: Borough) -> dict[tuple[str, str], list[Officer]]:
    found: dict[tuple[str, str], list[Officer]] = {}
    for officer in told.staff.officers:
        found.setdefault((officer.usual, officer.unit), []).append(officer)
    return found


def _role_now(usual: str) -> str:
    return SHIFTS_OF.get(usual, f"team_{usual}")


@dataclass(frozen=True, slots=True)
class _Slot:
    """A shift or a week on a post of a unit, and the role it carries then."""

    post: PostId
    unit: str
    role: str
    start: datetime
    end: datetime


def _held(post: tuple[str, str], those: list[Officer], told: Borough) -> Iterator[Said]:
    usual, unit = post
    key = PostId(post_of(usual, unit))
    start, last = next_shift(told.began), told.now + ROTA_TO
    if usual in TAKEN_OVER:
        last = told.now - DESK_SINCE
        yield brought_in(SubjectKind.POST, key, last, PostClosed(), told)
    while start < last:
        end = start + WEEK if start < told.now - ROTA_FROM else next_shift(start)
        role = usual if end < told.now - DESK_SINCE else _role_now(usual)
        yield from _holding(_Slot(key, unit, role, start, end), those, told)
        start = end


def _holding(slot: _Slot, those: list[Officer], told: Borough) -> Iterator[Said]:
    there = [one for one in those if one.works_at(slot.start)]
    if not there or told.draw(f"gap {slot.post} {slot.start:%Y%m%d%H}").random() < LEFT_OPEN:
        return
    turn = int((slot.start - told.began) / (WEEK if slot.end - slot.start == WEEK else SHIFT))
    officer = there[turn % len(there)].id
    fact = PostHeld(officer=officer, role=slot.role, unit=slot.unit, start=slot.start, end=slot.end)
    yield brought_in(SubjectKind.POST, slot.post, max(slot.start - WEEK, told.began), fact, told)
