"""How often a child was missing, and how near that is to the numbers from which the rulebook asks for more.

Contacts in which it was known where the child was, and they were not where they should be, are told beside the times
they were missing and never counted for one. No count lowers what is owed.
"""

from datetime import datetime, timedelta

from wayhome.duties.conditions import Chooser
from wayhome.duties.shapes.again import each_case_once
from wayhome.duties.story import Story
from wayhome.kernel.ids import Subject, SubjectKind, kind_of
from wayhome.record.envelope import Event
from wayhome.rulebook.schema import Duty as Rule

REPORTED, CONTACT = "missing.reported", "missing.contact_received"
AWAY = "away_from_placement"


def times_missing(child: Story) -> dict[Subject, Event]:
    """Return the first report of each time the child was missing, by episode, as they happened."""
    found: dict[Subject, Event] = {}
    for report in child.of_type(REPORTED):
        case = next((named for named in report.subjects if kind_of(named) is SubjectKind.EPISODE), None)
        if case:
            found.setdefault(case, report)
    return found


def times_within(child: Story, days: int, at: datetime) -> int:
    """Return how many times the child was reported missing in so many days up to an instant."""
    return sum(_is_within(report, days, at) for report in times_missing(child).values())


def times_away(child: Story) -> tuple[Event, ...]:
    """Return the contacts in which the child was away and not missing."""
    return tuple(event for event in child.of_type(CONTACT) if event.body.get("handled_as") == AWAY)


def is_reached(rule: Rule, child: Story, at: datetime) -> bool:
    """Say whether what a rule counts, which may be returns and not reports, came to its number in its days."""
    events = each_case_once(Chooser(rule.raised_by).select(child).events, rule.once_per)
    return sum(_is_within(event, rule.window_days or 0, at) for event in events) >= (rule.count or 1)


def _is_within(event: Event, days: int, at: datetime) -> bool:
    return at - timedelta(days=days) < event.happened_at <= at
