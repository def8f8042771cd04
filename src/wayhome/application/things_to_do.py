"""What is one thing to do: acts of the rulebook that are done in one go stand once, wherever they are counted."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from wayhome.duties.acts import ToDo, acts_to_do
from wayhome.duties.duty import Duty
from wayhome.rulebook.pack import Pack

DONE_IN_ONE_GO: Mapping[str, tuple[str, ...]] = {
    "ask-questions": ("ask_questions",),
    "report-child": ("open_report", "take_report"),
    "already-known": ("check_systems", "mark_hit", "open_restricted", "assess_adult"),
    "check-system": ("retry_system",),
    "search-found-address": ("search_found_address",),
    "settle-unknown": ("settle_unknown",),
    "grade-risk": (
        "grade_risk", "grade_by_trained", "complete_grade", "confirm_grade", "hold_floor", "state_history",
        "settle_level",
    ),
    "reassess": ("reassess",),
    "approve-grade": ("approve_lower",),
    "look-at-grade": ("look_at_grade",),
    "record-identity": ("record_identity",),
    "record-source": ("record_source",),
    "obtain-profile": ("obtain_profile",),
    "ask-social-care": ("ask_social_care",),
    "send-officers": ("send_officers",),
    "look-for-child": ("locate",),
    "search-places": ("search_places",),
    "obtain-items": ("obtain_items",),
    "circulate": ("circulate",),
    "plan-search": ("make_missing_plan",),
    "settle-line": ("settle_line",),
    "request-data": ("request_data",),
    "read-earlier": ("read_earlier",),
    "read-trigger-plan": ("read_trigger_plan",),
    "pursue-link": ("pursue_link",),
    "decide": ("engage_command", "name_leads", "decide_media", "decide_samples", "watch_borders"),
    "consider-alert": ("consider_alert", "decide_alert"),
    "link-children": ("link_children",),
    "settle-owner": ("settle_owner",),
    "tell-family": ("update_informant",),
    "tell-partners": (
        "tell_childrens_services", "tell_of_high_risk", "tell_councils", "tell_home_office", "notify_national_unit",
        "tell_council_welsh",
    ),
    "refer-child": ("refer_safeguarding", "hold_strategy", "attend_strategy"),
    "conference-report": ("report_to_conference",),
    "taken-on": ("enter_police_actions",),
    "agency-answer": ("chase_agency", "do_agreed_action", "answer_referral"),
    "disagreement": ("escalate_disagreement",),
    "share-information": ("record_sharing",),
    "review-search": ("review_search", "review_grade"),
    "handover": ("hand_over",),
    "found": ("verify_whereabouts",),
    "seen": ("confirm_safe",),
    "talk": ("see_child",),
    "put-off-seeing": ("authorise_not_in_person",),
    "account": ("write_account",),
    "record-crime": ("record_harm",),
    "safe-place": ("decide_safe_place",),
    "council-told": ("tell_council_of_return",),
    "take-back-sheets": ("take_back_sheets",),
    "circulations-cancelled": ("cancel_circulation",),
    "return-interview": ("offer_return_interview", "offer_again", "use_return_interview", "chase_return_interview"),
    "close": ("close_properly",),
    "reconsider": ("reconsider_closure",),
    "trigger-plan": ("update_trigger_plan",),
    "meeting-asked": ("request_meeting",),
    "answer-wording": ("answer_wording",),
    "review-wording": ("review_wording",),
    "allocate-case": ("allocate",),
    "own-unskilled": ("own_unskilled",),
    "renew-competence": ("renew_competence",),
    "find-carrier": ("find_carrier",),
    "assign-supervisor": ("supervise_skilled",),
    "inquiry-lines": ("begin_enquiries",),
    "classify-lines": ("classify_lines",),
    "follow-line": ("follow_explanation",),
    "end-line": ("finish_line_properly",),
    "chase-line": ("chase_line",),
    "set-aside": ("look_at_set_aside",),
    "ask-to-keep": ("preserve",),
    "what-became": ("secure_material",),
    "look-at-match": ("look_at_match",),
    "check-vehicle": ("check_vehicle",),
    "hotel": ("act_on_hotel",),
    "look-for-others": ("look_for_other_children",),
    "offer-help": ("offer_help",),
    "decide-without-child": ("decide_without_child",),
    "endorse-not-viable": ("endorse_not_viable",),
    "early-advice": ("decide_early_advice",),
    "review-investigation": ("review_investigation", "list_outstanding"),
    "review-second-line": ("review_investigation_inspector", "answer_escalation"),
    "review-senior": ("review_investigation_senior",),
    "resolve-stall": ("resolve_stall",),
    "give-update": ("give_update",),
    "accept-supervision": ("take_supervision",),
    "record-concern": ("record_concern",),
    "make-safe": ("protect_first", "make_safe_first"),
    "screen-child": ("screen_child",),
    "take-up-screening": ("take_up_screening",),
    "set-flag": ("set_flag",),
    "review-flag": ("review_flag",),
    "record-offence": ("record_crime",),
    "reinstate-crime": ("cancel_properly",),
    "refer-slavery": ("refer_slavery", "refer_as_child", "explain_referral"),
    "follow-referral": ("chase_decision", "engage_guardian", "attend_panel"),
    "screen-offending": ("screen_child_suspect",),
    "prosecutor-told": ("tell_prosecutor",),
}  # fmt: skip
"""Each thing to do, with the acts of the rulebook that doing it does."""

AS_ONE: Mapping[str, str] = {act: thing for thing, acts in DONE_IN_ONE_GO.items() for act in acts}
"""For each act that is done in one go with others, the name of the thing that they are together."""


def things_to_do(duties: Iterable[Duty], pack: Pack, now: datetime) -> tuple[ToDo, ...]:
    """Return the things to do that some duties come to: what is done in one go stands once, the soonest due first.

    The board, the lists, a case and my duties all count these, so that no two pages give two numbers for one child.
    """
    return acts_to_do(duties, pack, now, as_one=AS_ONE)
