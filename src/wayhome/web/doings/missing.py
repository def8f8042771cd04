"""The acts of a missing child's case, in the order in which a case goes."""

from dataclasses import replace

from wayhome.access.permissions import Permission
from wayhome.web.doings.one import (
    ALWAYS,
    CLOSED_NOW,
    ELSEWHERE,
    EVERYWHERE,
    FOUND_NOW,
    IN_INVESTIGATIONS,
    INVESTIGATION,
    MISSING_NOW,
    OF_A_CHILD,
    ONCE_FOUND,
    OPEN,
    Doing,
    act,
    in_group,
)

OF_MISSING: tuple[Doing, ...] = (
    *in_group(
        "Report",
        act("describe-child", "Describe the child", phases=MISSING_NOW),
        act("ask-questions", "Ask the questions", phases=MISSING_NOW),
        act("task-officers", "Say whether officers are sent", phases=ELSEWHERE),
        act(
            "report-child", "Another call about this child",
            phases=EVERYWHERE, by=Permission.TAKE_REPORTS,
        ),
    ),
    *in_group(
        "What is known and the risk",
        act("already-known", "What is already known", phases=OPEN),
        act("search-held", "Search held records", phases=ELSEWHERE),
        act("ask-to-open", "Ask for a closed record to be opened", phases=ELSEWHERE),
        act("check-system", "Record what one system holds", phases=ELSEWHERE),
        act("held-matches", "Whose records these are", phases=EVERYWHERE, by=Permission.JUDGE_MATCHES),
        act("around", "Who is around this child", phases=EVERYWHERE, by=Permission.READ_CASES),
        replace(
            act("judge-match", "Say whose record it is", phases=EVERYWHERE, by=Permission.JUDGE_MATCHES), listed=False
        ),
        replace(
            act("take-back-judgement", "Take a judgement back", phases=EVERYWHERE, by=Permission.JUDGE_MATCHES),
            listed=False,
        ),
        act("settle-unknown", "Find out what nobody could answer", phases=MISSING_NOW),
        act(
            "grade-risk", "Grade the risk",
            phases=MISSING_NOW,
            by=Permission.GRADE_RISK,
        ),
        act("reassess", "Assess the risk again", phases=MISSING_NOW, by=Permission.GRADE_RISK),
        act(
            "approve-grade", "Approve a lower level", phases=MISSING_NOW,
            by=Permission.APPROVE_GRADES,
        ),
        act(
            "depart-from-floor", "Record why the level is below the floor", phases=MISSING_NOW,
            by=Permission.APPROVE_GRADES,
        ),
        act("look-at-grade", "Look at the grade", phases=ELSEWHERE, by=Permission.APPROVE_GRADES),
        replace(
            act("dispute-indicator", "Dispute what was read", phases=EVERYWHERE, by=Permission.GRADE_RISK),
            listed=False,
        ),
        replace(
            act("take-back-dispute", "Let what was read count again", phases=EVERYWHERE, by=Permission.GRADE_RISK),
            listed=False,
        ),
        act("record-identity", "Who the child is", phases=MISSING_NOW),
        act("record-source", "Who said it", phases=ELSEWHERE),
        act("obtain-profile", "The carer’s profile", phases=ELSEWHERE),
        act("ask-social-care", "Ask social care", phases=MISSING_NOW),
        act("add-news", "Something new is known", phases=ALWAYS),
    ),
    *in_group(
        "Look for the child",
        act("send-officers", "Send officers", phases=MISSING_NOW),
        act("look-for-child", "Something done to find the child", phases=MISSING_NOW),
        act("search-places", "Places searched", phases=ELSEWHERE),
        act("obtain-items", "Photo, description, phone, accounts", phases=ELSEWHERE),
        act("keep-photograph", "Add a photograph", phases=MISSING_NOW),
        act("withdraw-photograph", "A photograph is not to be used", phases=ELSEWHERE),
        act("briefing", "Briefing sheet for officers", phases=MISSING_NOW),
        act("circulate", "Circulate the child", phases=ELSEWHERE),
        act("plan-search", "The plan", phases=MISSING_NOW, by=Permission.PLAN_SEARCHES),
        act("lines", "Lines of enquiry", phases=MISSING_NOW),
        act("raise-line", "Raise a line of enquiry", phases=ELSEWHERE),
        act("settle-line", "What became of a line of enquiry", phases=ELSEWHERE),
        act("request-data", "Ask for recordings or data", phases=ELSEWHERE),
        act("read-earlier", "What the child said before", phases=ELSEWHERE),
        act("read-trigger-plan", "Read the trigger plan", phases=ELSEWHERE),
        act("pursue-link", "A person or place that draws the child", phases=ELSEWHERE),
        act(
            "decide", "Decide",
            phases=MISSING_NOW,
        ),
        act("consider-alert", "Child Rescue Alert", phases=ELSEWHERE),
        act("link-children", "Children missing together", phases=ELSEWHERE),
        act("settle-owner", "Who owns the case", phases=ELSEWHERE),
    ),
    *in_group(
        "Tell and hear people",
        act("tell-family", "Tell whoever reported", phases=MISSING_NOW),
        act(
            "tell-partners", "Tell partners",
            phases=OPEN,
        ),
        act("refer-child", "Referrals and strategy discussion", phases=(*ALWAYS, *IN_INVESTIGATIONS)),
    ),
    *in_group(
        "Review and hand over",
        act(
            "review-search", "Review the search and the risk",
            phases=OPEN, by=Permission.SUPERVISE_SEARCHES,
        ),
        act("handover", "Hand over, or take on", phases=OPEN, by=Permission.SUPERVISE_SEARCHES),
        act("escalate", "Take it to a higher rank", phases=(*OPEN, INVESTIGATION)),
        act("excuse-duty", "Excuse what cannot be done", phases=(*OPEN, INVESTIGATION)),
        act(
            "offer-handover", "Offer the case to the next shift", phases=ELSEWHERE,
            by=Permission.SUPERVISE_SEARCHES,
        ),
        act("accept-handover", "Take the case on", phases=ELSEWHERE, by=Permission.SUPERVISE_SEARCHES),
        act("decline-handover", "Decline the case", phases=ELSEWHERE, by=Permission.SUPERVISE_SEARCHES),
        act("take-back-handover", "Take the offer back", phases=ELSEWHERE, by=Permission.SUPERVISE_SEARCHES),
    ),
    *in_group(
        "Found and seen",
        act("whereabouts", "Somebody says where the child is", phases=MISSING_NOW),
        act("found", "The child was found", phases=MISSING_NOW),
        act("search-found-address", "Search the found address again", phases=ELSEWHERE),
        act("seen", "The child was seen", phases=FOUND_NOW),
        act("talk", "Talk with the child", phases=FOUND_NOW),
        act("tried-to-see", "Could not see the child", phases=FOUND_NOW),
        act("put-off-seeing", "Put off seeing the child", phases=FOUND_NOW),
        act("account", "What the child said", phases=ONCE_FOUND),
        act("record-crime", "Record the crime", phases=ONCE_FOUND),
        act("safe-place", "Decide where the child will be safe", phases=FOUND_NOW),
        act("taken-home", "Taken home", phases=FOUND_NOW),
        act("council-told", "Tell the council of the return", phases=FOUND_NOW),
        act("take-back-sheets", "Take the printed sheets back", phases=ONCE_FOUND),
        act("circulations-cancelled", "Take circulations down", phases=ONCE_FOUND),
        act(
            "return-interview", "The return interview",
            phases=ONCE_FOUND,
        ),
    ),
    *in_group(
        "Close or put right",
        act("close", "Close the episode", phases=OPEN, by=Permission.CLOSE_EPISODES),
        act(
            "reconsider", "Read what came in after closing", phases=CLOSED_NOW,
            by=Permission.CLOSE_EPISODES,
        ),
        act("correct", "Put an entry right", phases=EVERYWHERE, by=Permission.CORRECT_ENTRIES),
        replace(
            act(
                "settle-difference", "Settle what the system of record says otherwise", phases=EVERYWHERE,
                by=Permission.SETTLE_DIFFERENCES,
            ),
            listed=False,
        ),
        act("join-children", "Join two records of one child", phases=OF_A_CHILD, by=Permission.CORRECT_ENTRIES),
        act("part-children", "Part two children's records", phases=OF_A_CHILD, by=Permission.CORRECT_ENTRIES),
    ),
    *in_group(
        "This child",
        act("missing-again", "Every time the child was missing", phases=EVERYWHERE, by=Permission.READ_CASES),
        act("trigger-plan", "Trigger plan", phases=EVERYWHERE),
        act("meeting-asked", "Ask partners to meet", phases=EVERYWHERE),
        act("meeting-held", "A meeting was held", phases=EVERYWHERE),
        act("answer-wording", "Words that were pointed out", phases=EVERYWHERE),
        replace(
            act("review-wording", "Words that were kept", phases=EVERYWHERE, by=Permission.SUPERVISE_SEARCHES),
            listed=False,
        ),
    ),
)  # fmt: skip
