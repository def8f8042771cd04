"""Links that several journeys place in the same way."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link: its words and where it leads."""

    text: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """One entry of the navigation inside a case or a pack."""

    text: str
    href: str
    here: bool
