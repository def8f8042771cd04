"""How the borough's rulebook came to be in force: the force named, its leads named, staff told, and two people."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from wayhome.application.drafts import Draft, Entry
from wayhome.kernel.ids import OUR_FORCE, ActorId, RecordId
from wayhome.kernel.moments import in_london
from wayhome.record.events.force import ForceNamed
from wayhome.record.events.keeping import PackActivated
from wayhome.record.events.missing_search import LeadsNamed, StaffTold
from wayhome.record.vocabulary import Fact
from wayhome.rulebook.pack import Pack
from wayhome.simulation.playing import Said

NAME, AREA = "Eastmere Police", "The borough of Eastmere"
FORCE_LEAD, COMMAND = ActorId("DCI Astley 1877"), ActorId("Supt Larkin 1104")
DAY = timedelta(days=1)


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


def _said(at: datetime, fact: Fact) -> Said:
    draft = Draft(fact=fact, happened_at=at, subjects=(OUR_FORCE,), actor=FORCE_LEAD, role="force_lead")
    entry = Entry(record=RecordId(OUR_FORCE), drafts=(draft,), key=f"{OUR_FORCE} {fact.event_type.name}")
    return Said(entered_at=at, entry=entry)
