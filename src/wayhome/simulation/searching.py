"""What the force does from the call until a child is back, well or not, as its practice is."""

from datetime import datetime, timedelta

from wayhome.access.actors import Role
from wayhome.casework.accept_handover import AcceptHandover
from wayhome.casework.act_to_locate import ActToLocate
from wayhome.casework.consider_alert import ConsiderAlert
from wayhome.casework.finish_line import FinishLine
from wayhome.casework.hand_over import OfferHandover
from wayhome.casework.make_plan import MakePlan
from wayhome.casework.review_search import Outstanding, ReviewSearch
from wayhome.casework.send_officers import SendOfficers
from wayhome.casework.tell_partner import TellPartner
from wayhome.casework.update_family import UpdateFamily
from wayhome.record.events.missing import Decided
from wayhome.record.events.missing_search import Circulated, ItemObtained, PlaceSearched
from wayhome.simulation import practice, words
from wayhome.simulation.chance import around, between, happens, one_of
from wayhome.simulation.staff import SHIFT, next_shift
from wayhome.simulation.steps import Telling

HOUR = timedelta(hours=1)
KINDS = ("visit", "call_to_child", "person_seen", "transport", "recordings_viewed", "phone_data")
MOST_LOOKS, MOST_REVIEWS = 10, 6


def respond(tale: Telling, grade: str) -> None:
    """Have the first hours done: officers, what is known of the child, who is told, the plan."""
    _send(tale, grade)
    _gather(tale)
    _tell(tale, grade)
    _plan(tale)
    if grade == "high":
        _command(tale)


def go_on(tale: Telling) -> None:
    """Have the search done as long as the child is missing: looking, reviews, the family, handing over."""
    _look(tale)
    _review(tale)
    _update(tale)
    _hand_over(tale)


def _until_back(tale: Telling, at: datetime) -> bool:
    return at < tale.back


def _send(tale: Telling, grade: str) -> None:
    well = tale.well(practice.SENT)
    minutes = (8 if grade == "high" else 50) if well else (150 if grade == "high" else 330)
    at = tale.began + around(tale.chance, minutes)
    if _until_back(tale, at):
        tale.do(SendOfficers, Role.CALL_HANDLER, at)
        if well or happens(tale.chance, 0.4):
            searched = at + around(tale.chance, 20 if well else 90)
            tale.record_done(Role.RESPONSE, searched, PlaceSearched(place="home_or_placement", by="police"))
            tale.record_done(Role.RESPONSE, searched, PlaceSearched(place="last_seen", by="police"))


def _gather(tale: Telling) -> None:
    well = tale.well(practice.ASKED)
    at = tale.began + around(tale.chance, 22 if well else 140)
    items = ("photo", "description", "phone_number", "accounts_online") if well else ("description",)
    if _until_back(tale, at):
        tale.record_done(Role.RESPONSE, at, *(ItemObtained(item=item) for item in items))
        tale.record_done(Role.RESPONSE, at + timedelta(minutes=4), Circulated(on="national_computer"))


def _tell(tale: Telling, grade: str) -> None:
    well = tale.well(practice.COUNCIL_TOLD)
    if not well and happens(tale.chance, 0.5):
        return
    at = tale.began + around(tale.chance, 45 if well else 300)
    if _until_back(tale, at):
        tale.do(TellPartner, Role.COORDINATOR, at, whom="childrens_services")
        if tale.child.looked_after:
            tale.do(TellPartner, Role.COORDINATOR, at, whom="responsible_council")
            tale.do(TellPartner, Role.COORDINATOR, at, whom="placement")
    national = tale.began + (HOUR if grade == "high" else 70 * HOUR)
    if well and _until_back(tale, national):
        tale.do(TellPartner, Role.COORDINATOR, national, whom="national_unit")


def _plan(tale: Telling) -> None:
    if not tale.well(practice.PLANNED):
        return
    at = tale.began + around(tale.chance, 35, 0.25)
    if _until_back(tale, at):
        text = one_of(tale.chance, words.PLANS)
        tale.do(MakePlan, Role.SUPERVISOR, at, hypotheses=2, owner="Supervisor", plan=text)
        reason = "Nothing says that they were taken; looked at again at each review."
        tale.do(ConsiderAlert, Role.SUPERVISOR, at, decision="not_taken_up", under_18="yes", taken="no", reason=reason)


def _command(tale: Telling) -> None:
    if not tale.well(practice.REVIEWED):
        return
    at = tale.began + around(tale.chance, 58, 0.15)
    if not _until_back(tale, at):
        return
    tale.record_done(Role.COMMAND, at, Decided(on="first_lines"), Decided(on="staffing"))
    on = ("investigating_officer", "family_support", "search_adviser", "senior_investigator", "publicity")
    taken = ("investigating_officer", "family_support")
    decided = (Decided(on=one, decision="taken_up" if one in taken else "not_taken_up") for one in on)
    tale.record_done(Role.INSPECTOR, at, *decided)


def _look(tale: Telling) -> None:
    """Have somebody do something that could find the child, again and again; or, in silence, hardly ever."""
    well = tale.well(practice.KEPT_LOOKING)
    every = 95 if well else 420
    at = tale.began + around(tale.chance, 60 if well else 200)
    for _ in range(MOST_LOOKS):
        if not _until_back(tale, at):
            return
        result = "trace" if happens(tale.chance, 0.15) else "nothing"
        kind = one_of(tale.chance, KINDS)
        tale.do(ActToLocate, Role.RESPONSE, at, kind=kind, result=result, detail=one_of(tale.chance, words.LOOK_FOR))
        at += around(tale.chance, every, 0.2)


def _review(tale: Telling) -> None:
    well = tale.well(practice.REVIEWED)
    at = tale.began + around(tale.chance, 36 if well else 500, 0.25)
    role = Role.SUPERVISOR
    for turn in range(MOST_REVIEWS if well else 3):
        if not _until_back(tale, at):
            return
        _reviewed(tale, role, at, turn + 1, settles=well)
        role = Role.COMMAND if turn == 2 else Role.INSPECTOR
        at += 3 * HOUR if turn == 0 and well else SHIFT * (1 if turn < 4 else 3)


def _reviewed(tale: Telling, role: Role, at: datetime, items: int, *, settles: bool) -> None:
    what = one_of(tale.chance, words.LOOK_FOR)
    directions = one_of(tale.chance, words.DIRECTIONS).format(what=what)
    open_item = Outstanding(what=what, who="Response", due=at + 2 * HOUR)
    told = f"{directions} Review {items}."
    tale.do(ReviewSearch, role, at, outstanding=(open_item,), directions=told)
    line = f"Review item {items}"
    done = at + HOUR * between(tale.chance, 0.7, 1.8)
    if settles and _until_back(tale, done):
        tale.do(FinishLine, Role.RESPONSE, done, line=line, result="done_nil")
    else:
        tale.unfinished.append(line)


def _update(tale: Telling) -> None:
    if not tale.well(practice.FAMILY_TOLD):
        return
    at = tale.began + around(tale.chance, 70)
    for turn in range(4):
        if not _until_back(tale, at):
            return
        following = at + 4 * HOUR * (turn + 1)
        text = one_of(tale.chance, words.FAMILY_TOLD)
        tale.do(UpdateFamily, Role.RESPONSE, at, owner_named="yes", next_at=following, told=text)
        at = following - around(tale.chance, 20)


def _hand_over(tale: Telling) -> None:
    if not tale.well(practice.HANDED_OVER):
        return
    boundary = next_shift(tale.began + HOUR)
    for _ in range(4):
        if not _until_back(tale, boundary + HOUR):
            return
        tale.do(
            OfferHandover,
            Role.SUPERVISOR,
            boundary - HOUR / 3,
            open_lines=2,
            risks=one_of(tale.chance, words.HANDED_OVER),
        )
        tale.do(AcceptHandover, Role.INSPECTOR, boundary - timedelta(minutes=4))
        boundary += SHIFT
