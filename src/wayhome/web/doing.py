"""Every act that has a page: what an officer calls it, where it belongs, and which duties of the rulebook it does.

A case links to these by name, so that no journey needs to know another. A test holds that each has its address, and
that every act the rulebook owes of the police on a missing child's case leads somewhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from urllib.parse import urlencode

from django.urls import reverse

from wayhome.access.actors import Actor
from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.application.things_to_do import AS_ONE, DONE_IN_ONE_GO

MISSING, FOUND, CLOSED = "missing", "located", "closed"
CHILD = "child"  # a child's own record, which is no missing episode
MISSING_NOW, FOUND_NOW, CLOSED_NOW, OF_A_CHILD = (MISSING,), (FOUND,), (CLOSED,), (CHILD,)
OPEN, ONCE_FOUND, ALWAYS = (MISSING, FOUND), (FOUND, CLOSED), (MISSING, FOUND, CLOSED)
EVERYWHERE = (*ALWAYS, CHILD, "investigation")
ELSEWHERE: tuple[str, ...] = ()  # reached from another page, or once it is owed


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """One act as a case offers it.

    ``name`` is the name of its address; ``meets`` are the acts of the rulebook it does; ``phases`` are those of a
    missing episode in which it is offered (an address works in every phase: what comes late is never turned away).
    What is not ``listed`` is reached from another page alone.
    """

    name: str
    words: str
    group: str
    permission: Permission
    meets: tuple[str, ...] = ()
    phases: tuple[str, ...] = OPEN
    listed: bool = True

    def href(self, record: str, key: str = "") -> str:
        """Return where the act is done for a case; ``key`` says which of several things it is about."""
        place = reverse(self.name, args=[record])
        return f"{place}?{urlencode({'about': key})}" if key else place


def _act(name: str, words: str, *, phases: tuple[str, ...], by: Permission = Permission.RECORD_SEARCH) -> Doing:
    meets = DONE_IN_ONE_GO.get(name, ())
    return Doing(name=name, words=words, group="", permission=by, meets=meets, phases=phases)


def _in(group: str, *acts: Doing) -> tuple[Doing, ...]:
    return tuple(replace(act, group=group) for act in acts)


DOINGS: tuple[Doing, ...] = (
    *_in(
        "Report",
        _act("describe-child", "Describe the child", phases=MISSING_NOW),
        _act("ask-questions", "Ask the questions", phases=MISSING_NOW),
        _act("task-officers", "Say whether officers are sent", phases=ELSEWHERE),
        _act(
            "report-child", "Another call about this child",
            phases=EVERYWHERE, by=Permission.TAKE_REPORTS,
        ),
    ),
    *_in(
        "What is known and the risk",
        _act("already-known", "What is already known", phases=OPEN),
        _act("search-held", "Search held records", phases=ELSEWHERE),
        _act("ask-to-open", "Ask for a closed record to be opened", phases=ELSEWHERE),
        _act("check-system", "Record what one system holds", phases=ELSEWHERE),
        _act("held-matches", "Whose records these are", phases=EVERYWHERE, by=Permission.JUDGE_MATCHES),
        _act("around", "Who is around this child", phases=EVERYWHERE, by=Permission.READ_CASES),
        replace(
            _act("judge-match", "Say whose record it is", phases=EVERYWHERE, by=Permission.JUDGE_MATCHES), listed=False
        ),
        replace(
            _act("take-back-judgement", "Take a judgement back", phases=EVERYWHERE, by=Permission.JUDGE_MATCHES),
            listed=False,
        ),
        _act("settle-unknown", "Find out what nobody could answer", phases=MISSING_NOW),
        _act(
            "grade-risk", "Grade the risk",
            phases=MISSING_NOW,
            by=Permission.GRADE_RISK,
        ),
        _act("reassess", "Assess the risk again", phases=MISSING_NOW, by=Permission.GRADE_RISK),
        _act(
            "approve-grade", "Approve a lower level", phases=MISSING_NOW,
            by=Permission.APPROVE_GRADES,
        ),
        _act(
            "depart-from-floor", "Record why the level is below the floor", phases=MISSING_NOW,
            by=Permission.APPROVE_GRADES,
        ),
        _act("look-at-grade", "Look at the grade", phases=ELSEWHERE, by=Permission.APPROVE_GRADES),
        replace(
            _act("dispute-indicator", "Dispute what was read", phases=EVERYWHERE, by=Permission.GRADE_RISK),
            listed=False,
        ),
        replace(
            _act("take-back-dispute", "Let what was read count again", phases=EVERYWHERE, by=Permission.GRADE_RISK),
            listed=False,
        ),
        _act("record-identity", "Who the child is", phases=MISSING_NOW),
        _act("record-source", "Who said it", phases=ELSEWHERE),
        _act("obtain-profile", "The carer’s profile", phases=ELSEWHERE),
        _act("ask-social-care", "Ask social care", phases=MISSING_NOW),
        _act("add-news", "Something new is known", phases=ALWAYS),
    ),
    *_in(
        "Look for the child",
        _act("send-officers", "Send officers", phases=MISSING_NOW),
        _act("look-for-child", "Something done to find the child", phases=MISSING_NOW),
        _act("search-places", "Places searched", phases=ELSEWHERE),
        _act("obtain-items", "Photo, description, phone, accounts", phases=ELSEWHERE),
        _act("keep-photograph", "Add a photograph", phases=MISSING_NOW),
        _act("withdraw-photograph", "A photograph is not to be used", phases=ELSEWHERE),
        _act("briefing", "Briefing sheet for officers", phases=MISSING_NOW),
        _act("circulate", "Circulate the child", phases=ELSEWHERE),
        _act("plan-search", "The plan", phases=MISSING_NOW, by=Permission.PLAN_SEARCHES),
        _act("lines", "Lines of enquiry", phases=MISSING_NOW),
        _act("raise-line", "Raise a line of enquiry", phases=ELSEWHERE),
        _act("settle-line", "What became of a line of enquiry", phases=ELSEWHERE),
        _act("request-data", "Ask for recordings or data", phases=ELSEWHERE),
        _act("read-earlier", "What the child said before", phases=ELSEWHERE),
        _act("read-trigger-plan", "Read the trigger plan", phases=ELSEWHERE),
        _act("pursue-link", "A person or place that draws the child", phases=ELSEWHERE),
        _act(
            "decide", "Decide",
            phases=MISSING_NOW,
        ),
        _act("consider-alert", "Child Rescue Alert", phases=ELSEWHERE),
        _act("link-children", "Children missing together", phases=ELSEWHERE),
        _act("settle-owner", "Who owns the case", phases=ELSEWHERE),
    ),
    *_in(
        "Tell and hear people",
        _act("tell-family", "Tell whoever reported", phases=MISSING_NOW),
        _act(
            "tell-partners", "Tell partners",
            phases=OPEN,
        ),
        _act(
            "refer-child", "Referrals and strategy discussion",
            phases=ALWAYS,
        ),
    ),
    *_in(
        "Review and hand over",
        _act(
            "review-search", "Review the search and the risk",
            phases=OPEN, by=Permission.SUPERVISE_SEARCHES,
        ),
        _act("handover", "Hand over, or take on", phases=OPEN, by=Permission.SUPERVISE_SEARCHES),
        _act("escalate", "Take it to a higher rank", phases=OPEN),
        _act("excuse-duty", "Excuse what cannot be done", phases=OPEN),
        _act(
            "offer-handover", "Offer the case to the next shift", phases=ELSEWHERE,
            by=Permission.SUPERVISE_SEARCHES,
        ),
        _act("accept-handover", "Take the case on", phases=ELSEWHERE, by=Permission.SUPERVISE_SEARCHES),
    ),
    *_in(
        "Found and seen",
        _act("whereabouts", "Somebody says where the child is", phases=MISSING_NOW),
        _act("found", "The child was found", phases=MISSING_NOW),
        _act("search-found-address", "Search the found address again", phases=ELSEWHERE),
        _act("seen", "The child was seen", phases=FOUND_NOW),
        _act("talk", "Talk with the child", phases=FOUND_NOW),
        _act("tried-to-see", "Could not see the child", phases=FOUND_NOW),
        _act("put-off-seeing", "Put off seeing the child", phases=FOUND_NOW),
        _act("account", "What the child said", phases=ONCE_FOUND),
        _act("record-crime", "Record the crime", phases=ONCE_FOUND),
        _act("safe-place", "Decide where the child will be safe", phases=FOUND_NOW),
        _act("taken-home", "Taken home", phases=FOUND_NOW),
        _act("council-told", "Tell the council of the return", phases=FOUND_NOW),
        _act("take-back-sheets", "Take the printed sheets back", phases=ONCE_FOUND),
        _act("circulations-cancelled", "Take circulations down", phases=ONCE_FOUND),
        _act(
            "return-interview", "The return interview",
            phases=ONCE_FOUND,
        ),
    ),
    *_in(
        "Close or put right",
        _act("close", "Close the episode", phases=OPEN, by=Permission.CLOSE_EPISODES),
        _act(
            "reconsider", "Read what came in after closing", phases=CLOSED_NOW,
            by=Permission.CLOSE_EPISODES,
        ),
        _act("correct", "Put an entry right", phases=EVERYWHERE, by=Permission.CORRECT_ENTRIES),
        replace(
            _act(
                "settle-difference", "Settle what the system of record says otherwise", phases=EVERYWHERE,
                by=Permission.IMPORT_HISTORIES,
            ),
            listed=False,
        ),
        _act("join-children", "Join two records of one child", phases=OF_A_CHILD, by=Permission.CORRECT_ENTRIES),
        _act("part-children", "Part two children's records", phases=OF_A_CHILD, by=Permission.CORRECT_ENTRIES),
    ),
    *_in(
        "This child",
        _act("missing-again", "Every time the child was missing", phases=EVERYWHERE, by=Permission.READ_CASES),
        _act("trigger-plan", "Trigger plan", phases=EVERYWHERE),
        _act("meeting-asked", "Ask partners to meet", phases=EVERYWHERE),
        _act("meeting-held", "A meeting was held", phases=EVERYWHERE),
        _act("answer-wording", "Words that were pointed out", phases=EVERYWHERE),
        replace(
            _act("review-wording", "Words that were kept", phases=EVERYWHERE, by=Permission.SUPERVISE_SEARCHES),
            listed=False,
        ),
    ),
)  # fmt: skip


def doing(name: str) -> Doing:
    """Return an act by the name of its address; raises KeyError for one that has none."""
    return {one.name: one for one in DOINGS}[name]


@cache
def by_act() -> Mapping[str, Doing]:
    """Return, for each act of the rulebook that can be done on a page, where."""
    return {act: one for one in DOINGS for act in one.meets}


def done_as_one() -> Mapping[str, str]:
    """Return, for each act that can be done on a page, the name of that page: acts of one page are one thing to do."""
    return AS_ONE


def offered(actor: Actor, phase: str) -> Sequence[Doing]:
    """Return what someone may do in a case that stands so, in the order in which a case goes."""
    return tuple(one for one in DOINGS if one.listed and phase in one.phases and may(actor, one.permission))
