"""The words in which the yearly return sets out what the record holds as codes."""

AGAIN = (("1 time", 2), ("2 times", 3), ("3 or 4 times", 5), ("5 to 9 times", 10))
MOST = "10 times or more"
LASTED = (("Under 8 hours", 8), ("8 to 24 hours", 24), ("1 to 2 days", 48), ("2 to 7 days", 168), ("7 to 28 days", 672))
SEX = {"girl": "Girls", "boy": "Boys"}
ETHNICITY = {
    "white": "White", "mixed": "Mixed", "asian": "Asian", "black": "Black", "chinese_or_other": "Chinese or other",
    "not_stated": "Asked, and not stated",
}  # fmt: skip
RISK = {"high": "High", "medium": "Medium", "low": "Low", "very_low": "Very low"}
FOUND_BY = {
    "returned_self": "Came back", "police_own": "Police", "police_other": "Another force",
    "transport_police": "Transport police", "family": "Family", "carer": "Carer", "social_worker": "Social worker",
    "school": "School", "friend": "Friend", "public": "Public", "media_appeal": "Appeal", "hospital": "Hospital",
    "custody": "Custody", "border": "Border", "other": "Others",
}  # fmt: skip
CARE = {
    "looked_after": "Looked after", "care_leaver": "Care leaver", "none": "Not in care",
    "child_in_need": "Not in care", "child_protection_plan": "Not in care",
}  # fmt: skip
HARM = {
    "physical_injury": "Physical injury", "sexual_offence": "Sexual offence",
    "criminal_exploitation": "Criminal exploitation", "trafficking": "Trafficking", "robbery": "Robbery",
    "self_harm": "Self-harm", "substances": "Substances", "emotional": "Emotional harm", "neglect": "Neglect",
    "other": "Other harm", "none_told": "None told or seen",
}  # fmt: skip
NOT_HELD = (
    "Calls against population: the record holds no population.",
    "Adults: this record is of children.",
    "Unidentified people and remains: they are in no case of a missing child.",
)
