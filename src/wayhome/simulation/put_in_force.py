"""What the borough said as a force: its name, its leads, its rulebook put in force by two people, what it published."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from wayhome.application.drafts import Draft, Entry
from wayhome.kernel.ids import OUR_FORCE, ActorId, RecordId
from wayhome.kernel.moments import in_london
from wayhome.kernel.worktime import add_months, london_day, start_of_day
from wayhome.record.events.force import ForceNamed
from wayhome.record.events.keeping import PackActivated
from wayhome.record.events.missing_search import LeadsNamed, PatternsPublished, StaffTold
from wayhome.record.events.partner import NationalReturnSubmitted
from wayhome.record.vocabulary import Fact
from wayhome.rulebook.pack import Pack
from wayhome.simulation.force import Borough
from wayhome.simulation.playing import Said
from wayhome.simulation.practice import HALF

NAME, AREA = "Eastmere Police", "The borough of Eastmere"
FORCE_LEAD, COMMAND = ActorId("DCI Astley 1877"), ActorId("Supt Larkin 1104")
ANALYST = ActorId("Ama Whitlock 9031")
DAY = timedelta(days=1)
PUBLISHED_AFTER, SENT_AFTER = timedelta(days=7, hours=10), timedelta(days=65, hours=11)  # after the month, the year


def put_in_force(pack: Pack, began: datetime) -> Iterator[Said]:
    """Yield what was said before the story began, in order: a rulebook is put in force once staff were told of it."""
    starts = in_london(began).date()
    yield _said(began - 30 * DAY, ForceNamed(name=NAME, area=AREA))
    yield _said(began - 28 * DAY, LeadsNamed(strategic=COMMAND, tactical=FORCE_LEAD))
    yield _said(began - 14 * DAY, StaffTold(in_force_from=starts, means="several"))
    yield _said(
        began - timedelta(minutes=1),
        PackActivated(pack=pack.name, content=pack.content, first=FORCE_LEAD, second=COMMAND, confirms=True),
    )


def published(told: Borough) -> Iterator[Said]:
    """Yield what was published and sent once the force mends, in order: each month's patterns, and a year's return."""
    return iter(sorted(_published(told), key=lambda one: one.entered_at))


def _published(told: Borough) -> Iterator[Said]:
    day = london_day(told.began + HALF).replace(day=1)
    while (at := start_of_day(add_months(day, 1)) + PUBLISHED_AFTER) < told.now:
        yield _said(at, PatternsPublished(period=f"{day:%Y-%m}"), by=ANALYST, role="analyst")
        day = add_months(day, 1)
    year = london_day(told.began).year
    at = max(start_of_day(date(year + 1, 1, 1)) + SENT_AFTER, told.began + HALF + PUBLISHED_AFTER)
    if at < told.now:
        yield _said(at, NationalReturnSubmitted(period=f"{year}"), by=ANALYST, role="analyst")


def _said(at: datetime, fact: Fact, *, by: ActorId = FORCE_LEAD, role: str = "force_lead") -> Said:
    draft = Draft(fact=fact, happened_at=at, subjects=(OUR_FORCE,), actor=by, role=role)
    key = f"{OUR_FORCE} {fact.event_type.name} {at.isoformat()}"
    entry = Entry(record=RecordId(OUR_FORCE), drafts=(draft,), key=key)
    return Said(entered_at=at, entry=entry)
