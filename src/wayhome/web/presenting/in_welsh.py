"""What we fill in ourselves in a notice in Welsh: our own drafts, to be looked at by the translator with the texts.

They go nowhere before the texts that they stand in were reviewed by a named translator.
"""

from collections.abc import Mapping
from datetime import datetime

from wayhome.kernel.moments import in_london
from wayhome.rulebook.telling import Reader

DAYS = ("Llun", "Mawrth", "Mercher", "Iau", "Gwener", "Sadwrn", "Sul")
MONTHS = (
    "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd",
    "Rhagfyr",
)  # fmt: skip
NEXT: Mapping[str, str] = {
    "weekly": "o fewn wythnos",
    "fortnightly": "o fewn pythefnos",
    "four_weekly": "o fewn pedair wythnos",
    "when_something_happens": "pan fydd rhywbeth yn digwydd",
}
UNSET = NEXT["four_weekly"]
ONE, SEVERAL = "ffonia 101 a dweud {}", "ffoniwch 101 a dweud {}"  # to a child, and to anybody else


def how_to_ask(reader: Reader, reference: str) -> str:
    """Return how a reader may ask us something; a child is spoken to as one speaks to a child."""
    return (ONE if reader.startswith("child") else SEVERAL).format(reference)


def day(moment: datetime) -> str:
    """Say the day in full: dydd Llun 23 Tachwedd 2026."""
    then = in_london(moment)
    return f"dydd {DAYS[then.weekday()]} {then.day} {MONTHS[then.month - 1]} {then.year}"


def on_day(moment: datetime) -> str:
    """Say the day as it stands after *ar*: ddydd Llun 23 Tachwedd 2026."""
    return f"d{day(moment)}"


def at_court(moment: datetime, clock: str, court: str) -> str:
    """Say when and where a hearing is."""
    return f"{day(moment)} am {clock}" + (f", {court}" if court.strip() else "")
