"""Whether somebody who is told could be a suspect of whom no more than a nickname is known. Unknown is not no.

A suspect who was named, or of whom it was said whether they care for the child, is looked at where it is decided who is
told. Of one known only by a nickname nobody knows; until that is answered, a person looks before each of those who care
for the child is written to.
"""

from collections.abc import Iterator

from wayhome.casework.facing import Facing
from wayhome.casework.holders.standing import Holder
from wayhome.casework.reasons import under
from wayhome.casework.suspects.changes import IDENTIFIED
from wayhome.casework.suspects.suspects import SuspectStanding, suspects_of
from wayhome.duties.holders import CARING
from wayhome.duties.story import Story
from wayhome.kernel.ids import Subject, SubjectKind, kind_of
from wayhome.kernel.refusals import Reason
from wayhome.record.envelope import Event

RULE = "VC-26-WHO"


def could_be(holder: Holder, facing: Facing) -> tuple[SuspectStanding, ...]:
    """Return the suspects whom a rights-holder could be, for all that is known: of every case of the child."""
    if holder.kind not in CARING:
        return ()
    found = (one for story in _cases(facing) for one in suspects_of(story, facing.words))
    return tuple(one for one in found if is_open(one))


def _cases(facing: Facing) -> Iterator[Story]:
    """Yield the case before whoever writes, and each investigation of the child: a missing child may have one."""
    yield facing.story
    alike = {facing.child, facing.read_as(facing.child)}
    for named, story in facing.stories.items():
        is_another = kind_of(named) is SubjectKind.INVESTIGATION and named != facing.case
        if is_another and not alike.isdisjoint(map(facing.read_as, map(Subject, story.children()))):
            yield story


def is_open(suspect: SuspectStanding) -> bool:
    """Say whether a suspect is known by no more than a nickname, and nobody said whether they care for the child."""
    return "nickname" in suspect.known_by and not suspect.is_named and suspect.cares_for_child not in ("yes", "no")


def came_since(one: SuspectStanding, written: Event, facing: Facing) -> bool:
    """Say whether a suspect came to light after a notice was written, so that whoever wrote it did not look."""
    told = (event for story in _cases(facing) for event in story.of_type(IDENTIFIED))
    known = [event for event in told if event.body.get("suspect") in one.refs]
    return any(event.recorded_at > written.recorded_at for event in known)


def not_looked_at(holder: Holder, facing: Facing, written: Event | None = None) -> Iterator[Reason]:
    """Say that somebody has to look first, where a rights-holder could be a suspect.

    Whoever wrote a notice looked at those who were known as it was ``written``.
    """
    found = could_be(holder, facing)
    if any(written is None or came_since(one, written, facing) for one in found):
        words = "A suspect is known only by a nickname, and nobody has said whether they care for the child."
        remedy = "Ask who it could be and record it; or say that you have looked, and that this is not them."
        yield under(RULE, facing.pack, words, remedy)
