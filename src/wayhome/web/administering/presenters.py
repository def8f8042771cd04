"""How the system is and what went wrong, as pages show it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from wayhome.application.health.signs import Finding
from wayhome.duties.saying import on_the_clock
from wayhome.store.faults import Fault, Said
from wayhome.web.pages_by_name import page_in_words

KINDS = {
    "page": "A page broke",
    "letters": "Letters could not be made",
    "import": "A file could not be brought in",
    "lists": "Lists could not be kept up to date",
}
HELP = {
    "look-after-the-system": "system",
    "back-up-and-restore": "note-restore",
    "set-up-for-a-force": "set-up",
    "send-letters": "letters-about",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """One finding, with the word and the class that say how much it presses.

    ``how_to`` is the title of the guide that says how, ``help_href`` the help that is shown in the product itself.
    """

    title: str
    level: str
    mark: str
    words: str
    what_to_do: str
    how_to: str
    help_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultRow:
    """One fault that stands or was cleared."""

    title: str
    href: str
    reference: str
    note: str
    cleared: str
    clue: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidRow:
    """What somebody said is wrong."""

    page: str
    words: str
    href: str
    note: str
    answer: str


def finding_rows(found: Iterable[Finding]) -> tuple[FindingRow, ...]:
    """Return findings as rows."""
    return tuple(
        FindingRow(
            title=one.title,
            level=one.level.words,
            mark=one.level.value,
            words=one.words,
            what_to_do=one.what_to_do,
            how_to=one.how_to.replace("-", " ").capitalize() if one.what_to_do else "",
            help_href=reverse("help-page", args=[HELP.get(one.how_to, "system")]),
        )
        for one in found
    )


def fault_row(one: Fault) -> FaultRow:
    """Return a fault as a row."""
    times = "once" if one.times == 1 else f"{one.times} times"
    on = f" on the page “{page_in_words(one.page)}”" if one.page else ""
    cleared = (
        f"Cleared by {one.cleared_by} at {on_the_clock(one.cleared_at)}. {one.cleared_why}" if one.cleared_at else ""
    )
    return FaultRow(
        title=f"{KINDS.get(one.kind, one.kind.capitalize())}: {one.what}",
        href=reverse("fault", args=[one.number]),
        reference=one.reference,
        note=f"{times.capitalize()}{on}, last at {on_the_clock(one.last_at)}, first at {on_the_clock(one.first_at)}.",
        cleared=cleared,
        clue=tuple(one.clue.splitlines()),
    )


def said_row(one: Said) -> SaidRow:
    """Return what somebody said as a row."""
    answered = f"{one.answer} ({one.seen_by}, {on_the_clock(one.seen_at)})" if one.seen_at else ""
    return SaidRow(
        page=page_in_words(one.page),
        words=one.words,
        href=reverse("fault-said", args=[one.number]),
        note=f"{one.by}, {on_the_clock(one.at)}",
        answer=answered,
    )
