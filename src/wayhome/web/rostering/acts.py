"""Every act about the people on duty, each as a page."""

from collections.abc import Iterable, Mapping

from wayhome.application.people.falling import Falling, falling
from wayhome.duties.owners import Without
from wayhome.kernel.ids import ActorId
from wayhome.web.presenting.catalogue import in_plain_words
from wayhome.web.presenting.times import when
from wayhome.web.rostering.bench import Bench, link
from wayhome.web.rostering.forms import (
    ChangeShiftForm,
    ClosePostForm,
    CloseUnitForm,
    PostForm,
    PutOnForm,
    UnitForm,
)
from wayhome.web.rostering.serving import PeoplePage, a_post, a_unit, an_officer
from wayhome.web.rostering.staff_forms import AwayForm, BackForm, LeaveForm, StaffForm


def what_falls(bench: Bench, about: str) -> Mapping[str, object]:
    """Gather the open duties that would go to somebody else if this person left now, and to whom."""
    visit, who = bench.visit, ActorId(about)
    roster = bench.roster
    fallen = falling(visit.parts.reading.live(visit.now).cases, roster, Without(roster, who), bench.head, visit.now)
    down = [one for one in roster.down_for(who) if one.end is None or one.end > visit.now]
    return {
        "fallen": [(to, list(ones)) for to, ones in _by_destination(bench, fallen).items()],
        "down_for": len(down),
        "posts": sorted({bench.post_name(one.post) for one in down}),
        "shows": tuple(dict.fromkeys(one.record for one in fallen)) if bench.reads_cases else (),
    }


def _by_destination(bench: Bench, fallen: Iterable[Falling]) -> Mapping[str, list[Mapping[str, str]]]:
    """Return the duties by whom they would go to."""
    found: dict[str, list[Mapping[str, str]]] = {}
    for one in fallen:
        role = bench.role(one.after.role)
        to = f"To {one.after.officer}, {role}" if one.after.officer else f"To nobody: no {role} is on duty either"
        found.setdefault(to, []).append(_fallen(bench, one))
    return found


def _fallen(bench: Bench, one: Falling) -> Mapping[str, str]:
    pack = bench.visit.parts.reading.rulebook.pack
    return {
        "words": in_plain_words(pack.duties[one.duty.rule].title, pack),
        "due": when(one.duty.due_at, bench.visit.now),
        "case": one.record if bench.reads_cases else "",
        "href": link("case", one.record) if bench.reads_cases else "",
    }


HOLD = PeoplePage(
    name="hold-post", title="Put somebody on this post", form=PutOnForm, button="Put them on", about=a_post,
    then="people-post",
    lead="From when they start, what this post owes is theirs. To cover for somebody who is away, name whom.",
)  # fmt: skip
CHANGE = PeoplePage(
    name="change-holding", title="Change or take out a shift", form=ChangeShiftForm, button="Change it", about=a_post,
    then="people-post", lead="What the post owes goes to whoever else holds it then, or up the ladder.",
)  # fmt: skip
POST = PeoplePage(
    name="change-post", title="Rename or move this post", form=PostForm, button="Change it", about=a_post,
    then="people-post", lead="Shifts that are down already keep the role and unit they were put in with.",
)  # fmt: skip
CLOSE_POST = PeoplePage(
    name="close-post", title="Close this post", form=ClosePostForm, button="Close it now", about=a_post,
    lead="Shifts on it from now on no longer count. What it owes goes up the ladder. It can be set up again.",
)  # fmt: skip
NEW_POST = PeoplePage(
    name="new-post", title="Set up a post", form=PostForm, button="Set it up", then="people-post",
    lead="Duties are owed by posts, and by whoever holds the post at that minute.",
)  # fmt: skip
NEW_UNIT = PeoplePage(name="new-unit", title="Set up a unit", form=UnitForm, button="Set it up", then="people-set-up")
CLOSE_UNIT = PeoplePage(
    name="close-unit", title="Close this unit", form=CloseUnitForm, button="Close it now", about=a_unit,
    then="people-set-up", lead="Its posts stay until each is closed, so that nothing they owe is lost.",
)  # fmt: skip
JOIN = PeoplePage(
    name="new-officer", title="Add somebody to the staff list", form=StaffForm, button="Add them", then="people-officer"
)
STAFF = PeoplePage(
    name="change-officer", title="Change rank, unit or role", form=StaffForm, button="Change it", about=an_officer,
    then="people-officer", lead="For somebody who had left, this records that they are back.",
)  # fmt: skip
LEAVE = PeoplePage(
    name="officer-leaves", title="Record that they leave", form=LeaveForm, button="Record it", about=an_officer,
    then="people-officer", template="rostering/leaves.html", beside=what_falls,
)  # fmt: skip
AWAY = PeoplePage(
    name="officer-away", title="Record that they are away", form=AwayForm, button="Record it", about=an_officer,
    then="people-officer", lead="Meanwhile they hold no post, whatever a rota says. Why they are away is not asked.",
)  # fmt: skip
BACK = PeoplePage(
    name="officer-back", title="Record that they are back", form=BackForm, button="Record it", about=an_officer,
    then="people-officer", lead="To say that an absence was never taken, give the time at which it was to begin.",
)  # fmt: skip
