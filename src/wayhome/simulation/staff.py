"""The people of the force: units, posts, who works when, and who was trained for what, over the months."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wayhome.access.actors import Actor, Role
from wayhome.casework.commands import Acting
from wayhome.kernel.ids import ActorId, PostId
from wayhome.kernel.moments import as_utc, in_london
from wayhome.simulation.chance import Drawing, happens
from wayhome.simulation.names import OFFICERS
from wayhome.simulation.practice import HALF

SHIFT = timedelta(hours=8)
FIRST_SHIFT = 7  # early, late and night begin at 07:00, 15:00 and 23:00 in London, as the rulebook has them


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit, with what it is called and how many work in each role there; the title begins an officer's name."""

    key: str
    name: str
    within: str
    people: Mapping[tuple[Role, str, str], int]
    investigates: bool | None = None


UNITS = (
    Unit("force", "Eastmere Police", "", {(Role.COMMAND, "Supt", "superintendent"): 2}),
    Unit("control", "Control room", "force", {
        (Role.CALL_HANDLER, "Call handler", "call_handler"): 16, (Role.INSPECTOR, "Insp", "inspector"): 4,
    }),
    Unit("response-a", "Response team A", "force", {
        (Role.RESPONSE, "PC", "response"): 14, (Role.SUPERVISOR, "PS", "supervisor"): 2,
    }),
    Unit("response-b", "Response team B", "force", {
        (Role.RESPONSE, "PC", "response"): 14, (Role.SUPERVISOR, "PS", "supervisor"): 2,
    }),
    Unit("response-c", "Response team C", "force", {
        (Role.RESPONSE, "PC", "response"): 14, (Role.SUPERVISOR, "PS", "supervisor"): 2,
    }),
    Unit("missing", "Missing people unit", "force", {
        (Role.GRADER, "PS", "grader"): 12, (Role.COORDINATOR, "Staff", "coordinator"): 3,
        (Role.RESPONSE, "DC", "investigator"): 6,
    }),
    Unit("exploitation", "Exploitation team", "force", {
        (Role.RESPONSE, "DC", "investigator"): 10, (Role.SUPERVISOR, "DS", "supervisor"): 2,
    }, investigates=True),
    Unit("protection", "Public protection", "force", {
        (Role.RESPONSE, "DC", "investigator"): 8, (Role.SUPERVISOR, "DS", "supervisor"): 2,
    }),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """Somebody of the force: what they do, since when and until when, and until when their training runs, over time.

    ``trained`` is each time they were trained: on which day, and until which it counts.
    """

    id: ActorId
    title: str
    role: Role
    usual: str
    unit: str
    joined: datetime
    left: datetime | None = None
    trained: tuple[tuple[date, date], ...] = ()

    def acting(self, post: PostId) -> Acting:
        """Return them signed in, on a post."""
        return Acting(
            actor=Actor(id=self.id, name=str(self.id), roles=frozenset({self.role})), role=self.role, post=post
        )

    def works_at(self, at: datetime) -> bool:
        """Say whether they work for the force at an instant."""
        return self.joined <= at and (self.left is None or at < self.left)


class Staff:
    """Everybody of the force, and who of them acts when."""

    def __init__(self, officers: tuple[Officer, ...]) -> None:
        self.officers = officers
        self._by_role: dict[tuple[Role, str], list[Officer]] = {}
        for one in officers:
            for unit in ("", one.unit):
                self._by_role.setdefault((one.role, unit), []).append(one)

    def on(self, role: Role, at: datetime, *, unit: str = "", turn: int = 0) -> Acting:
        """Return who acts in a role at an instant: the shifts go round, and ``turn`` parts those of one shift."""
        there = [one for one in self._by_role[role, unit] if one.works_at(at)]
        officer = there[(shift_of(at) * 5 + turn) % len(there)]
        return officer.acting(PostId(post_of(officer.usual, officer.unit)))


def post_of(usual: str, unit: str) -> str:
    """Return the key of the post that people who usually do something hold in a unit."""
    return f"P-{usual}-{unit}"


def shift_of(at: datetime) -> int:
    """Number the shift in which an instant lies, counted from a fixed day."""
    there = in_london(at)
    return there.date().toordinal() * 3 + (there.hour - FIRST_SHIFT) // 8


def next_shift(at: datetime) -> datetime:
    """Return when the next shift begins, after an instant."""
    there = in_london(at).replace(minute=0, second=0, microsecond=0)
    hours = 8 - (there.hour - FIRST_SHIFT) % 8
    return as_utc(there) + timedelta(hours=hours)


def staff(draw: Drawing, began: datetime, now: datetime) -> Staff:
    """Return everybody of the force between two instants."""
    return Staff(tuple(_officers(draw, began, now)))


def _officers(draw: Drawing, began: datetime, now: datetime) -> Iterator[Officer]:
    number = 0
    for unit in UNITS:
        for (role, title, usual), count in unit.people.items():
            for _ in range(count):
                yield _officer(number, draw, (unit.key, role, title, usual), began, now)
                number += 1


def _officer(number: int, draw: Drawing, does: tuple[str, Role, str, str], began: datetime, now: datetime) -> Officer:
    unit, role, title, usual = does
    chance = draw(f"officer {number}")
    name = OFFICERS[number % len(OFFICERS)]
    late = happens(chance, 0.12) and number % 3 == 1
    joined = began + HALF * (0.3 + chance.random()) if late else began - timedelta(days=200 + 2_000 * chance.random())
    left = began + HALF * (0.8 + chance.random()) if number % 11 == 10 else None
    return Officer(
        id=ActorId(f"{title} {name} {3000 + number * 37 % 6000}"),
        title=title,
        role=role,
        usual=usual,
        unit=unit,
        joined=max(joined, began - timedelta(days=4_000)),
        left=left if left and left > joined and left < now else None,
        trained=tuple(_training(role, number, began, now)),
    )


def _training(role: Role, number: int, began: datetime, now: datetime) -> Iterator[tuple[date, date]]:
    """Yield when somebody was trained to grade: before, few and long ago; after the turn, one course after another."""
    if role not in (Role.GRADER, Role.INSPECTOR, Role.SUPERVISOR):
        return
    start = in_london(began).date()
    if number % 5 == 0:
        yield start - timedelta(days=60), start + timedelta(days=670)
    elif number % 4 == 1:
        yield start - timedelta(days=640), start + timedelta(days=90)
    turn = in_london(began + HALF).date() + timedelta(days=4 * (number % 14))
    if number % 9 != 8 and turn < in_london(now).date():
        yield turn, turn + timedelta(days=240 if number % 5 == 2 else 730)
