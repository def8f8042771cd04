"""What the codes of this journey are called on its pages."""

from wayhome.web.acting.forms import Choices

STANCES: Choices = [
    ("supports", "They support it"),
    ("partly", "In part"),
    ("declines", "They do not want to take part"),
    ("withdraws", "They did, and no longer do"),
    ("cannot", "They cannot"),
    ("supports_again", "They did not, and do again"),
    ("not_asked", "They were not asked"),
]
IN_THE_WAY: Choices = [
    ("fear", "Fear of somebody"), ("pressure", "Pressure to say nothing"), ("debt", "A debt"), ("shame", "Shame"),
    ("loyalty", "Feels bound to whoever harms them"), ("not_believed", "Does not expect to be believed"),
    ("police", "Does not trust the police"), ("process", "Court, or being asked again and again"),
    ("family", "What it would do to their family"), ("safety", "Does not feel safe where they live"),
    ("health", "How they are"), ("wants_it_over", "Wants it to be over"), ("other", "Something else"),
]  # fmt: skip
OFFERS: Choices = [
    ("advocate", "An advocate for children (CHISVA or ISVA)"), ("guardian", "An independent guardian"),
    ("someone_with_them", "Somebody they trust with them"), ("intermediary", "An intermediary"),
    ("interviewer", "Another interviewer"), ("special_measures", "Special measures at court"),
    ("no_statement_needed", "That no statement is needed from them"), ("time", "Time, and being asked again"),
    ("safety_plan", "A safety plan"), ("relocation", "Moving somewhere safe"), ("debt_help", "Help with the debt"),
    ("therapy", "Therapy, which does not wait for the case"), ("other", "Something else"),
]  # fmt: skip
OFFENCES: Choices = [
    ("drugs_supply", "Supplying drugs"), ("possession", "Possession of drugs, weapons or money"),
    ("slavery", "Slavery or trafficking"), ("images", "Images of children"),
    ("abduction", "Taking or keeping a child away"), ("criminal_exploitation", "Exploiting a child for crime"),
    ("conspiracy", "Conspiracy"), ("proceeds_of_crime", "Proceeds of crime"),
    ("sexual_with_other_proof", "A sexual offence with other proof"),
    ("violence_seen_or_recorded", "Violence that was seen or recorded"), ("other", "Another offence"),
]  # fmt: skip
RESULTS: Choices = [
    ("proceed", "It goes on without them"),
    ("gather_more", "Gather more first"),
    ("not_viable", "It is not viable without them"),
]


def stance_words(stance: str) -> str:
    """Say where a child stands."""
    return dict(STANCES).get(stance, "Nobody has recorded where they stand")
