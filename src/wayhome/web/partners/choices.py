"""What the forms with partners offer, as people say it, and the fields that several of them ask alike."""

from django import forms

from wayhome.duties.explain import AGENCIES
from wayhome.web.acting import boxes
from wayhome.web.acting.boxes import choice, words
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import Choices
from wayhome.web.presenting.entries import capital

WITH: Choices = [
    ("local_authority", "Children’s services"), ("health", "Health"), ("school", "School or college"),
    ("provider", "The home or placement"), ("youth_justice", "Youth justice"), ("other_force", "Another force"),
    ("probation", "Probation"), ("housing", "Housing"), ("voluntary", "A voluntary service"),
    ("other", "Another agency"),
]  # fmt: skip
WHO: Choices = [("police", "The police"), *WITH]
OWNERS = ("response", "investigator", "supervisor", "detective_inspector", "inspector", "coordinator", "command")
CAME: Choices = [
    ("responsible_council", "Children’s services of the responsible council"),
    ("host_council", "The council where the child is placed"), ("placement", "The home or placement"),
    ("school", "School"), ("health", "Health"), ("youth_justice", "Youth justice"), ("other", "Somebody else"),
]  # fmt: skip
YES_NO: Choices = [("yes", "Yes"), ("no", "No")]
MEETINGS: Choices = [
    ("strategy_discussion", "A strategy discussion"), ("conference", "A child protection conference"),
    ("meeting", "A meeting of partners"), ("other", "Elsewhere"),
]  # fmt: skip


def agency_words(agency: str) -> str:
    """Return what an agency is called in a sentence."""
    return AGENCIES.get(agency, agency.replace("_", " "))


def posts(desk: Desk) -> Choices:
    """Return the posts of the police that something can go to."""
    roles = desk.pack.head.roles
    return [("", "Choose a post"), *((role, capital(roles[role])) for role in OWNERS if role in roles)]


def one_of(label: str, choices: Choices, lacking: str = "", hint: str = "", initial: str = "") -> forms.ChoiceField:
    """Return a field that takes one answer; ``lacking`` is said where there is none, and makes it needed."""
    return choice(label, choices, lacking=lacking, hint=hint, initial=initial)


def in_words(label: str, lacking: str = "", hint: str = "") -> forms.CharField:
    """Return a field for somebody's words."""
    return words(label, hint, lacking=lacking)


def line(label: str) -> forms.CharField:
    """Return a field for a few words."""
    return boxes.line(label, most=80)
