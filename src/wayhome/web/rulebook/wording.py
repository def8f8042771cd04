"""Rules in words: how long, in which circumstances, what raises and meets them. Nothing is left out that decides."""

import re
from collections.abc import Iterable, Mapping

from wayhome.record.vocabulary import latest
from wayhome.rulebook.matching import Match, ValueTest
from wayhome.rulebook.schema import Limb, Owes

FIELD = re.compile(r" ?[:(,]? ?\{\w+\}\)?")
SOMEONE = re.compile(r"\ba \{\w+\}")
LENGTHS = (
    ("minutes", "minute", ""),
    ("hours", "hour", ", counted through nights, holidays and clock changes"),
    ("days", "day", ", to the end of the last day"),
    ("working_days", "working day", ", to the end of the last day"),
    ("months", "month", ", to the end of the last day"),
)


def length(limb: Limb) -> str:
    """Say how long a limb gives."""
    if limb.at_once:
        return "at once"
    if limb.by_field:
        return f"by the time the entry itself gives ({limb.by_field.replace('_', ' ')})"
    if limb.shift_end:
        return (
            f"by {limb.grace_minutes} minutes after the end of the shift"
            if limb.grace_minutes
            else "by the end of the shift"
        )
    for field, unit, counted in LENGTHS:
        count = getattr(limb, field)
        if count is not None:
            return f"within {count} {unit}{'' if count == 1 else 's'}{counted}"
    return "in no set time"


def what(match: Match) -> str:
    """Say which entries are meant, with the tests of their fields."""
    declared = latest(match.event)
    said = FIELD.sub("", SOMEONE.sub("someone", declared.says)).strip() if declared else match.event
    tests = circumstances(match.where)
    return f"{said} ({tests})" if tests else said


def all_of(matches: Iterable[Match]) -> tuple[str, ...]:
    """Say each of several matches."""
    return tuple(map(what, matches))


def circumstances(tests: Mapping[str, ValueTest]) -> str:
    """Say in which circumstances, all of which must hold."""
    return "; ".join(f"{name.replace('_', ' ')} {test_words(test)}" for name, test in tests.items())


def test_words(test: ValueTest) -> str:
    """Say what a test asks of a value."""
    parts = [words for words in _parts(test) if words]
    return " and ".join(parts) + (", or is not known" if test.or_unknown else "")


def _parts(test: ValueTest) -> Iterable[str]:
    yield f"is {_listed(test.one_of)}" if test.one_of is not None else ""
    yield f"is known and not {_listed(test.none_of)}" if test.none_of is not None else ""
    yield f"is {test.at_least} or more" if test.at_least is not None else ""
    yield f"is under {test.below}" if test.below is not None else ""
    yield {True: "was given", False: "was not given"}[test.present] if test.present is not None else ""
    yield "is in date on the day" if test.valid_on_the_day else ""
    yield "names the entry that raised the duty" if test.names_raising_event else ""
    yield "is the same as in the entry that raised the duty" if test.same_as_raising else ""


def _listed(values: Iterable[object]) -> str:
    said = ["yes" if value is True else "no" if value is False else str(value).replace("_", " ") for value in values]
    return " or ".join(said)


def owner(owes: Owes, roles: Mapping[str, str]) -> str:
    """Say who owes a duty under a rule."""
    if owes.role:
        return f"the {roles.get(owes.role, owes.role.replace('_', ' '))}"
    return {"police": "the police", "local_authority": "the council"}.get(owes.agency, owes.agency.replace("_", " "))
