"""The questions of a first contact about a missing child, by short name. No events: a list that events share.

The first twelve are the themes of national practice for call handlers; the others are our own additions for a child.
"""

from typing import Final, Literal

Question = Literal[
    # national practice for every missing person
    "why_worried", "done_to_trace", "out_of_character", "missing_before", "medical_need", "victim_of_crime",
    "likely_to_be_harmed", "exploitation_concern", "self_harm_suicide", "risk_to_others", "travel_abroad",
    "anything_else",
    # our additions for a child
    "social_care_involved", "placement_and_curfew", "exploitation_known", "last_seen_with", "phone", "accounts_online",
    "money_and_travel", "needs_and_understanding", "medication_due", "recent_trigger_event",
    "abuse_or_conflict_at_home", "forced_marriage_hba", "trafficking_immigration", "radicalisation", "own_wishes",
    "with_other_child", "threats_weapons_debts",
    # further questions of the exchange format
    "whereabouts_known", "contact_since", "harmed_when_missing_before", "mental_health", "disability_ld_neuro",
    "substance_use", "gang_county_lines", "with_adult_of_concern", "online_contact", "threats_or_violence", "weapon",
    "unexplained_money_items", "ill_equipped_weather", "phone_reachable", "likely_destination_known", "pregnant",
]  # fmt: skip
LAST_SEEN: Final = "last_seen_with"
"""The question where, when and with whom the child was seen last."""
