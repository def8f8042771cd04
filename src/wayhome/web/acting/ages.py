"""How old a child is said to be: an age in figures or in words, a birth date that has come, an adult where it is meant.

Whoever is 18 or over is asked about once, and never turned away: an age may be wrong, and may be disputed.
"""

import re
from datetime import date

from django import forms

from wayhome.kernel.worktime import years_between
from wayhome.web.whole_numbers import whole

ADULT, OLDEST = 18, 120
WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
YEARS = r"(?:[ -]?(?:y/?o|yrs?(?:[ -]?old)?|years?(?:[ -]old)?))"
BEFORE = r"(?:about|around|nearly|maybe)? *"
SAID = rf"(?:\d{{1,2}}|{'|'.join(WORDS[1:])})"
NAME_AND_AGE = (  # an age in figures after a name; one in words only where more than the word says that it is an age
    re.compile(rf"(.+?)[ ,(–-]+(?:aged?|age:|who is|is)? *{BEFORE}(\d{{1,2}}){YEARS}?[.)]*$", re.IGNORECASE),
    re.compile(rf"(.+?)(?: *[,(–-]+ *(?:aged?|who is|is)? *| +aged? +){BEFORE}({SAID}){YEARS}?[.)]*$", re.IGNORECASE),
    re.compile(rf"(.+?) +{BEFORE}({SAID}){YEARS}[.)]*$", re.IGNORECASE),
)
FIGURES = "Enter the age in whole years, such as 12, once it is known"


def in_figures(text: str) -> str:
    """Return an age that was written as a word in figures, and anything else as it was written."""
    given = text.strip()
    return str(WORDS.index(given.lower())) if given.lower() in WORDS else given


def name_and_age(line: str) -> tuple[str, str]:
    """Return a name and the age that stands behind it, as somebody writes them on one line; no age where none is."""
    found = next((said for pattern in NAME_AND_AGE if (said := pattern.match(line.strip()))), None)
    name, age = found.groups() if found else (line, "")
    return name.strip(" ,("), in_figures(age)


def years(text: str) -> int | None:
    """Return an age in whole years; None for what is no age."""
    given = whole(in_figures(text))
    return given if given is not None and given <= OLDEST else None


def understood(age: object) -> bool:
    """Say whether an age can be read, where one was written."""
    return not isinstance(age, str) or not age.strip() or years(age) is not None


class AgeField(forms.IntegerField):
    """An age in whole years, in figures or as a word."""

    def to_python(self, value: object) -> int | None:
        """Read the age."""
        return super().to_python(in_figures(str(value)) if value is not None else None)


def ask_of_age(form: forms.Form, today: date, *, of: str = "", waits: bool = True) -> None:
    """Ask about a birth date that is still to come, an age that cannot be read, and one of 18 or over.

    ``of`` is what stands behind the names of the fields, where a form has them for several children. The question
    is a field of its own, so that neither the date nor the age is lost while it is not answered. A report does not
    wait for an age that can be read.
    """
    born, age = form.cleaned_data.get(f"born{of}"), form.cleaned_data.get(f"age{of}")
    to_come = isinstance(born, date) and born > today
    if to_come:
        words = f"That birth date is still to come: enter one up to {today:%d.%m.%Y}, or leave it empty"
        form.add_error(f"born{of}", words)
    if waits and not understood(age):
        form.add_error(f"age{of}", FIGURES)
    old = years_between(born, today) if isinstance(born, date) and not to_come else years(str(age or 0))
    if old is not None and old >= ADULT:
        _ask_if_meant(form, f"older{of}", old)


def _ask_if_meant(form: forms.Form, name: str, old: int) -> None:
    words = f"That makes them {old}. Is this a child? Put the birth date or age right, or tick that it is meant"
    form.fields[name] = forms.BooleanField(label=f"It is meant: {old}, as far as is known", required=False)
    form.order_fields([each for one in form.fields for each in _with(one, name) if one != name])
    if not form[name].value():
        form.add_error(name, words)


def _with(one: str, name: str) -> tuple[str, ...]:
    """Return a field with the question behind it, where it is the age that the question is about."""
    return (one, name) if one == name.replace("older", "age") else (one,)
