"""What happened, as sentences: an entry in the words of its type, with both of its times."""

from collections.abc import Mapping
from datetime import date, datetime

from wayhome.kernel.moments import Precision
from wayhome.record.envelope import Event
from wayhome.record.vocabulary import event_type
from wayhome.web.presenting.times import when

NOT_STATED = "not stated"
ANSWERS = {"True": "yes", "False": "no", "None": NOT_STATED}
PRECISION = {Precision.EXACT: "", Precision.ABOUT: "about ", Precision.UNKNOWN: "time not known, entered as "}


class Fields(dict[str, str]):
    """The fields of an entry as words; one that was not given says so."""

    def __missing__(self, key: str) -> str:
        return NOT_STATED


def sentence(event: Event, now: datetime) -> str:
    """Say what happened, starting with a capital letter."""
    declared = event_type(event.type, event.version)
    said = declared.says.format_map(fields(event, now)) if declared else f"{event.type} (not readable by this version)"
    return said[:1].upper() + said[1:]


def fields(event: Event, now: datetime) -> Fields:
    """Return the fields of an entry as words."""
    return Fields({name: in_words(value, now) for name, value in event.body.items()})


def in_words(value: object, now: datetime) -> str:
    """Return one value as words: codes without underscores, times as people read them."""
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {in_words(inner, now)}" for name, inner in value.items())
    if isinstance(value, tuple):
        return ", ".join(in_words(inner, now) for inner in value)
    text = str(value)
    return ANSWERS.get(text) or _as_time(text, now) or text.replace("_", " ")


def happened(event: Event, now: datetime) -> str:
    """Say when an entry happened, and how surely that is known."""
    return PRECISION[event.precision] + when(event.happened_at, now)


def _as_time(text: str, now: datetime) -> str:
    if len(text) < len("2026-11-23") or text[4:5] != "-":
        return ""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return ""
    if len(text) == len("2026-11-23"):
        on = date.fromisoformat(text)
        return f"{on.day} {on:%B %Y}"
    return when(moment, now)
