"""The first page: how much is pressing, each number a link to the list it counts, and where else to go."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from wayhome.access.actors import Actor, Role
from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.application.reading import Reading
from wayhome.application.training.people import SOON, everyone, running_out, today_of
from wayhome.store.faults import counted
from wayhome.web.http import Visit
from wayhome.web.presenting.owed import Owed, OwedRow
from wayhome.web.presenting.owed_cards import ChildCard, child_cards
from wayhome.web.presenting.queues import Queues

OF_MINE = 3
WATCHING = frozenset({Role.INSPECTOR, Role.CONTROL_ROOM, Role.COMMAND})
FIRST = {
    "missing": "Missing now",
    "overdue": "Cases with something overdue",
    "owed": "Cases with something owed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A number that opens the list it counts."""

    words: str
    count: int
    href: str
    pressing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Somewhere to go, and what it is for."""

    words: str
    href: str
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mine:
    """What whoever asks owes now, or sees to: the first few, and how many there are in all. ``own``: it is theirs."""

    own: bool
    count: int
    first: tuple[OwedRow, ...]
    href: str

    @property
    def cards(self) -> tuple[ChildCard, ...]:
        """Return the first few as a card for each child."""
        return child_cards(self.first)


WAYS = (
    (
        "board",
        Permission.READ_CASES,
        "Board",
        "Every child who is missing now, whoever is most at risk first. It stays live by itself.",
    ),
    (
        "cases",
        Permission.READ_CASES,
        "Cases",
        "Who is missing or being harmed, what is owed to each child, and by when.",
    ),
    (
        "investigations",
        Permission.READ_CASES,
        "Investigations",
        "Every child who may be exploited: who has the case, how high the risk is, and what stands still.",
    ),
    (
        "evidence",
        Permission.READ_MEASURES,
        "Evidence",
        "What the record shows for each recommendation, down to the entry.",
    ),
    (
        "training",
        Permission.RECORD_TRAINING,
        "Training",
        "Who may grade, which training is owed, what runs out next, and shifts that nobody covers.",
    ),
    (
        "undelivered",
        Permission.LOOK_AFTER_MESSAGES,
        "Not delivered",
        "Messages to children, and to those who care for them, that were not sent or did not arrive.",
    ),
    ("rulebook", Permission.READ_RULEBOOK, "Rulebook", "Which rules duties come from, and what high risk means."),
    (
        "set-up",
        Permission.SET_RULES,
        "Set-up",
        "What is still missing before the force can rely on it, and which rules and times are in force.",
    ),
    (
        "system",
        Permission.LOOK_AFTER_SYSTEM,
        "System",
        "How the system is, what went wrong in it, and what to do.",
    ),
    (
        "who-looked",
        Permission.READ_LOOKS,
        "Who looked",
        "Who was shown which record, by person, case and day, for a purpose that the law lists.",
    ),
    ("sign-ins", Permission.MANAGE_ACCOUNTS, "Sign-ins", "Who may come in, and as what."),
    (
        "import",
        Permission.IMPORT_HISTORIES,
        "Bring in histories",
        "Read cases from your own system. Nothing is written back.",
    ),
)


def owed_by(actor: Actor, reading: Reading, now: datetime) -> Mine | None:
    """Return what somebody at the missing desk owes now; None for whoever does not work there."""
    if not may(actor, Permission.SEE_OWN_WORK):
        return None
    owed = Owed(reading, actor, now)
    first = owed.rows(owed.page(owed.usual, 0, OF_MINE), full=OF_MINE)
    return Mine(own=owed.usual == "mine", count=owed.part(owed.usual).count(), first=first, href=reverse("my-duties"))


def watches(actor: Actor) -> bool:
    """Say whether somebody watches over every missing child, so that the board is what they need first."""
    return not WATCHING.isdisjoint(actor.roles)


def tiles(queues: Queues) -> tuple[Tile, ...]:
    """Return the numbers that come first."""
    return tuple(
        Tile(
            words=words,
            count=(count := queues.count(key)),
            href=f"{reverse('cases')}?show={key}",
            pressing=key != "owed" and count > 0,
        )
        for key, words in FIRST.items()
    )


def waiting(visit: Visit) -> tuple[Tile, ...]:
    """Return what waits for whoever works at no case: training, faults. Each number opens the list it counts."""
    return (*_of_training(visit), *_of_system(visit))


def of_messages(visit: Visit) -> tuple[Tile, ...]:
    """Return how many messages to people outside were not delivered, for whoever looks after them; none is no tile."""
    if not may(visit.actor, Permission.LOOK_AFTER_MESSAGES):
        return ()
    many = visit.parts.outgoing.standing(visit.now).undelivered
    tile = Tile(words="Messages not delivered", count=many, href=reverse("undelivered"), pressing=True)
    return (tile,) if many else ()


def _of_training(visit: Visit) -> Iterator[Tile]:
    if not may(visit.actor, Permission.RECORD_TRAINING):
        return
    parts, page = visit.parts, reverse("training")
    roster = parts.reading.caseload(visit.now).roster
    people = everyone(parts.ledger, roster, parts.reading.rulebook, visit.now)
    owed = [duty for person in people for duty in person.owed]
    late = any(duty.due_at < visit.now for duty in owed)
    yield Tile(words="Training that is owed", count=len(owed), href=f"{page}#owed", pressing=late)
    lapsing = running_out(people, today_of(visit.now), SOON.days)
    yield Tile(words="Runs out within 90 days", count=len(lapsing), href=f"{page}#runs-out", pressing=False)


def _of_system(visit: Visit) -> Iterator[Tile]:
    if not may(visit.actor, Permission.LOOK_AFTER_SYSTEM):
        return
    for words, count in zip(("Faults that stand", "Said by people, not answered"), counted(), strict=True):
        yield Tile(words=words, count=count, href=reverse("faults"), pressing=count > 0)


def ways(actor: Actor) -> tuple[Way, ...]:
    """Return where an actor may go."""
    return tuple(
        Way(words=words, href=reverse(name), purpose=purpose)
        for name, permission, words, purpose in WAYS
        if may(actor, permission)
    )
