"""Links that several journeys place in the same way."""

from dataclasses import dataclass

from django.urls import reverse


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


PAGES_OF_A_CASE = (("case", "What to do"), ("case-duties", "Every duty"), ("case-time-line", "Time line"))
OF_AN_EPISODE = ("looking", "Looking for the child")


def case_tabs(record: str, here: str, query: str = "", *, episode: bool = True) -> tuple[Tab, ...]:
    """Return the navigation inside a case; looking for the child is a page of a missing episode, as it stands now."""
    first, *rest = PAGES_OF_A_CASE
    pages = (first, OF_AN_EPISODE, *rest) if episode else PAGES_OF_A_CASE
    return tuple(
        Tab(text=text, href=reverse(name, args=[record]) + ("" if name == "looking" else query), here=name == here)
        for name, text in pages
    )
