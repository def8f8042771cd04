"""The answers that the forms of a search offer, and the same words where what was answered is shown."""

from collections.abc import Mapping

from wayhome.web.acting.forms import Choices
from wayhome.web.presenting.silence import KINDS as LOCATING

KINDS: Choices = list(LOCATING.items())
RESULTS: Choices = [
    ("nothing", "Nothing"), ("trace", "A trace of the child"), ("pending", "The answer is still to come"),
    ("child_seen", "The child was seen"),
]  # fmt: skip
SEARCHED_BY: Choices = [
    ("police", "Police"), ("search_team", "A search team"), ("carer", "The carer, not the police"),
    ("partner", "A partner"), ("public", "The public"),
]  # fmt: skip
SEARCHED_PLACES: Choices = [
    ("home_or_placement", "The home or placement"), ("last_seen", "Where the child was last seen"),
    ("earlier_found_place", "A place where the child was found before"),
    ("associate_address", "The address of somebody near the child"), ("open_ground", "Open ground"),
    ("other", "Somewhere else"),
]  # fmt: skip
ITEMS: Choices = [
    ("photo", "A recent photo"), ("description", "A description"), ("phone_number", "The phone number"),
    ("accounts_online", "Accounts online"), ("clothing", "What the child is wearing"),
    ("bank_or_travel_card", "Bank or travel card"),
]  # fmt: skip
PROFILES: Choices = [("received", "Obtained"), ("not_held", "Not held"), ("refused", "Refused")]
OBTAINED: Choices = [("obtained", "Obtained"), ("not_held", "Not held"), ("refused", "Refused")]
CIRCULATIONS: Choices = [
    ("national_computer", "The national computer"), ("force_bulletin", "Our own officers"),
    ("transport_police", "The transport police"), ("borders", "Ports and borders"), ("media", "The public, by media"),
]  # fmt: skip
DECISIONS: Choices = [
    ("first_lines", "First lines of enquiry"), ("staffing", "Staffing"), ("search_adviser", "A search adviser"),
    ("investigating_officer", "An investigating officer named"),
    ("senior_investigator", "A senior investigator leads"), ("publicity", "Publicity"),
    ("family_support", "Support to the family"), ("samples", "Samples, fingerprints and dental records"),
    ("family_contact", "Who in the family may be spoken to"),
]  # fmt: skip
DECIDED: Choices = [("taken_up", "Yes"), ("not_taken_up", "No"), ("deferred", "Put off")]
PARTNERS: Choices = [
    ("childrens_services", "Children’s services"), ("national_unit", "The UK Missing Persons Unit"),
    ("placement", "The placement"), ("school", "School or college"),
    ("responsible_council", "The responsible council"), ("host_council", "The host council"),
    ("home_office", "The Home Office"), ("health", "Health"), ("youth_justice", "Youth justice"),
    ("border_force", "Border Force"), ("transport_police", "The transport police"),
    ("crime_agency", "The crime agency"),
    ("missing_people", "The charity Missing People"), ("other_force", "Another force"),
]  # fmt: skip
NEWS: Choices = [
    ("sighting", "A sighting"), ("message", "A message from the child"), ("family", "News from family"),
    ("friend", "News from a friend"), ("professional", "News from a professional"), ("intelligence", "Intelligence"),
    ("phone_off", "The phone has gone off"), ("nightfall", "It has got dark"), ("weather", "The weather has turned"),
    ("other", "Something else"),
]  # fmt: skip
SUPPLIERS: Choices = [
    ("parent", "Parent"), ("carer", "Carer"), ("placement", "Placement"), ("relative", "Relative"),
    ("friend", "Friend"),
    ("child", "The child"), ("school", "School"), ("social_worker", "Social worker"), ("health", "Health"),
    ("police", "Police"), ("police_other_force", "Another force"), ("public", "A member of the public"),
    ("record", "A record"), ("other", "Somebody else"), ("unknown", "Not known"),
]  # fmt: skip
ENDED: Choices = [
    ("done", "Done, and it showed something"), ("done_nil", "Done, nothing found"),
    ("not_applicable", "Does not apply to this child"), ("deferred", "Put off until later"),
    ("refused", "Refused by somebody"), ("impossible", "Cannot be done"), ("retasked", "Not done: give it again"),
    ("escalated", "Not done: take it up with somebody senior"),
]  # fmt: skip
POWERS: Choices = [
    ("CA1989-46", "Police protection"), ("CA1989-50", "Recovery order"), ("CAWN", "Child abduction warning notice"),
    ("PACE-17", "Entry to save life"), ("EPO", "Emergency protection order"), ("CLOSURE", "Closure of premises"),
    ("LICENSING", "Licensing of taxis, hotels or premises"), ("OFFENCE-HARBOURING", "Offences by those who hide them"),
]  # fmt: skip
WORDS: Mapping[str, str] = {
    code: words
    for choices in (KINDS, SEARCHED_PLACES, ITEMS, CIRCULATIONS, PARTNERS, DECISIONS, NEWS)
    for code, words in choices
}


def said(code: object) -> str:
    """Return the words of a code, or the code as words where none are kept."""
    return WORDS.get(str(code), str(code).replace("_", " ").capitalize())
