"""Examples of wording, as inspectors found it, and what was written instead. Nothing else here blames a child."""

AS_INSPECTORS_FOUND = (
    "Regular misper, always comes back by herself. No concerns.",
    "Keeps putting himself at risk with older lads. Streetwise, will be home when the money runs out.",
    "Refuses to engage with police. Out with her boyfriend again, who is 24.",
    "Making poor lifestyle choices. Knows what he is doing.",
    "Attention seeking, as with the last report. Low priority.",
)
OBLIQUE = (
    "The usual one from this address. Will ring when hungry.",
    "Has had every chance from us this year.",
    "We have been here before with this family.",
)
"""As inspectors found it too, in words so oblique that a lexicon may miss them: readers of samples look for these."""
MISSED = frozenset((*AS_INSPECTORS_FOUND, *OBLIQUE))
PUT_IN_OTHER_WORDS = (
    "Missing for the ninth time since March, each time longer. A man of 24 is thought to be with them.",
    "At risk from older men who meet them at the arcade. Their names are a line of enquiry.",
    "Does not feel able to talk to us yet. A youth worker they know will try tomorrow.",
)
KEPT_BECAUSE = ("These are the words of the placement's form.", "The words of the court order.")
AGREED = (
    "To say who the danger is and where, and to ask for a trusted adult.",
    "To count the times and say what is different this time.",
)
