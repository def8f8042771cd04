"""A rule said in words, for readers who do not read YAML: its deadlines, its circumstances, the events it looks for.

Pages and the reference say a rule the same way because both say it with this.
"""

import re
from collections.abc import Mapping

from wayhome.duties.conditions import UNKNOWN_VALUES
from wayhome.duties.facts import ANSWER
from wayhome.duties.saying import in_words
from wayhome.record.vocabulary import latest
from wayhome.rulebook.matching import Match, ValueTest
from wayhome.rulebook.risk import Floor
from wayhome.rulebook.schema import Limb, Owes

FIELD = re.compile(r"\{(\w+)\}")
SOMEONE = re.compile(r"\ba \{\w+\}")
UNSAID = re.compile(r"(:| \(|,) *…(?:, …)*(\)?)")
BY_ANYONE = re.compile(r",? by …$")
VOWEL = re.compile(r"\ba (?=[aeiou])")
UNITS = (
    ("minutes", "minute"),
    ("hours", "hour"),
    ("days", "day"),
    ("working_days", "working day"),
    ("months", "month"),
)
SO = {
    "child_missing": ("the child is missing", "the child is not missing"),
    "circulated": ("the child is circulated as missing", "the child is not circulated as missing"),
    "episode_closed": ("the episode is closed", "the episode is not closed"),
    "investigation_open": ("the investigation is open", "the investigation is not open"),
    "plan_made": ("a plan was made", "no plan was made"),
    "plan_endorsed": ("the plan is endorsed", "the plan is not endorsed"),
    "carer_suspected": ("a carer is suspected", "no carer is suspected"),
    "parent_may_know": ("a parent may safely know", "no parent may safely know"),
    "sheets_out": ("sheets about the child are still with officers", "no sheet about the child is still with officers"),
    "unaccompanied": ("the child is unaccompanied", "the child is not unaccompanied"),
    "under_18": ("the child is under 18", "the child is 18 or over"),
}
TO_MIDNIGHT = ("days", "working_days", "months")


def length_words(limb: Limb) -> str:
    """Say how long a limb gives: "24 hours", "2 working days, to the end of the day", "at once"."""
    for field, unit in UNITS:
        count = getattr(limb, field)
        if count is not None:
            if count == 0 and field in TO_MIDNIGHT:
                return "to the end of the day"
            length = f"{count} {unit}{'' if count == 1 else 's'}"
            return f"{length}, to the end of the day" if field in TO_MIDNIGHT else length
    if limb.by_field is not None:
        return f"by the time the event itself gives ({in_words(limb.by_field)})"
    if limb.grace_minutes:
        return f"by {limb.grace_minutes} minutes after the end of the shift"
    return "by the end of the shift" if limb.shift_end else "at once"


def or_named(owes: Owes) -> str:
    """Say that the entry may name who owes it, to be read after the role that owes it otherwise; empty where not."""
    if owes.agency_field:
        return f", or the agency named as its {in_words(owes.agency_field)}"
    return f", or the role named as its {in_words(owes.field)}" if owes.field else ""


def asked_before(owes: Owes, roles: Mapping[str, str]) -> str:
    """Say which role is asked before the one that owes it otherwise, to be read after that one; empty where none is."""
    called = roles.get(owes.first, in_words(owes.first))
    return f" (while one is on duty, the {called} first)" if owes.first else ""


def circumstances_words(circumstances: Mapping[str, ValueTest]) -> str:
    """Say what must be known to be so: "grade is high and age is less than 16"; empty when nothing is asked."""
    return " and ".join(
        _so_words(name, test) or f"{fact_words(name)} {test_words(test)}" for name, test in circumstances.items()
    )


def _so_words(name: str, test: ValueTest) -> str:
    """Say that something is so, or is not, in a sentence of its own; empty where more than that is asked."""
    asked = set(test.one_of or ())
    told = asked - set(UNKNOWN_VALUES)
    if name not in SO or test != ValueTest(one_of=test.one_of, or_unknown=test.or_unknown) or len(told) != 1:
        return ""
    said = SO[name][0 if told <= {True, "yes"} else 1]
    return f"{said}, or this is not known" if asked != told or test.or_unknown else said


def floor_words(floor: Floor, titles: Mapping[str, str]) -> str:
    """Say while what a floor holds: its circumstances, its factors by their titles, and the floors it gives way to."""
    parts = (
        circumstances_words(floor.when),
        f"any of {_called(floor.factors, titles)}" if floor.factors else "",
        *(
            f"{_called((code,), titles)} only where {circumstances_words(when)}"
            for code, when in floor.counts_when.items()
        ),
        f"each of {_called(floor.every_factor, titles)}" if floor.every_factor else "",
    )
    unless = f", unless {' or '.join(floor.unless)} holds" if floor.unless else ""
    return "; ".join(part for part in parts if part) + unless


def _called(codes: tuple[str, ...], titles: Mapping[str, str]) -> str:
    return ", ".join(f"“{titles[code]}”" if code in titles else code.replace("_", " ").lower() for code in codes)


def fact_words(name: str) -> str:
    """Name a fact as a person would."""
    if name.startswith("factor."):
        return f"risk factor {name.removeprefix('factor.')}"
    if name.startswith(ANSWER):
        return f"the answer on {in_words(name.removeprefix(ANSWER))}"
    return in_words(name)


def test_words(test: ValueTest) -> str:
    """Say a test of one value, to be read after the name of what is tested."""
    said = list(_tests(test))
    unknown = [test.or_unknown] if not _names_unknown(test) else []
    return " and ".join(said) + (" or is not known" if any(unknown) else "")


def _tests(test: ValueTest) -> list[str]:
    found: list[str] = []
    if test.one_of is not None:
        found.append(f"is {_any_of(test.one_of)}")
    if test.none_of is not None:
        found.append(f"is known and is not {_any_of(test.none_of)}")
    if test.at_least is not None:
        found.append(f"is {test.at_least} or more")
    if test.below is not None:
        found.append(f"is less than {test.below}")
    if test.number is not None:
        found.append(f"is number {_any_of(test.number)}")
    if test.present is not None:
        found.append("is given" if test.present else "is not given")
    return found + _of_raising(test)


def _of_raising(test: ValueTest) -> list[str]:
    found: list[str] = []
    if test.valid_on_the_day is not None:
        found.append("is the day itself or later" if test.valid_on_the_day else "is before the day, or not given")
    if test.names_raising_event:
        found.append("names the event that raised the duty")
    if test.from_day_of is not None:
        found.append(f"is no earlier than the day of {in_words(test.from_day_of)} of the event that raised the duty")
    if test.same_as_raising is not None:
        found.append(f"is the same as {in_words(test.same_as_raising)} of the event that raised the duty")
    return found


def _any_of(values: tuple[str | int | bool, ...]) -> str:
    return " or ".join(map(in_words, values))


def _names_unknown(test: ValueTest) -> bool:
    return bool(set(test.one_of or ()) & set(UNKNOWN_VALUES))


def match_words(match: Match) -> str:
    """Say which events a rule looks for: "risk was graded high", "the police talked with the child (in person)"."""
    declared = latest(match.event)
    if declared is None:
        return match.event
    said = {field: _any_of(test.one_of or ()) for field, test in match.where.items() if _is_plain(test)}
    spoken = set(FIELD.findall(declared.says)) & set(said)
    phrase = _spoken(declared.says, said)
    rest = circumstances_words({field: test for field, test in match.where.items() if field not in spoken})
    about = ", in any matter about the child" if match.of == "child" else ""
    return f"{phrase}{', where ' if rest else ''}{rest}{about}"


def _spoken(says: str, said: Mapping[str, str]) -> str:
    """Fill a sentence with what a rule asks of its fields; what it does not ask is left out, or left open as …."""
    filled = FIELD.sub(lambda field: said.get(field.group(1), field.group(0)), says)
    opened = FIELD.sub("…", SOMEONE.sub("someone", filled))
    closed = UNSAID.sub(lambda unsaid: "" if "(" in unsaid.group(1) else unsaid.group(2), opened)
    return VOWEL.sub("an ", BY_ANYONE.sub("", closed))


def _is_plain(test: ValueTest) -> bool:
    return test.one_of is not None and test == ValueTest(one_of=test.one_of)
