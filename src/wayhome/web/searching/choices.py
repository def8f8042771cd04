"""What several forms of the search ask in the same way: who does it, by when, and in whose words."""

from collections.abc import Mapping
from datetime import timedelta

from django import forms

from wayhome.web.acting.asked import ByWhenForm
from wayhome.web.acting.boxes import choice
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import Choices
from wayhome.web.presenting.entries import capital

OWNERS = ("response", "investigator", "supervisor", "inspector", "detective_inspector", "coordinator", "command")
WITHIN: Mapping[str, timedelta] = {str(hours): timedelta(hours=hours) for hours in (1, 2, 4, 8)}
BY_WHEN: Choices = [
    *((hours, f"Within {hours} {'hour' if hours == '1' else 'hours'}") for hours in WITHIN),
    ("at", "At another time"),
]
NOBODY: Choices = [("", "Choose a post")]
TASKED: Choices = [("", "Not yet"), ("yes", "Yes"), ("no", "No")]


def owners(desk: Desk) -> Choices:
    """Return the posts that a task can go to, as the rulebook calls them; the person is whoever holds one then."""
    roles = desk.pack.head.roles
    return [*NOBODY, *((role, capital(roles[role])) for role in OWNERS if role in roles)]


def owner_field(label: str = "Who does it?", *, required: bool = False) -> forms.ChoiceField:
    """Return a field for the post that a task goes to; a form fills its choices from the case."""
    lacking = {"required": "Choose who does it"}
    return forms.ChoiceField(label=label, required=required, error_messages=lacking)


class DueForm(ByWhenForm):
    """An act of the search that says by when something is to be done: in hours, or at a time that is named."""

    due = choice("By when?", BY_WHEN, initial="2")

    within = WITHIN
    due_words = "it is due"
