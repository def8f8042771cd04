"""The exploitation team: who investigates and who supervises, on which post, and what each of them is trained for.

Unlike the shifts of the missing desk, each holds a post of their own for as long as they are in the team, because an
investigation is somebody's until it is given to another.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from wayhome.access.actors import Actor, Role
from wayhome.casework.commands import Acting
from wayhome.kernel.ids import ActorId, PostId, SubjectKind
from wayhome.kernel.moments import in_london
from wayhome.record.events.workforce import (
    AbsenceRecorded,
    CompetenceRecorded,
    OfficerJoined,
    PostDeclared,
    PostHeld,
    UnderstandingChecked,
)
from wayhome.record.vocabulary import Fact
from wayhome.simulation.force import Borough
from wayhome.simulation.people import ASKED, ENOUGH, QUESTIONS, brought_in
from wayhome.simulation.playing import Said

DAY = timedelta(days=1)
UNIT = "exploitation"
INVESTIGATING, SUPERVISING = ("pip2", "ce_cpd", "vbl_aware"), ("sup_isdp", "ce_cpd", "vbl_aware")
YEARLY = ("ce_cpd", "vbl_aware")


@dataclass(frozen=True, slots=True, kw_only=True)
class Detective:
    """Somebody of the team: what they hold, for how many days what is renewed yearly still runs, and leave.

    ``runs`` below nothing ran out so long ago. ``away`` is how many days of leave they have left now.
    """

    id: ActorId
    role: Role
    trained: tuple[str, ...]
    runs: int = 200
    away: int = 0

    @property
    def post(self) -> PostId:
        """Return the post that is theirs."""
        return PostId(f"P-EX-{self.id[-4:]}")

    def acting(self) -> Acting:
        """Return them signed in, on their post."""
        actor = Actor(id=self.id, name=str(self.id), roles=frozenset({self.role}))
        return Acting(actor=actor, role=self.role, post=self.post)


AMADI = Detective(id=ActorId("DC Amadi 5611"), role=Role.INVESTIGATOR, trained=(*INVESTIGATING, "abe_child", "scaidp"))
ROWE = Detective(id=ActorId("DC Rowe 5702"), role=Role.INVESTIGATOR, trained=(*INVESTIGATING, "dmi"), runs=16)
SETHI = Detective(id=ActorId("DC Sethi 5833"), role=Role.INVESTIGATOR, trained=(*INVESTIGATING, "abe_child"), runs=-12)
FENN = Detective(id=ActorId("DC Fenn 5907"), role=Role.INVESTIGATOR, trained=("pip2", "vbl_aware"))
ADEYEMI = Detective(
    id=ActorId("DC Adeyemi 5964"), role=Role.INVESTIGATOR, trained=(*INVESTIGATING, "disclosure_officer"), away=9
)
COOMBE = Detective(id=ActorId("DS Coombe 4127"), role=Role.SUPERVISOR, trained=SUPERVISING)
BLYTHE = Detective(id=ActorId("DS Blythe 4233"), role=Role.SUPERVISOR, trained=SUPERVISING, runs=-10)
VARLEY = Detective(id=ActorId("DI Varley 3190"), role=Role.DETECTIVE_INSPECTOR, trained=SUPERVISING)
NOLAN = Acting(
    actor=Actor(id=ActorId("Ceri Nolan 7790"), name="Ceri Nolan 7790", roles=frozenset({Role.VICTIM_CARE})),
    role=Role.VICTIM_CARE,
    post=PostId("P-15"),
)
TEAM = (AMADI, ROWE, SETHI, FENN, ADEYEMI, COOMBE, BLYTHE, VARLEY)
POST_ROLES = {Role.SUPERVISOR: "supervisor", Role.INVESTIGATOR: "investigator"}


def team(told: Borough) -> Iterator[Said]:
    """Yield what is said of the people of the team, in the order in which it was entered."""
    said = [one for detective in TEAM for one in _of(detective, told)]
    return iter(sorted(said, key=lambda one: (one.entered_at, one.entry.record)))


def _of(one: Detective, told: Borough) -> Iterator[Said]:
    yield _said(one, told.began, OfficerJoined(rank=one.id.split()[0], unit=UNIT, role=one.role.key), told)
    yield from _posted(one, told)
    for place, competence in enumerate(one.trained):
        yield _said(one, told.began + DAY * place, _trained(one, competence, told.now), told)
    yield from _understood(one, told)
    if one.away:
        end = told.now + DAY * one.away
        leave = AbsenceRecorded(start=told.now - DAY * 5, end=end, kind="planned")
        yield _said(one, told.now - DAY * 30, leave, told)


def _posted(one: Detective, told: Borough) -> Iterator[Said]:
    """Yield that a post is theirs; the detective inspector's is the desk's, and is set up with it."""
    if one.role not in POST_ROLES:
        return
    role = POST_ROLES[one.role]
    declared = PostDeclared(name=f"{one.role.words}, {one.id}", role=role, unit=UNIT)
    yield brought_in(SubjectKind.POST, one.post, told.began, declared, told)
    held = PostHeld(officer=one.id, role=role, unit=UNIT, start=told.began)
    yield brought_in(SubjectKind.POST, one.post, told.began + timedelta(minutes=1), held, told)


def _trained(one: Detective, competence: str, now: datetime) -> Fact:
    today = in_london(now).date()
    runs = one.runs if competence in YEARLY else 900
    return CompetenceRecorded(
        competence=competence, valid_until=today + DAY * runs, gained_on=today + DAY * (runs - 365), evidence="course",
    )  # fmt: skip


def _understood(one: Detective, told: Borough) -> Iterator[Said]:
    for since in (0, 340):
        fact = UnderstandingChecked(subject=QUESTIONS, asked=ASKED, right=ENOUGH + 1, passed=True)
        at = told.began + DAY * (since + 20)
        yield brought_in(SubjectKind.OFFICER, one.id, at, fact, told, by=one.id)


def _said(one: Detective, at: datetime, fact: Fact, told: Borough) -> Said:
    return brought_in(SubjectKind.OFFICER, one.id, at, fact, told)
