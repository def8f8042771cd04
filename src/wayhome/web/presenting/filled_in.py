"""What we fill in ourselves in every notice: who writes, how to ask something, and when they hear next."""

import re
from collections.abc import Mapping

from wayhome.casework.holders.contact import Plan
from wayhome.rulebook.telling import Language, Reader
from wayhome.web.presenting import in_welsh

NEXT = {
    "weekly": "within a week",
    "fortnightly": "within two weeks",
    "four_weekly": "within four weeks",
    "when_something_happens": "when something happens",
}
UNSET = NEXT["four_weekly"]
ASK = "ring 101 and say {}"
COLLAR = re.compile(r"\s+\d+$")


def filled_in(
    plan: Plan | None, reader: Reader, *, officer: str, record: str, language: Language = "english"
) -> Mapping[str, str]:
    """Return, by name, what stands in every notice to one person; the officer by their name without its number."""
    often, in_english = plan.frequency if plan else "", language == "english"
    return {
        "officer": COLLAR.sub("", officer),
        "ask": ASK.format(record) if in_english else in_welsh.how_to_ask(reader, record),
        "next": NEXT.get(often, UNSET) if in_english else in_welsh.NEXT.get(often, in_welsh.UNSET),
        "reference": record,
    }
