"""What every act about those who are told asks of the record first."""

from wayhome.casework.facing import Facing
from wayhome.casework.holders.standing import Holder, holder_called, holders_of
from wayhome.casework.reasons import ours
from wayhome.duties.story import Story
from wayhome.kernel.refusals import Refused
from wayhome.record.one_child import named_as

PARENTS = ("parent", "guardian")


def holders_facing(facing: Facing) -> tuple[Holder, ...]:
    """Return the rights-holders of the child that an act is about, the child first."""
    story = facing.stories.get(facing.child) or Story(facing.child, ())
    return holders_of(as_named(story, facing), facing.child, facing.words, at=facing.at)


def as_named(story: Story, facing: Facing) -> Story:
    """Return a story with the child that an act is about, and who is told of them, called as in their own record.

    Where that record was joined with another's it is read as that other's, and told as theirs.
    """
    read = facing.read_as(facing.child)
    if read == facing.child:
        return story
    one = {read: facing.child}
    return Story(one.get(story.subject, story.subject), named_as(story.own, one), named_as(story.child, one))


def holder_asked(ref: str, facing: Facing) -> Holder:
    """Return one by their reference; refused where the child has none of it."""
    found = holder_called(ref, holders_facing(facing))
    if found is None:
        words = f"Nobody is named as {ref} for this child."
        raise Refused(ours("no_such_holder", words, "Name them first, and say whether they may know."))
    return found


def next_ref(holders: tuple[Holder, ...]) -> str:
    """Return a reference for one more rights-holder; the child is H1."""
    return f"H{max(int(one.ref[1:]) for one in holders if one.ref[1:].isdecimal()) + 1}"
