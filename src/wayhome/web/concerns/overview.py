"""What is feared and on record in a case: concerns, screenings, flags, crimes, referrals, children and forces."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404

from wayhome.access.permissions import Permission
from wayhome.casework.concerns.standing import KINDS, kinds_feared
from wayhome.duties.story import Story
from wayhome.kernel.ids import Subject
from wayhome.kernel.worktime import birthday, london_day
from wayhome.record.envelope import Event
from wayhome.web.acting.desk import Desk, desk_for
from wayhome.web.acting.of_child import children_of
from wayhome.web.concerns.crimes import crimes_beside
from wayhome.web.concerns.flagging import FlagView, flag_view, flags_about, flags_in
from wayhome.web.concerns.referring import said_before
from wayhome.web.concerns.screening import link_to
from wayhome.web.http import Page, Visit, shows_records
from wayhome.web.presenting.entries import capital
from wayhome.web.presenting.links import Link, Tab, case_tabs
from wayhome.web.presenting.times import day

TOLD = ("exploitation.concern_raised", "exploitation.crime_disclosed", "exploitation.report_made")
LOOKED = ("exploitation.screened", "exploitation.level_assessed", "exploitation.screening_taken_up",
          "exploitation.definition_considered")  # fmt: skip
SUSPECTED = ("exploitation.child_suspected", "exploitation.offending_screened", "exploitation.prosecutor_told",
             "exploitation.child_outcome_decided")  # fmt: skip
OF_CASE = ("investigation.opened", "investigation.child_joined", "investigation.merged_into",
           "investigation.other_merged", "investigation.split_off", "investigation.lead_agreed")  # fmt: skip
GROWN = 18
SOON = 180
AT_18 = (
    "From then on, what is owed to a child alone no longer begins anew; what began before goes on until it is done.",
    "Somebody is a victim of what was done to them as a child, at whatever age the case is decided.",
    "An adult is referred as a victim of slavery only as they agree, and their own services take over from children’s.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildView:
    """One child of the case: which exploitation is feared, and what is on record about it."""

    who: str
    kinds: str
    told: tuple[Link, ...]
    looked: tuple[Link, ...]
    suspected: tuple[Link, ...]
    flags: tuple[FlagView, ...]
    turning: str


@shows_records(Permission.READ_CASES)
def show_concern(visit: Visit, record: str) -> Page:
    """Show what is feared and on record in an investigation."""
    desk = desk_for(visit, record)
    if desk is None or not desk.facing.is_investigation:
        raise Http404
    children = tuple(_child(desk, Subject(child), name) for child, name in children_of(desk))
    referrals = said_before(desk)
    content = {
        "desk": desk,
        "tabs": _tabs(desk),
        "children": children,
        "crimes": crimes_beside(desk)["crimes"],
        "referrals": referrals["said_before"],
        "of_case": _links(desk, desk.facing.story, OF_CASE),
        "at_18": AT_18 if any(one.turning for one in children) else (),
    }
    shows = (*desk.shows, *referrals["shows"], *flags_in(desk)["shows"])
    return Page(template="concerns/overview.html", content=content, shows=shows)


def turning(born: object, now: datetime) -> str:
    """Say when somebody turned or turns eighteen, where that is near or past; empty where it is far off or unknown."""
    if not isinstance(born, str):
        return ""
    on = birthday(datetime.fromisoformat(born).date(), GROWN)
    left = (on - london_day(now)).days
    if left > SOON:
        return ""
    at = datetime.combine(on, datetime.min.time(), now.tzinfo)
    return f"Turned 18 on {day(at)}" if left <= 0 else f"Turns 18 on {day(at)}, in {left} days"


def _child(desk: Desk, child: Subject, name: str) -> ChildView:
    story = desk.facing.stories.get(child) or Story(child, ())
    kinds = [KINDS[kind] for kind in kinds_feared(story)]
    return ChildView(
        who=name,
        kinds=capital(", ".join(kinds)) or "Not said",
        told=_links(desk, story, TOLD),
        looked=_links(desk, story, LOOKED),
        suspected=_links(desk, story, SUSPECTED),
        flags=tuple(flag_view(flag, name, desk.record, desk.visit.now) for flag in flags_about(desk, child)),
        turning=turning(_born(story), desk.visit.now),
    )


def _born(story: Story) -> object:
    given = [
        event.body["date_of_birth"] for event in story.of_type("child.described") if event.body.get("date_of_birth")
    ]
    return given[-1] if given else None


def _links(desk: Desk, story: Story, names: tuple[str, ...]) -> tuple[Link, ...]:
    found = {event.id: event for name in names for event in _in_case(desk, story, name)}
    return tuple(link_to(event, desk) for event in sorted(found.values(), key=lambda one: (one.happened_at, one.id)))


def _in_case(desk: Desk, story: Story, name: str) -> Iterator[Event]:
    return (event for event in story.of_type(name) if event.record == desk.record)


def _tabs(desk: Desk) -> tuple[Tab, ...]:
    return case_tabs(desk.record, "concern", kind=desk.case.kinds[0], actor=desk.visit.actor)
