"""Saying an event in a sentence, from the words its type carries."""

import re
from datetime import date, datetime

from wayhome.duties.spoken import spoken
from wayhome.kernel.moments import LONDON
from wayhome.record.envelope import Event
from wayhome.record.vocabulary import event_type

FIELD = re.compile(r"\{(\w+)\}")
MOMENT = re.compile(r"^\d{4}-\d{2}-\d{2}T")
WEEK = re.compile(r"^(\d{4})-W(\d{2})$")
MONTH = re.compile(r"^\d{4}-(?:0[1-9]|1[0-2])$")
DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
BY_NOBODY_KNOWN = re.compile(r" by (?:unknown|not recorded)\b")
A_NOBODY_KNOWN = re.compile(r"\ba (?:unknown|not recorded)\b")
BEFORE_VOWEL = re.compile(r"\ba (?=[aeiou])")


def say(event: Event) -> str:
    """Say what happened, as a phrase: "the child was found, alive". An unknown type is named as it is stored."""
    declared = event_type(event.type, event.version)
    if declared is None:
        return f"an entry of a kind this version cannot read ({event.type} {event.version})"
    return as_spoken(FIELD.sub(lambda field: _said(event, field.group(1)), declared.says))


def _said(event: Event, field: str) -> str:
    value = event.body.get(field)
    return spoken(event.type, field, value) or in_words(value)


def as_spoken(phrase: str) -> str:
    """Mend a filled sentence: "an inspector", and who did it is left out, or is someone, where nobody wrote it down."""
    return BEFORE_VOWEL.sub("an ", A_NOBODY_KNOWN.sub("someone", BY_NOBODY_KNOWN.sub("", phrase)))


def in_words(value: object) -> str:
    """Say a field's value; what was not given is "not recorded"."""
    if value is None:
        return "not recorded"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (tuple, list)):
        return ", ".join(map(in_words, value)) or "none"
    text = str(value)
    if MOMENT.match(text):
        return on_the_clock(datetime.fromisoformat(text))
    if DAY.match(text):
        return _on_day(date.fromisoformat(text))
    return period_in_words(text) or text.replace("_", " ")


def period_in_words(text: str) -> str:
    """Say a week or a month by the name that duties give it: 2026-W46 as the week of 9 November 2026; else nothing."""
    if MONTH.match(text):
        return f"{date.fromisoformat(f'{text}-01'):%B %Y}"
    week = WEEK.match(text)
    try:
        return f"the week of {_on_day(date.fromisocalendar(int(week[1]), int(week[2]), 1))}" if week else ""
    except ValueError:  # a year without a week of that number
        return ""


def _on_day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def on_the_clock(moment: datetime) -> str:
    """Say an instant to the minute on London's clock; the repeated hour in October is told apart by its zone."""
    local = moment.astimezone(LONDON)
    zone = f" {local.tzname()}" if _is_told_twice(local) else ""
    return f"{local:%H:%M}{zone} on {local.day} {local:%B %Y}"


def _is_told_twice(local: datetime) -> bool:
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
