"""A force with a few people: acts about them in one line, and the roster that comes of it."""

from datetime import datetime
from itertools import chain

from tests.casework.desk import Desk, signed_in
from wayhome.access.actors import Role
from wayhome.application.handling import Handled
from wayhome.casework.people.hold_post import HoldPost
from wayhome.casework.people.posts import DeclarePost
from wayhome.casework.people.staff import RecordJoining
from wayhome.duties.examples import london
from wayhome.duties.holding import READ_FOR_A_ROSTER
from wayhome.duties.roster import Roster
from wayhome.kernel.ids import ActorId, Subject

ROTAS = signed_in("rota", Role.CONTROL_ROOM)
TRAINING = signed_in("tess", Role.TRAINING_LEAD)
INSPECTOR_POST = Subject("post:INSP")
SERGEANT_POST = Subject("post:SGT")
INES, SIAN, SARA = ActorId("Insp Rahman 2210"), ActorId("PS Hallam 4471"), ActorId("PS Okoro 4502")


def at(text: str) -> datetime:
    """Return an instant of London's clock in March 2026: ``02T19:00``."""
    return london(f"2026-03-{text}")


def roster(desk: Desk) -> Roster:
    """Return the roster as the record now says it."""
    return Roster(sealed.event for sealed in chain.from_iterable(map(desk.ledger.of_type, READ_FOR_A_ROSTER)))


def staffed(desk: Desk) -> Desk:
    """Set up an inspector's post, always held, and a sergeant's, with one inspector and two sergeants."""
    for post, name, role in (
        (INSPECTOR_POST, "Duty inspector", "inspector"),
        (SERGEANT_POST, "Sergeant", "supervisor"),
    ):
        desk.do(DeclarePost, ROTAS, about=post, name=name, role=role, always_held=role == "inspector")
    for officer in (INES, SIAN, SARA):
        desk.do(RecordJoining, ROTAS, about=Subject(f"officer:{officer}"))
    return desk


def on(desk: Desk, post: Subject, officer: ActorId, start: str, end: str, *, covering: str = "") -> Handled:
    """Put somebody on a post between two times."""
    return desk.do(
        HoldPost, ROTAS, about=post, officer=officer, start=at(start), end=at(end), covering=ActorId(covering)
    )
