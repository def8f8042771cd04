"""The rights-holder whom an act at a door is about, as ``casework.holders.standing`` has them."""

from wayhome.casework.facing import Facing
from wayhome.casework.holders.asked import as_named
from wayhome.casework.holders.standing import Holder, holder_called, holders_of
from wayhome.duties.story import Story
from wayhome.kernel.ids import Subject
from wayhome.record.one_child import called_beside


def asked_holder(facing: Facing, ref: str) -> Holder | None:
    """Return a rights-holder of the child an act is about; None where nobody has this reference."""
    story = facing.stories.get(facing.child) or Story(facing.child, ())
    return holder_called(ref, holders_of(as_named(story, facing), facing.child, facing.words, at=facing.at))


def as_read(facing: Facing, ref: str) -> tuple[Subject, str]:
    """Return the child that an act is about, and a holder of that child, as the story calls them."""
    child = facing.one_child.get(facing.child, facing.child)
    return child, called_beside(ref, facing.child, child)


def why_not_told(facing: Facing, ref: str) -> str:
    """Return why somebody is not told about the child; empty where they may be."""
    found = asked_holder(facing, ref)
    return "not_named" if found is None else found.why_not


def has_no_safe_way(facing: Facing, ref: str) -> bool:
    """Say whether no way at all to reach somebody is safe at present."""
    found = asked_holder(facing, ref)
    return bool(found and found.safety and found.safety.no_safe_way)
