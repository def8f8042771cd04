"""A search done well, from the call to the council's interview: everything owed is done in its time."""

from tests.benchmarks.histories import History, case

ASKED = (
    "why_worried", "done_to_trace", "out_of_character", "missing_before", "medical_need", "victim_of_crime",
    "likely_to_be_harmed", "exploitation_concern", "self_harm_suicide", "risk_to_others", "travel_abroad",
    "anything_else", "social_care_involved", "placement_and_curfew", "exploitation_known", "last_seen_with", "phone",
    "accounts_online", "money_and_travel", "needs_and_understanding", "medication_due", "recent_trigger_event",
    "abuse_or_conflict_at_home", "forced_marriage_hba", "trafficking_immigration", "radicalisation", "own_wishes",
    "with_other_child", "threats_weapons_debts",
)  # fmt: skip
SYSTEMS = (
    "command_and_control", "missing_history", "crime", "local_intelligence", "national_computer", "national_database",
    "custody", "protection_notices", "exploitation_registers",
)  # fmt: skip
GROUNDS = (
    "competence_valid_until=2027-01-01 likelihood=very_likely severity=serious wording=app2026 "
    "rests_on=[ADULT_OF_CONCERN] history_effect=no_history"
)
OPEN = {"why_worried": "yes", "done_to_trace": "yes", "social_care_involved": "yes", "placement_and_curfew": "yes"}


def good_case() -> History:
    """A girl of 15 in a children's home is missing, at high risk, and is found after ninety minutes."""
    history = case("2026-03-02T19:00")
    history.about("child:A").tell(
        "-90d child.described date_of_birth=2010-06-01 nation=england care_status=looked_after placement=childrens_home"
    )
    told = history.about("child:A", "episode:A1")
    told.tell("-4m missing.contact_received whereabouts=unknown", "+0m missing.reported informant=placement")
    told.tell("+3m missing.identity_recorded complete=true", *_asked(), *_checked(), *_first_hour())
    told.tell(*_found(), *_afterwards())
    return history


def _asked() -> list[str]:
    return [
        f"+{4 + n // 3}m missing.question_answered question={q} answer={OPEN.get(q, 'no')}" for n, q in enumerate(ASKED)
    ]


def _checked() -> list[str]:
    return [f"+{8 + n}m risk.system_checked system={system} result=hits_read" for n, system in enumerate(SYSTEMS)]


def _first_hour() -> tuple[str, ...]:
    return (
        "+9m missing.profile_received result=received",
        "+10m risk.factor_recorded factor=ADULT_OF_CONCERN present=yes",
        "+11m risk.hit_found hit=INT-1 system=local_intelligence",
        "+14m risk.hit_marked hit=INT-1 affects_grade=raises",
        "+15m missing.officers_deployed",
        "+16m partner.social_care_consulted answered=true",
        f"+18m risk.graded grade=high status=confirmed {GROUNDS}",
        "+19m missing.circulated on=national_computer",
        "+20m missing.item_obtained item=photo",
        "+20m missing.item_obtained item=description",
        "+21m missing.item_obtained item=phone_number",
        "+21m missing.item_obtained item=accounts_online",
        "+25m missing.reviewed by=sergeant outstanding=6",
        "+26m missing.decided on=child_rescue_alert decision=not_taken_up by=sergeant",
        "+28m missing.plan_made hypotheses=3",
        "+30m partner.childrens_services_told",
        "+31m partner.notified whom=responsible_council",
        "+32m missing.family_updated owner_named=yes next_at=+3h",
        "+33m partner.national_unit_notified",
        "+35m missing.place_searched place=home_or_placement by=police",
        "+38m enquiry.line_raised line=ML-17",
        "+40m missing.powers_considered outcome=to_be_used",
        "+50m missing.place_searched place=last_seen by=police",
        "+55m missing.decided on=first_lines by=superintendent",
        "+56m missing.decided on=search_adviser decision=not_taken_up by=inspector",
        "+57m missing.decided on=investigating_officer by=inspector",
        "+58m missing.decided on=senior_investigator decision=not_taken_up by=inspector",
        "+60m missing.decided on=publicity decision=not_taken_up by=inspector",
        "+61m missing.decided on=family_support by=inspector",
        "+70m enquiry.locating_action_taken kind=visit line=ML-17 result=trace",
        "+85m enquiry.line_finished line=ML-17 result=done",
    )


def _found() -> tuple[str, ...]:
    return (
        "+90m missing.child_located basis=seen found_by=police_own place=friend",
        "+92m missing.child_seen by=police well=yes",
        "+110m missing.circulation_cancelled",
        "+2h missing.prevention_interview_held mode=in_person",
        "+2h10m missing.harm_question_answered answer=no",
        "+2h20m partner.council_told_of_return",
        "+2h50m missing.account_recorded complete=true harm=none_told",
        "+3h safeguarding.referral_made",
        "+4h missing.episode_closed",
    )


def _afterwards() -> tuple[str, ...]:
    return (
        "+20h partner.return_interview_offered provider=commissioned",
        "+44h partner.return_interview_held",
        "+3d partner.return_interview_received",
        "+4d enquiry.intelligence_submitted learned_from=return_interview",
        "+4d child.trigger_plan_updated",
    )
