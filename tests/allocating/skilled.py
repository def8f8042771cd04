"""People of the tests who hold what an investigation, or supervising one, asks for."""

from datetime import UTC, date, datetime

from tests.casework.desk import STARTS, Desk
from wayhome.casework.commands import Acting
from wayhome.record.events.workforce import AbsenceRecorded, CompetenceRecorded, PostHeld, UnderstandingChecked

LONG = date(2027, 1, 1)
TAUGHT = datetime(2026, 1, 1, tzinfo=UTC)
INVESTIGATING = ("pip2", "ce_cpd", "vbl_aware")
SUPERVISING = ("sup_isdp", "ce_cpd", "vbl_aware")


def skill(desk: Desk, who: Acting, codes: tuple[str, ...] = INVESTIGATING, until: date = LONG) -> None:
    """Put on record that somebody was taught, and that they understood."""
    taught = [CompetenceRecorded(competence=code, valid_until=until) for code in codes]
    understood = UnderstandingChecked(subject="missing_and_exploitation", asked=16, right=16, passed=True)
    desk.tell_of(who, *taught, understood, at=TAUGHT)


def away(desk: Desk, who: Acting, until: datetime | None = None) -> None:
    """Put on record that somebody is away from the start."""
    desk.tell_of(who, AbsenceRecorded(start=STARTS, end=until))


__all__ = ["INVESTIGATING", "LONG", "SUPERVISING", "PostHeld", "away", "skill"]
