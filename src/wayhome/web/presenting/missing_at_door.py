"""What a door says of a child who is missing: the same wherever those who care for the child read it."""

from collections.abc import Iterator
from dataclasses import replace

from wayhome.application.at_the_door.carer import (
    DisputeShown,
    MissingShown,
    disputed_before,
    disputes_of,
    last_case,
    missing_shown,
    with_earlier,
)
from wayhome.application.at_the_door.whose import At
from wayhome.duties.story import Story
from wayhome.web.wiring import Wiring


def missing_at_door(parts: Wiring, child: Story, at: At, *, held: bool) -> MissingShown | None:
    """Return what is shown of the child's last time missing, at the level that officers work by; None where never."""
    found = last_case(child)
    if found is None:
        return None
    record, case = found
    reading = parts.reading
    worked_on = reading.case(record, at.now)
    shown = missing_shown(
        reading.story(case),
        reading.words(record),
        reading.owed_on(case, at.now),
        replace(at, record=record, child=child.subject),
        held=held,
        level=worked_on.known.level(at.now) if worked_on else "",
    )
    return with_earlier(shown, _disputes_before(parts, child, at), at, held=held) if shown else None


def _disputes_before(parts: Wiring, child: Story, at: At) -> Iterator[DisputeShown]:
    for record, case in disputed_before(child):
        yield from disputes_of(parts.reading.story(case), parts.reading.words(record), at, is_earlier=True)
