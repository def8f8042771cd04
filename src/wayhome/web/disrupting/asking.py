"""What several forms of disruption ask alike: against whom, under which notice or order, on which power, and why."""

from collections.abc import Iterable
from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError

from wayhome.application.setting_up import force_name
from wayhome.casework.disrupting.standing import Disruption, InForce, disruption_of
from wayhome.casework.suspects.suspects import suspects_of
from wayhome.rulebook.pack import Pack
from wayhome.web.acting.boxes import choice
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import Choices
from wayhome.web.presenting.children import name_of
from wayhome.web.presenting.entries import capital

WARNING, CLOSURE, HOTEL = "warning_notice", "closure_notice", "hotel_notice"
REMINDERS = (56, 28, 14)  # days before an end, where the rulebook names none; source: the decision on default times


def area_of(desk: Desk) -> str:
    """Return what the force says it polices; empty where nobody said."""
    return force_name(desk.visit.parts.ledger)[1]


def stands(desk: Desk) -> Disruption:
    """Return how disruption stands in the case now."""
    return disruption_of(desk.facing.story, desk.pack, desk.visit.now, area_of(desk), desk.facing.stories)


def adults(desk: Desk) -> dict[str, str]:
    """Return each suspect of the case by reference, with what they are called."""
    found = suspects_of(desk.facing.story, desk.facing.words)
    return {one.ref: f"{one.name} ({one.ref})" if one.name else one.ref for one in found}


def children(desk: Desk) -> dict[str, str]:
    """Return each child of the case, with what they are called."""
    names = desk.visit.parts.reading.names()
    return {child: name_of(child, names) for child in desk.facing.children}


def title_of(desk: Desk, power: str, kind: str = "") -> str:
    """Return what a power is called; where the rulebook lists none of that name, the kind of order in words."""
    found = desk.pack.powers.get(power)
    return found.title if found else capital(kind.replace("_", " ")) or power


def notices(desk: Desk, kind: str) -> Choices:
    """Return the notices of a kind that have effect, or had."""
    named = adults(desk)
    return [(one.reference, _called(one, named)) for one in stands(desk).orders if one.kind == kind]


def orders(desk: Desk) -> Choices:
    """Return the orders of the case, whatever became of them, with what each is."""
    named = adults(desk)
    found = (one for one in stands(desk).orders if one.kind not in (WARNING, CLOSURE, HOTEL))
    return [(one.reference, f"{title_of(desk, one.power, one.kind)}: {_called(one, named)}") for one in _last(found)]


def _last(found: Iterable[InForce]) -> Iterable[InForce]:
    """Return one of each reference: an interim order and the order after it are of one."""
    return {one.reference: one for one in found}.values()


def _called(one: InForce, named: dict[str, str]) -> str:
    against = named.get(one.suspect, one.suspect)
    until = f", until {one.until:%-d %B %Y}" if one.until else ""
    return f"{one.reference}{f', against {against}' if against else ''}{until}"


def near_end(pack: Pack, one: InForce, at: datetime) -> str:
    """Say which reminder before its end something has reached; empty where none, or what follows is decided."""
    left = one.days_left(at)
    if left is None or left < 0 or one.renewal_decided:
        return ""
    power = pack.powers.get(one.power)
    days = power.prompts.days_before if power and power.prompts else REMINDERS
    reached = [within for within in days if left <= within]
    return f"Ends within {min(reached)} days" if reached else ""


def suspect_field(desk: Desk) -> forms.ChoiceField:
    """Return a field for the person it is about; one who is not identified yet stays open."""
    choices = [("", "Not identified, or not about a person"), *adults(desk).items()]
    return forms.ChoiceField(label="Against whom?", choices=choices, required=False, widget=forms.RadioSelect)


def pick(label: str, choices: Choices, lacking: str, initial: str = "") -> forms.ChoiceField:
    """Return a field that takes one of what the case holds; ``lacking`` is said where none was chosen."""
    held = {value for value, _ in choices}
    first = initial if initial in held else choices[0][0] if len(choices) == 1 else None
    return forms.ChoiceField(
        label=label, choices=choices, widget=forms.RadioSelect, initial=first, error_messages={"required": lacking}
    )


def one_of(label: str, choices: Choices, lacking: str = "", hint: str = "") -> forms.ChoiceField:
    """Return a field that takes one of a few answers; ``lacking`` is said where there is none, and makes it needed."""
    return choice(label, choices, lacking=lacking, hint=hint)


def tick(label: str) -> forms.BooleanField:
    """Return a box to tick."""
    return forms.BooleanField(label=label, required=False)


def need(form: forms.Form, name: str, said: str) -> None:
    """Ask for a field that the answer before it opens."""
    if not form.cleaned_data.get(name) and name not in form.errors:
        form.add_error(name, ValidationError(said))
