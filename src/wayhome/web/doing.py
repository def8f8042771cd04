"""Every act that has a page: what an officer calls it, where it belongs, and which duties of the rulebook it does.

A case links to these by name, so that no journey needs to know another. A test holds that each has its address, and
that every act the rulebook owes of the police on a missing child's case leads somewhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from wayhome.access.actors import Actor
from wayhome.access.permissions import Permission
from wayhome.access.rules import may

MISSING, FOUND, CLOSED = "missing", "located", "closed"
OPEN = (MISSING, FOUND)
ALWAYS = (MISSING, FOUND, CLOSED)
ONCE_FOUND = (FOUND, CLOSED)
CHILD = "child"  # a child's own record, which is no missing episode
EVERYWHERE = (*ALWAYS, CHILD, "investigation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """One act as a case offers it.

    ``name`` is the name of its address; ``meets`` are the acts of the rulebook it does; ``phases`` are those of a
    missing episode in which it is offered (an address works in every phase: what comes late is never turned away).
    """

    name: str
    words: str
    group: str
    permission: Permission
    meets: tuple[str, ...] = ()
    phases: tuple[str, ...] = OPEN

    def href(self, record: str, key: str = "") -> str:
        """Return where the act is done for a case; ``key`` says which of several things it is about."""
        place = reverse(self.name, args=[record])
        return f"{place}?{urlencode({'about': key})}" if key else place


REPORT = "Report"
KNOWN_AND_RISK = "What is known and the risk"
RESPOND = "Look for the child"
SUPERVISE = "Review and hand over"
TELL = "Tell and hear people"
FOUND_AND_SEEN = "Found and seen"
PUT_RIGHT = "Close or put right"
THIS_CHILD = "This child"


def _search(
    name: str,
    words: str,
    *meets: str,
    group: str = RESPOND,
    permission: Permission = Permission.RECORD_SEARCH,
    phases: tuple[str, ...] = (MISSING,),
    listed: bool = True,
) -> Doing:
    """Return an act of the search; one that is not listed is reached from looking for the child, or once it is owed."""
    offered_in = phases if listed else ()
    return Doing(name=name, words=words, group=group, permission=permission, meets=meets, phases=offered_in)


DOINGS: tuple[Doing, ...] = (
    _search("describe-child", "Describe the child", group=REPORT),
    _search("ask-questions", "Ask the questions", "ask_questions", group=REPORT),
    _search("task-officers", "Say whether officers are sent", group=REPORT, listed=False),
    _search(
        "report-child",
        "Another call about this child",
        "open_report",
        "take_report",
        group=REPORT,
        permission=Permission.TAKE_REPORTS,
        phases=EVERYWHERE,
    ),
    Doing(
        name="already-known",
        words="What is already known",
        group=KNOWN_AND_RISK,
        permission=Permission.RECORD_SEARCH,
        meets=("check_systems", "mark_hit"),
        phases=(MISSING,),
    ),
    Doing(
        name="search-held",
        words="Search held records",
        group=KNOWN_AND_RISK,
        permission=Permission.RECORD_SEARCH,
        phases=(),
    ),
    Doing(
        name="check-system",
        words="Record what one system holds",
        group=KNOWN_AND_RISK,
        permission=Permission.RECORD_SEARCH,
        meets=("retry_system",),
        phases=(),
    ),
    Doing(
        name="settle-unknown",
        words="Find out what nobody could answer",
        group=KNOWN_AND_RISK,
        permission=Permission.RECORD_SEARCH,
        meets=("settle_unknown",),
        phases=(MISSING,),
    ),
    Doing(
        name="grade-risk",
        words="Grade the risk",
        group=KNOWN_AND_RISK,
        permission=Permission.GRADE_RISK,
        meets=(
            "grade_risk",
            "grade_by_trained",
            "complete_grade",
            "confirm_grade",
            "hold_floor",
            "state_history",
            "settle_level",
        ),
        phases=(MISSING,),
    ),
    Doing(
        name="reassess",
        words="Assess the risk again",
        group=KNOWN_AND_RISK,
        permission=Permission.GRADE_RISK,
        meets=("reassess",),
        phases=(MISSING,),
    ),
    Doing(
        name="approve-grade",
        words="Approve a lower level",
        group=KNOWN_AND_RISK,
        permission=Permission.APPROVE_GRADES,
        meets=("approve_lower",),
        phases=(MISSING,),
    ),
    Doing(
        name="depart-from-floor",
        words="Record why the level is below the floor",
        group=KNOWN_AND_RISK,
        permission=Permission.APPROVE_GRADES,
        phases=(MISSING,),
    ),
    Doing(
        name="look-at-grade",
        words="Look at the grade",
        group=KNOWN_AND_RISK,
        permission=Permission.APPROVE_GRADES,
        meets=("look_at_grade",),
        phases=(),
    ),
    _search("record-identity", "Who the child is", "record_identity", group=KNOWN_AND_RISK),
    _search("obtain-profile", "The carer’s profile", "obtain_profile", group=KNOWN_AND_RISK, listed=False),
    _search("ask-social-care", "Ask social care", "ask_social_care", group=KNOWN_AND_RISK),
    _search("add-news", "Something new is known", group=KNOWN_AND_RISK, phases=ALWAYS),
    _search("send-officers", "Send officers", "send_officers"),
    _search("look-for-child", "Something done to find the child", "locate"),
    _search("search-places", "Places searched", "search_places", listed=False),
    _search("obtain-items", "Photo, description, phone, accounts", "obtain_items", listed=False),
    _search("circulate", "Circulate the child", "circulate", listed=False),
    _search("plan-search", "The plan", "make_missing_plan", permission=Permission.PLAN_SEARCHES),
    _search("lines", "Lines of enquiry"),
    _search("raise-line", "Raise a line of enquiry", listed=False),
    _search("settle-line", "What became of a line of enquiry", "settle_line", listed=False),
    _search("request-data", "Ask for recordings or data", "request_data", listed=False),
    _search("read-earlier", "What the child said before", "read_earlier", listed=False),
    _search("read-trigger-plan", "Read the trigger plan", "read_trigger_plan", listed=False),
    _search("pursue-link", "A person or place that draws the child", "pursue_link", listed=False),
    _search(
        "decide",
        "Decide",
        "engage_command",
        "name_leads",
        "decide_media",
        "decide_samples",
        "watch_borders",
    ),
    _search("consider-alert", "Child Rescue Alert", "consider_alert", "decide_alert", listed=False),
    _search("link-children", "Children missing together", "link_children", listed=False),
    _search("settle-owner", "Who owns the case", "settle_owner", listed=False),
    _search("tell-family", "Tell whoever reported", "update_informant", group=TELL),
    _search(
        "tell-partners",
        "Tell partners",
        "tell_childrens_services",
        "tell_of_high_risk",
        "tell_councils",
        "tell_home_office",
        "notify_national_unit",
        "tell_council_welsh",
        group=TELL,
        phases=OPEN,
    ),
    _search(
        "refer-child",
        "Referrals and strategy discussion",
        "refer_safeguarding",
        "refer_slavery",
        "hold_strategy",
        group=TELL,
        phases=ALWAYS,
    ),
    Doing(
        name="review-search",
        words="Review the search and the risk",
        group=SUPERVISE,
        permission=Permission.SUPERVISE_SEARCHES,
        meets=("review_search", "review_grade"),
    ),
    Doing(
        name="handover",
        words="Hand over, or take on",
        group=SUPERVISE,
        permission=Permission.SUPERVISE_SEARCHES,
        meets=("hand_over",),
    ),
    Doing(name="escalate", words="Take it to a higher rank", group=SUPERVISE, permission=Permission.RECORD_SEARCH),
    Doing(
        name="excuse-duty",
        words="Excuse what cannot be done",
        group=SUPERVISE,
        permission=Permission.RECORD_SEARCH,
    ),
    Doing(
        name="offer-handover",
        words="Offer the case to the next shift",
        group=SUPERVISE,
        permission=Permission.SUPERVISE_SEARCHES,
        phases=(),
    ),
    Doing(
        name="accept-handover",
        words="Take the case on",
        group=SUPERVISE,
        permission=Permission.SUPERVISE_SEARCHES,
        phases=(),
    ),
    Doing(
        name="whereabouts",
        words="Somebody says where the child is",
        group=FOUND_AND_SEEN,
        permission=Permission.RECORD_SEARCH,
        phases=(MISSING,),
    ),
    Doing(
        name="found",
        words="The child was found",
        group=FOUND_AND_SEEN,
        permission=Permission.RECORD_SEARCH,
        meets=("verify_whereabouts",),
        phases=(MISSING,),
    ),
    Doing(
        name="seen",
        words="The child was seen",
        group=FOUND_AND_SEEN,
        permission=Permission.RECORD_SEARCH,
        meets=("confirm_safe",),
        phases=(FOUND,),
    ),
    Doing(
        name="talk",
        words="Talk with the child",
        group=FOUND_AND_SEEN,
        permission=Permission.RECORD_SEARCH,
        meets=("see_child",),
        phases=(FOUND,),
    ),
    Doing(
        name="tried-to-see",
        words="Could not see the child",
        group=FOUND_AND_SEEN,
        permission=Permission.RECORD_SEARCH,
        phases=(FOUND,),
    ),
    Doing(
        name="put-off-seeing",
        words="Put off seeing the child",
        group=FOUND_AND_SEEN,
        permission=Permission.RECORD_SEARCH,
        meets=("authorise_not_in_person",),
        phases=(FOUND,),
    ),
    Doing(
        name="account",
        words="What the child said",
        group=FOUND_AND_SEEN,
        permission=Permission.RECORD_SEARCH,
        meets=("write_account",),
        phases=ONCE_FOUND,
    ),
    Doing(
        name="record-crime",
        words="Record the crime",
        group=FOUND_AND_SEEN,
        permission=Permission.RECORD_SEARCH,
        meets=("record_harm",),
        phases=ONCE_FOUND,
    ),
    Doing(
        name="safe-place",
        words="Decide where the child will be safe",
        group=FOUND_AND_SEEN,
        permission=Permission.RECORD_SEARCH,
        meets=("decide_safe_place",),
        phases=(FOUND,),
    ),
    Doing(
        name="taken-home",
        words="Taken home",
        group=FOUND_AND_SEEN,
        permission=Permission.RECORD_SEARCH,
        phases=(FOUND,),
    ),
    Doing(
        name="council-told",
        words="Tell the council of the return",
        group=FOUND_AND_SEEN,
        permission=Permission.RECORD_SEARCH,
        meets=("tell_council_of_return",),
        phases=(FOUND,),
    ),
    Doing(
        name="circulations-cancelled",
        words="Take circulations down",
        group=FOUND_AND_SEEN,
        permission=Permission.RECORD_SEARCH,
        meets=("cancel_circulation",),
        phases=ONCE_FOUND,
    ),
    Doing(
        name="return-interview",
        words="The return interview",
        group=FOUND_AND_SEEN,
        permission=Permission.RECORD_SEARCH,
        meets=("offer_return_interview", "offer_again", "use_return_interview", "chase_return_interview"),
        phases=ONCE_FOUND,
    ),
    Doing(
        name="close",
        words="Close the episode",
        group=PUT_RIGHT,
        permission=Permission.CLOSE_EPISODES,
        meets=("close_properly",),
        phases=OPEN,
    ),
    Doing(
        name="reconsider",
        words="Read what came in after closing",
        group=PUT_RIGHT,
        permission=Permission.CLOSE_EPISODES,
        meets=("reconsider_closure",),
        phases=(CLOSED,),
    ),
    Doing(
        name="correct",
        words="Put an entry right",
        group=PUT_RIGHT,
        permission=Permission.CORRECT_ENTRIES,
        phases=EVERYWHERE,
    ),
    Doing(
        name="join-children",
        words="Join two records of one child",
        group=PUT_RIGHT,
        permission=Permission.CORRECT_ENTRIES,
        phases=(CHILD,),
    ),
    Doing(
        name="part-children",
        words="Part two children's records",
        group=PUT_RIGHT,
        permission=Permission.CORRECT_ENTRIES,
        phases=(CHILD,),
    ),
    Doing(
        name="missing-again",
        words="Every time the child was missing",
        group=THIS_CHILD,
        permission=Permission.READ_CASES,
        phases=EVERYWHERE,
    ),
    Doing(
        name="trigger-plan",
        words="Trigger plan",
        group=THIS_CHILD,
        permission=Permission.RECORD_SEARCH,
        meets=("update_trigger_plan",),
        phases=EVERYWHERE,
    ),
    Doing(
        name="meeting-asked",
        words="Ask partners to meet",
        group=THIS_CHILD,
        permission=Permission.RECORD_SEARCH,
        meets=("request_meeting",),
        phases=EVERYWHERE,
    ),
    Doing(
        name="meeting-held",
        words="A meeting was held",
        group=THIS_CHILD,
        permission=Permission.RECORD_SEARCH,
        phases=EVERYWHERE,
    ),
)


def doing(name: str) -> Doing:
    """Return an act by the name of its address; raises KeyError for one that has none."""
    return {one.name: one for one in DOINGS}[name]


def by_act() -> Mapping[str, Doing]:
    """Return, for each act of the rulebook that can be done on a page, where."""
    return {act: one for one in DOINGS for act in one.meets}


def offered(actor: Actor, phase: str) -> Sequence[Doing]:
    """Return what someone may do in a case that stands so, in the order in which a case goes."""
    return tuple(one for one in DOINGS if phase in one.phases and may(actor, one.permission))
