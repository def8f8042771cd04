"""What the codes of suspects are called on pages: what leads to them, what was done, and how they stand."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from wayhome.casework.suspects.suspects import SuspectStanding
from wayhome.kernel.worktime import london_day
from wayhome.rulebook.pack import Pack
from wayhome.web.acting.forms import Choices
from wayhome.web.presenting.entries import capital
from wayhome.web.presenting.marks import Mark

KNOWN_BY: Choices = [
    ("name", "A name"), ("nickname", "A nickname"), ("phone", "A telephone number"), ("account", "An account online"),
    ("vehicle", "A vehicle"), ("address", "An address"), ("description", "What they look like"),
]  # fmt: skip
KINDS: Choices = [
    ("unknown", "Not known"), ("adult", "An adult"), ("child", "A child"), ("police", "Police officer or staff"),
]  # fmt: skip
KIND_HINTS: Mapping[str, str] = {
    "child": "They are a child first. They get a record of their own, where it is asked whether they were made to.",
    "police": "Professional standards are told. Say nothing to anybody of their unit.",
}
STEPS: Choices = [
    ("arrested", "Arrested"), ("interviewed", "Interviewed under caution"),
    ("released_without_charge", "Released without charge, no bail"),
    ("released_under_investigation", "Released under investigation"), ("charged", "Charged or summonsed"),
    ("not_charged", "No further action"), ("out_of_court_disposal", "Dealt with out of court"),
    ("other", "Something else"),
]  # fmt: skip
DONE: Mapping[str, str] = {
    **dict(STEPS),
    "checked": "What is held was searched", "explained": "Gave an explanation", "bailed": "Bailed",
    "bail_extended": "Bail extended", "bail_ended": "Bail ended", "bail_broken": "A condition of bail broken",
    "breach_decided": "Decided what follows", "release_reviewed": "Release looked at again",
}  # fmt: skip
VIEWS: Choices = [
    ("sought", "Yes, they were asked"), ("not_practicable", "It was not practicable"), ("not_sought", "No, not yet"),
]  # fmt: skip
SOON = timedelta(days=14)


def known_by(suspect: SuspectStanding) -> str:
    """Say what leads to a suspect."""
    called = dict(KNOWN_BY)
    led = [called[one][:1].lower() + called[one][1:] for one in suspect.known_by if one in called]
    return capital(" and ".join([", ".join(led[:-1]), led[-1]] if len(led) > 1 else led)) or "Nothing yet"


def who(suspect: SuspectStanding) -> str:
    """Say who a suspect is as far as that bears on what is done: a child, one of the police's own, a carer."""
    said = {"child": "A child", "police": "Works for the police"}.get(suspect.kind, "")
    carer = "cares for the child" if suspect.is_carer else ""
    return capital(", ".join(part for part in (said, carer) if part))


def stage(suspect: SuspectStanding, now: datetime) -> Mark:
    """Return how far it has come with a suspect, as a mark."""
    if suspect.bail:
        return _of_bail(suspect.bail.until, london_day(now), broken=suspect.bail.broken_at is not None)
    if suspect.on_release:
        return Mark(words="Released under investigation", shape="clock", kind="owed")
    last = next((step.kind for step in reversed(suspect.steps) if step.kind in dict(STEPS)), "")
    if last in ("charged", "not_charged", "out_of_court_disposal"):
        return Mark(words=DONE[last], shape="tick" if last == "charged" else "ring", kind="past")
    if last:
        return Mark(words=DONE[last], shape="clock", kind="owed")
    return Mark(words="Named" if suspect.is_named else "Not named yet", shape="ring", kind="past")


def _of_bail(until: date, today: date, *, broken: bool) -> Mark:
    if broken:
        return Mark(words="A condition of bail is broken", shape="alarm", kind="overdue")
    if until < today:
        return Mark(words=f"Bail ran out on {day_words(until)}", shape="alarm", kind="overdue")
    return Mark(words=f"On bail until {day_words(until)}", shape="clock", kind="owed")


def how_long(until: date, now: datetime) -> str:
    """Say how far off the last day of bail is."""
    days = (until - london_day(now)).days
    if days < 0:
        return f"ran out {-days} {'day' if days == -1 else 'days'} ago"
    return {0: "ends today", 1: "ends tomorrow"}.get(days, f"{days} days left")


def day_words(day: date) -> str:
    """Say a day: 2 June 2026."""
    return f"{day.day} {day:%B %Y}"


def searched(suspect: SuspectStanding, pack: Pack) -> str:
    """Say whether everything that must be searched has answered, and what has not."""
    if suspect.checked:
        return "Every system has answered"
    waiting = [one.title for one in pack.suspect_checks.values() if one.system not in suspect.answered]
    if not suspect.answered and not suspect.unanswered:
        return "Nothing has been searched yet"
    return f"Not answered yet: {', '.join(waiting)}" if waiting else "Not every system has answered"
