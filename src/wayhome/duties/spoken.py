"""How values of entries are spoken: what an entry keeps as a code stands in its sentence as somebody would say it."""

from collections.abc import Mapping

PEOPLE: Mapping[str, str] = {
    "parent": "a parent",
    "carer": "a carer",
    "placement": "the placement",
    "school": "a school",
    "social_worker": "a social worker",
    "health": "a health service",
    "friend": "a friend",
    "relative": "a relative",
    "public": "a member of the public",
    "police": "the police",
    "police_other_force": "police of another force",
}
IN_ANY_FIELD: Mapping[str, str] = {
    "done_nil": "done, nothing found",
    "in_error": "entered in error",
    "hits_read": "what it holds was read",
    "no_trace": "it holds nothing",
    "staff": "member of staff",
}
IN_FIELD: Mapping[str, Mapping[str, str]] = {
    "missing.question_answered answer": {"unknown": "not known"},
    "missing.reported informant": {**PEOPLE, "self": "the child", "other": "somebody else"},
    "missing.child_seen by": {**PEOPLE, "other_professional": "another professional"},
    "missing.place_searched by": {
        **PEOPLE,
        "search_team": "a search team",
        "partner": "a partner agency",
        "public": "members of the public",
    },
    "missing.place_searched place": {
        "home_or_placement": "the home or placement",
        "last_seen": "the place where the child was last seen",
        "earlier_found_place": "a place where the child was found before",
        "associate_address": "the address of somebody the child knows",
        "other": "another place",
    },
    "partner.action_taken_on agency": {
        "local_authority": "the local authority",
        "health": "a health service",
        "school": "a school",
        "provider": "a provider",
        "other_force": "another force",
        "voluntary": "a voluntary organisation",
        "other": "another agency",
    },
    "partner.notified whom": {
        "responsible_council": "the responsible council",
        "host_council": "the council where the child stays",
        "placement": "the placement",
        "school": "the school",
        "health": "a health service",
        "home_office": "the Home Office",
        "border_force": "Border Force",
        "transport_police": "the transport police",
        "crime_agency": "the crime agency",
        "missing_people": "the charity Missing People",
        "other_force": "another force",
        "regulator": "the regulator",
        "other": "another agency",
    },
    "risk.factor_recorded present": {"unknown": "not known"},
    "risk.information_used supplied_by": {
        **PEOPLE,
        "child": "the child",
        "record": "the record",
        "other": "somebody else",
        "unknown": "somebody who is not recorded",
    },
    "investigation.allocated role": {"investigator": "an investigator", "unknown": "somebody"},
    "investigation.bail_extended authority": {
        "custody_officer": "a custody officer",
        "inspector": "an inspector",
        "superintendent": "a superintendent",
        "court": "the court",
    },
    "investigation.opened basis": {
        "concern": "a concern",
        "crime": "a crime",
        "missing_episode": "a missing episode",
        "held_record": "a held record",
        "other_force": "what another force sent",
        "split": "a part of another case",
        "unknown": "grounds that are not recorded",
    },
    "investigation.suspect_dealt_with kind": {
        "bail_changed": "given other bail conditions",
        "out_of_court_disposal": "dealt with out of court",
        "other": "dealt with in another way",
    },
    "contact.channel_stopped why": {
        "unsafe": "it is not safe",
        "bounced": "what was sent came back",
        "changed": "it was replaced",
        "holder_asked": "they asked for it",
    },
    "contact.holder_left why": {"danger": "they may be a danger to the child"},
    "victim.notice_failed why": {
        "channel_unsafe": "that way is not safe",
        "returned": "it came back",
        "no_interpreter": "there was no interpreter",
        "not_well_enough": "they were not well enough",
    },
    "victim.notice_withheld why": {
        "channel_unsafe": "that way is not safe",
        "channel_stopped": "that way is used no longer",
        "never_by": "that way is never to be used",
        "holder_left": "they are told no longer",
        "under_suspicion": "they may be among those who harm the child",
        "may_not_know": "they may not know of it",
    },
}


def spoken(event: str, field: str, value: object) -> str:
    """Return a value of a field as it is spoken; empty where it is said as it is kept."""
    if not isinstance(value, str):
        return ""
    return IN_FIELD.get(f"{event} {field}", {}).get(value) or IN_ANY_FIELD.get(value, "")
