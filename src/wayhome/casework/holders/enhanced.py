"""Why enhanced rights apply: computed from the record, never asked, and taken away by nothing that is entered."""

from dataclasses import dataclass
from datetime import date

from wayhome.duties.facts import ADULT, fact_line, is_under_18
from wayhome.duties.story import Story
from wayhome.kernel.worktime import birthday, start_of_day

YEARS = "They were under 18 when it was done to them, and that alone is enough."
NOT_KNOWN = "Their age is not known or is disputed, so they are treated as a child."
OFFENCE = "What is looked into is among the most serious offences, whatever their age was."

WHY = {"yes": YEARS, "unknown": NOT_KNOWN, "no": OFFENCE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Enhanced:
    """That enhanced rights apply, and why. There is no such thing as their not applying in a case of exploitation."""

    because: str
    applies: bool = True


def enhanced(story: Story) -> Enhanced:
    """Say why a child of a case has enhanced rights. Rule VC-04.

    What counts is how old they were when the case was opened at the latest; a birthday since changes nothing.
    """
    disputed = fact_line(story, "age_disputed").values
    return Enhanced(because=WHY[is_under_18(_years(story), disputed[-1] if disputed else None)])


def _years(story: Story) -> int | None:
    """Return an age when the case was opened: under 18 or not by the birth date, else as it was stated."""
    born, stated = (fact_line(story, name).values for name in ("date_of_birth", "age_stated"))
    opened = min((event.happened_at for event in story.own), default=None)
    if born and opened:
        of_age = start_of_day(birthday(date.fromisoformat(str(born[-1])), ADULT))
        return ADULT - 1 if opened < of_age else ADULT
    return stated[-1] if stated and isinstance(stated[-1], int) else None
