"""The five screens of a report, as a line at the top of each: where one is, and where one can go."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from wayhome.web.reporting.journey import Journey

SCREENS = (
    ("report-who", "Who"), ("report-call", "The call"), ("describe-child", "The child"),
    ("ask-questions", "The questions"), ("task-officers", "Officers"),
)  # fmt: skip
BACK_HOME = "found"  # the page on which it is recorded that a child is back
BEFORE = ("report-who", "report-call")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One screen: its words, whether it is this one, and where it leads; nowhere before the case is open."""

    number: int
    words: str
    here: bool
    done: bool
    href: str


def steps(here: str, journey: Journey | None, record: str = "") -> tuple[Step, ...]:
    """Return the screens as they stand; without a report that is being taken, there are none."""
    if journey is None:
        return ()
    names = [name for name, _ in SCREENS]
    return tuple(
        Step(
            number=number,
            words=words,
            here=name == here,
            done=number <= names.index(here),
            href=_href(name, journey, record or journey.record),
        )
        for number, (name, words) in enumerate(SCREENS, 1)
    )


def back_home(record: str) -> str:
    """Return where it is recorded that a child is back; empty while no page does that."""
    try:
        return reverse(BACK_HOME, args=[record])
    except NoReverseMatch:
        return ""


def _href(name: str, journey: Journey, record: str) -> str:
    if name in BEFORE:
        return "" if journey.record else reverse(name, args=[journey.draft])
    return reverse(name, args=[record]) if record else ""
