"""Where a child stands to the investigation now, as the record has it; nobody is taken not to support it by silence."""

from dataclasses import dataclass

from wayhome.duties.story import Story
from wayhome.kernel.ids import Subject
from wayhome.record.envelope import Event

SUPPORTING = ("supports", "supports_again")
NOT_SUPPORTING = ("declines", "withdraws", "cannot")
CHECKABLE = ("recorded_interview", "signed_statement", "body_worn_video", "through_advocate")
WITHDRAWN, RENEWED, RECORDED = "victim.support_withdrawn", "victim.support_renewed", "victim.position_recorded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A child's position: ``stance`` as last recorded, and the events it rests on; None where there is none.

    ``withdrawn`` is the withdrawal that still stands: nothing since says that the child supports the case again.
    """

    stance: str = "unknown"
    recorded: Event | None = None
    withdrawn: Event | None = None

    @property
    def carries(self) -> bool:
        """Say whether the child is known to support the investigation."""
        return self.withdrawn is None and self.stance in SUPPORTING

    @property
    def can_be_checked(self) -> bool:
        """Say whether another person can check what was recorded."""
        return self.recorded is not None and self.recorded.body.get("given_as") in CHECKABLE


def position_of(story: Story, child: Subject) -> Position:
    """Return where a child stands to the investigation whose story it is."""
    told = story.of_child(child)
    recorded = next(reversed(told.of_type(RECORDED)), None)
    withdrawn = next(reversed(told.of_type(WITHDRAWN)), None)
    renewed = next(reversed(told.of_type(RENEWED)), None)
    stands = withdrawn if withdrawn and not (renewed and _is_after(renewed, withdrawn)) else None
    given = str(recorded.body.get("stance", "unknown")) if recorded else "unknown"
    unsaid = given == "unknown" or (recorded and withdrawn and withdrawn.happened_at > recorded.happened_at)
    return Position(stance="withdraws" if stands and unsaid else given, recorded=recorded, withdrawn=stands)


def without_support(story: Story, children: tuple[Subject, ...]) -> tuple[Subject, ...]:
    """Return the children of a case who do not support it now."""
    return tuple(child for child in children if position_of(story, child).withdrawn)


def _is_after(one: Event, other: Event) -> bool:
    return (one.happened_at, one.id) > (other.happened_at, other.id)
