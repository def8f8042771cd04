"""Small rulebooks for the tests of the engine: a rule or two, asked of a history written in a few lines."""

from collections.abc import Mapping

from tests.histories import BASIS, at, told
from wayhome.duties.derive import Rulebook, derive
from wayhome.duties.duty import Duty, Status
from wayhome.duties.stories import stories
from wayhome.duties.story import Story
from wayhome.kernel.ids import Subject
from wayhome.kernel.moments import in_london
from wayhome.record.envelope import Event
from wayhome.rulebook.head import Head
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.risk import Floor
from wayhome.rulebook.schema import Duty as Rule

CHRISTMAS_AND_EASTER = (
    "2025-12-25", "2025-12-26", "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-12-25", "2026-12-28",
)  # fmt: skip


def limb(**length: object) -> dict[str, object]:
    """Make a deadline that rests on our own default."""
    return {"basis": BASIS, **length}


def book(*rules: Rule, floors: tuple[Mapping[str, object], ...] = ()) -> Rulebook:
    """Compile a pack of a few rules, with England's holidays and three shifts."""
    head = Head.model_validate(
        {
            "name": "test", "title": "Test", "edition": "one", "valid_from": "2020-01-01",
            "shift_starts": ["07:00", "15:00", "23:00"], "holidays": {"england": CHRISTMAS_AND_EASTER, "wales": []},
        }
    )  # fmt: skip
    made = tuple(Floor.model_validate({"basis": BASIS, "title": "A floor", **floor}) for floor in floors)
    return Rulebook(Pack(head=head, content="", duties={one.id: one for one in rules}, floors=made))


def story(events: list[Event], subject: str) -> Story:
    """Return the story of one subject."""
    named = Subject(subject)
    return stories(events).get(named) or Story(named, ())


def derived(rule: Rule, *lines: str, horizon: str = "2030-01-01T00:00") -> tuple[Duty, ...]:
    """Return the duties of one rule over a history of its own scope."""
    events = told(*lines, scope=rule.scope)
    return derive(story(events, f"{rule.scope}:1"), book(rule), horizon=at(horizon))


def statuses(rule: Rule, *lines: str, asked: str) -> list[str]:
    """Return how the duties that have arisen stand at an instant, in order of due time."""
    found = (duty.status_at(at(asked)) for duty in derived(rule, *lines, horizon=asked))
    return [status.value for status in found if status is not Status.NOT_YET]


def due(rule: Rule, *lines: str) -> str:
    """Return when the first duty of a rule falls due, on London's clock."""
    return f"{in_london(derived(rule, *lines)[0].due_at):%Y-%m-%dT%H:%M:%S}"
