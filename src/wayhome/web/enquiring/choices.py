"""What several forms of this part ask in the same way: who does it, by when, and in whose words."""

from collections.abc import Mapping
from datetime import timedelta

from django import forms

from wayhome.casework.enquiring.classify_lines import standing_of
from wayhome.casework.enquiring.lines import Line, LinesStanding, Points
from wayhome.web.acting.asked import ByWhenForm
from wayhome.web.acting.boxes import choice
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import Choices
from wayhome.web.presenting.catalogue import catalogue
from wayhome.web.presenting.entries import capital

OWNERS = ("investigator", "supervisor", "detective_inspector", "response", "coordinator", "inspector")
WITHIN: Mapping[str, timedelta] = {
    "24": timedelta(hours=24), "72": timedelta(hours=72), "168": timedelta(days=7), "336": timedelta(days=14),
    "672": timedelta(days=28),
}  # fmt: skip
BY_WHEN: Choices = [
    ("24", "Within 24 hours"), ("72", "Within 3 days"), ("168", "Within 7 days"), ("336", "Within 14 days"),
    ("672", "Within 28 days"), ("at", "At another time"),
]  # fmt: skip
POINTS: Choices = [
    ("toward", "Toward a suspect"), ("away", "Away from a suspect"), ("neither", "Neither"),
    ("not_recorded", "I cannot say yet"),
]  # fmt: skip
OWN = "Own line"


def owners(desk: Desk) -> Choices:
    """Return the posts that a line can go to, as the rulebook calls them."""
    roles = desk.pack.head.roles
    return [(role, capital(roles[role])) for role in OWNERS if role in roles]


def one_of(label: str, *, hint: str = "", lacking: str = "") -> forms.ChoiceField:
    """Return a list to choose from, which the form fills from the case."""
    return forms.ChoiceField(label=label, help_text=hint, required=bool(lacking), error_messages={"required": lacking})


class DueForm(ByWhenForm):
    """An act on a line that says by when: in days, or at a time that is named."""

    due = choice("By when?", BY_WHEN, initial="168")

    within = WITHIN


def standing(desk: Desk) -> LinesStanding:
    """Return how the lines of the case stand."""
    return standing_of(desk.facing)


def title_of(desk: Desk, name: str) -> str:
    """Return a line's name in plain words, and which of several it is; its own name where no catalogue has it."""
    code, _, rest = name.partition(" ")
    listed = desk.pack.investigation_lines.get(code)
    known = listed.title if listed else catalogue(desk.pack).get(code, "")
    return f"{capital(known)}{f', {rest}' if rest else ''}" if known else name


def what_of(desk: Desk, line: Line) -> str:
    """Return what a line is to find out, in the words it was raised with; empty where none are held."""
    return desk.facing.words.get((line.raised_by, "what"), "") if line.raised_by else ""


def open_lines(desk: Desk) -> Choices:
    """Return the lines that are still to be finished; the one the link names is offered even where it is finished."""
    found = standing(desk)
    named = [line for line in found.lines if line.is_open or line.name == desk.about]
    return [("", "Choose a line"), *((line.name, title_of(desk, line.name)) for line in named)]


def pointing(given: object) -> Points:
    """Return which way something points, as it was answered; what nobody answered is not recorded."""
    answers: Mapping[object, Points] = {"toward": "toward", "away": "away", "neither": "neither"}
    return answers.get(given, "not_recorded")


def every_line(desk: Desk) -> Choices:
    """Return the lines of the catalogue, and one of the case's own."""
    listed = [(code, line.title) for code, line in desk.pack.investigation_lines.items()]
    return [("", "Choose a line"), *listed, (OWN, "A line of our own")]


def no_or_line(desk: Desk) -> Choices:
    """Return the lines to which something may belong, or none."""
    listed = [(code, line.title) for code, line in desk.pack.investigation_lines.items()]
    return [("", "None, or not known"), *listed]
