"""How often a child was missing, and away without being missing, beside what the rulebook asks a meeting for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from wayhome.duties.story import Story
from wayhome.kernel.ids import Subject, SubjectKind, kind_of
from wayhome.record.envelope import Event
from wayhome.rulebook.pack import Pack

RULE = "MC-52"
AWAY = "away_from_placement"


@dataclass(frozen=True, slots=True, kw_only=True)
class HowOften:
    """Counts of the last ``window_days`` days up to an instant, each kept apart from the other.

    ``missing`` are episodes, two callers about one counting once; ``away`` are contacts in which it was known where the
    child was and they were not where they should be. ``asks_for`` episodes in that time call a meeting; None where the
    rulebook names no number. A count never lowers what is owed.
    """

    missing: int
    away: int
    window_days: int
    asks_for: int | None

    @property
    def calls_a_meeting(self) -> bool:
        """Say whether so many episodes call a meeting."""
        return self.asks_for is not None and self.missing >= self.asks_for


def how_often(child: Story, pack: Pack, at: datetime, *, window_days: int = 90) -> HowOften:
    """Count for a child, in the window of the rulebook's rule for a meeting, or in another where it names none."""
    rule = pack.duties.get(RULE)
    days = (rule.window_days if rule else None) or window_days
    since = at - timedelta(days=days)
    contacts = _within(child.of_type("missing.contact_received"), since, at)
    return HowOften(
        missing=len(_episodes(_within(child.of_type("missing.reported"), since, at))),
        away=sum(contact.body.get("handled_as") == AWAY for contact in contacts),
        window_days=days,
        asks_for=rule.count if rule else None,
    )


def _within(events: Iterable[Event], since: datetime, at: datetime) -> list[Event]:
    return [event for event in events if since < event.happened_at <= at]


def _episodes(reports: Iterable[Event]) -> set[Subject]:
    return {named for report in reports for named in report.subjects if kind_of(named) is SubjectKind.EPISODE}
