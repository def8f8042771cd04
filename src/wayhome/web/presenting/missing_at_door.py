"""What a door says of a child who is missing: the same wherever those who care for the child read it."""

from dataclasses import replace

from wayhome.application.at_the_door.carer import MissingShown, last_case, missing_shown
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
    return missing_shown(
        reading.story(case),
        reading.words(record),
        reading.owed_on(case, at.now),
        replace(at, record=record, child=child.subject),
        held=held,
        level=worked_on.known.level(at.now) if worked_on else "",
    )
