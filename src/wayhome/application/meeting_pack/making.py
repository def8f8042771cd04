"""Making the pack of a meeting: everything the meeting has before it of each child on its list."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

from wayhome.application.meeting_pack import around, parts
from wayhome.application.meeting_pack.material import Material
from wayhome.application.meeting_pack.meetings import Listed, Meeting, the_one_before
from wayhome.application.meeting_pack.sentences import ChildPart, MeetingPack, on_day
from wayhome.application.reading import Reading
from wayhome.kernel.ids import RecordId

A_MONTH = timedelta(days=28)


def make_pack(
    meeting: Meeting, on_list: Sequence[Listed], reading: Reading, *, at: datetime, covered: bool = False
) -> MeetingPack:
    """Return the pack of a meeting as the record stands at an instant.

    Changes are told since the meeting before for the same area; where there was none, over 28 days.
    """
    before = the_one_before(meeting, reading)
    since = before.at if before else min(at, meeting.at) - A_MONTH
    names = reading.names()
    names.read([one.child for one in on_list])
    of = partial(
        Material,
        reading=reading,
        pack=reading.rulebook.at(at).pack,
        at=at,
        since=since,
        names=names,
        quotes=not covered,
    )
    children = tuple(
        _child(one, f"Child {number}" if covered else "", meeting, of(one.child))
        for number, one in enumerate(on_list, 1)
    )
    title = f"Meeting of partners, {meeting.area}, {on_day(meeting.at)}"
    return MeetingPack(title=title, at=at, since=since, children=children, covered=covered)


def _child(one: Listed, cover: str, meeting: Meeting, of: Material) -> ChildPart:
    """Return what the meeting has before it of one child, under a cover name where one is given."""
    owed, disagreements = parts.partners(of)
    return ChildPart(
        child=one.child,
        record=RecordId(one.record),
        who=cover or of.called(one.child),
        known=_known(of),
        parts=(
            parts.asked(of, meeting.key),
            parts.risk(of),
            parts.changes(of),
            parts.missing(of),
            around.network(of),
            around.investigations(of),
            owed,
            disagreements,
            around.disruption(of),
            parts.said_by_child(of),
        ),
    )


def _known(of: Material) -> str:
    """Say the child's age, and whose guidance on partners holds."""
    known = of.reading.rulebook.ask(of.story, of.at).known
    age = known.value("age", of.at)
    years = "age not known" if age is None else f"{age} years old"
    if known.value("nation", of.at) == "wales":
        return f"{years}, lives in Wales: the Wales Safeguarding Procedures hold, which were not read for these rules"
    return years
