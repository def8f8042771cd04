"""Words of this journey: who gave a photograph, may it be published, why it is not used, what an officer is to do."""

from collections.abc import Mapping, Sequence

from wayhome.web.acting.forms import Choices

GIVERS: Choices = [
    ("", "Choose who"),
    ("parent", "A parent"),
    ("carer", "A carer"),
    ("placement", "The placement"),
    ("relative", "Another relative"),
    ("friend", "A friend"),
    ("school", "The school"),
    ("social_worker", "A social worker"),
    ("police_record", "A police record"),
    ("other", "Somebody else"),
    ("unknown", "Not known"),
]
PUBLISH: Choices = [
    ("yes", "Yes, whoever answers for the child agreed"),
    ("no", "No"),
    ("not_asked", "Nobody has been asked yet"),
    ("unknown", "Asked, and not known"),
]
WHYS: Choices = [
    ("another_child", "It is of somebody else"),
    ("not_to_be_used", "It may not be used"),
    ("better_one", "There is a better one"),
    ("other", "Something else"),
]
PUBLISHED: Mapping[str, str] = {
    "yes": "It may be published if that is decided.",
    "no": "It may not be published.",
    "not_asked": "Nobody has been asked whether it may be published: it may not be.",
    "unknown": "Whether it may be published is not known: it may not be.",
    "not_available": "Whether it may be published is not known: it may not be.",
}

ON_MEETING = (
    "Stay with the child, and say that you are glad to have found them. They have done nothing wrong.",
    "Ask whether they are hurt, hungry, cold or afraid, and see to that first.",
    "Listen. Write down what they say in their own words. Do not ask them why.",
    "Look at who is with them, and at the address, the car and the telephone they were reached by.",
    "Tell the control room at once. Do not take them home before it says where they will be safe.",
)

# What an officer who meets the child has to know of the risk, without a paper saying more than it must if it is lost.
CAUTIONS: Sequence[tuple[frozenset[str], str]] = (
    (
        frozenset({
            "CSE", "CCE", "TRAFFICKING_NRM", "ADULT_OF_CONCERN", "REGISTERED_OFFENDER", "ONLINE_GROOMING",
            "DEBT_BONDAGE", "ABDUCTION", "RELATIONSHIP_ABUSE", "PEER_NETWORK", "LOCATION_OF_CONCERN",
        }),
        "Somebody may be doing them harm, or have a hold over them. Leave them with no adult who was not checked.",
    ),
    (frozenset({"SUICIDE_SELF_HARM"}), "Suicide or self-harm is feared. Stay with them."),
    (frozenset({"THREAT_TO_LIFE"}), "Their life has been threatened."),
    (frozenset({"WEAPON", "RISK_TO_OTHERS"}), "There may be a weapon where they are. Ask the control room first."),
    (
        frozenset({"HOME_ABUSE_NEGLECT", "FM_HBA_FGM"}),
        "They may not be safe where they live. Tell nobody there before the control room says so.",
    ),
    (
        frozenset({"LD_OR_NEURO", "MENTAL_HEALTH"}),
        "They may not take in what is said, or may be frightened by uniforms and noise. Slow down.",
    ),
    (frozenset({"PREGNANT_OR_PARENT"}), "They may be pregnant, or have a baby with them."),
    (frozenset({"ILL_EQUIPPED"}), "They are not dressed for the weather."),
    (frozenset({"DANGEROUS_PLACE"}), "They may be in a dangerous place."),
)  # fmt: skip
CARE_NOT_KNOWN = "Nobody has said yet whether the child needs medicine or care that cannot wait. Ask the child."
ANY_CARE = "Needs medicine or care that cannot wait. Ask the control room which."
NO_CARE = "None that is known."
NOT_SHARED = (
    "For police only. Do not photograph it, send it on, or leave it in a car or on a desk.",
    "Tell nobody that social care or police know the child, where they live, or who reported them.",
)
