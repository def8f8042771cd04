"""What the record knows of the child of a case, as it is asked of what other systems hold."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from wayhome.application.caseload import Case
from wayhome.application.holding.known import own_names
from wayhome.application.ports import EventLog
from wayhome.holdings.asking import Asked
from wayhome.kernel.moments import in_london
from wayhome.record.effective import effective
from wayhome.record.envelope import Event

NUMBER = re.compile(r"\+?\d(?:[ -]?\d){6,}")
PHONE = ("missing.question_answered", "phone")  # the question that asks for the child's numbers


def asked_of(case: Case, log: EventLog) -> Asked:
    """Return what is known of the child of a case: every name that is held, when they were born, their numbers.

    A birth year is only taken from an age where the whole name is known: one part of a name with an age is too little
    to leave others out by.
    """
    events = tuple(effective(held.event for held in (*case.entries, *case.background)))
    *others, name = own_names(events, log) or ("",)
    born = case.known.value("date_of_birth", case.at)
    age = case.known.value("age", case.at)
    about = in_london(case.at).year - age if isinstance(age, int) and not born and " " in name else None
    return Asked(
        name=name,
        also_known_as=tuple(others),
        birth_date=date.fromisoformat(str(born)) if born else None,
        born_about=about,
        phones=numbers_given(events, _words(case, log)),
    )


def numbers_given(events: Iterable[Event], words: dict[tuple[str, str], str]) -> tuple[str, ...]:
    """Return the telephone numbers that were given for a child, each once."""
    return tuple(dict.fromkeys(number for said in _said(events, words) for number in NUMBER.findall(said)))


def _said(events: Iterable[Event], words: dict[tuple[str, str], str]) -> Iterator[str]:
    for event in events:
        if (event.type, event.body.get("question")) == PHONE:
            yield words.get((event.id, "words"), "")


def _words(case: Case, log: EventLog) -> dict[tuple[str, str], str]:
    return {(held.event, held.field): held.text for held in log.words(case.record)}
