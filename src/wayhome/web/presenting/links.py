"""Links that several journeys place in the same way."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from wayhome.access.actors import Actor
from wayhome.kernel.ids import SubjectKind
from wayhome.web.http import opens


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


FIRST, LAST = ("case", "What to do"), (("case-duties", "Every duty"), ("case-time-line", "Time line"))
OF_A_KIND: Mapping[SubjectKind, tuple[tuple[str, str], ...]] = {
    SubjectKind.EPISODE: (("looking", "Looking for the child"), ("told", "Told and heard")),
    SubjectKind.INVESTIGATION: (
        ("concern", "The children"),
        ("investigation-plan", "Plan"),
        ("inquiry-lines", "Lines"),
        ("suspects", "Who harms"),
        ("disruption", "Disruption"),
        ("told", "Told and heard"),
    ),
}
AS_IT_STANDS = frozenset(name for pages in OF_A_KIND.values() for name, _ in pages)


def case_tabs(
    record: str, here: str, query: str = "", *, kind: SubjectKind = SubjectKind.EPISODE, actor: Actor | None = None
) -> tuple[Tab, ...]:
    """Return the navigation inside a case of a kind; what is of one kind alone is shown as it stands now.

    ``actor`` is who reads it, and is led to no page that would be refused to them; None leaves every page in.
    """
    pages = ((name, text, reverse(name, args=[record])) for name, text in (FIRST, *OF_A_KIND.get(kind, ()), *LAST))
    return tuple(
        Tab(text=text, href=path + ("" if name in AS_IT_STANDS else query), here=name == here)
        for name, text, path in pages
        if actor is None or opens(actor, path)
    )
