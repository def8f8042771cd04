"""What a child's own cases say of who and what is around them: their accounts, their plan, where they were found."""

import re
from collections.abc import Callable, Iterable, Iterator

from wayhome.application.reading import Words
from wayhome.holdings.names import plain
from wayhome.holdings.network import Ground, Statement, Thing, Way
from wayhome.holdings.persons import Persons
from wayhome.holdings.stated import place, places_in, sentences, telephone
from wayhome.kernel.ids import Subject, SubjectKind, kind_of
from wayhome.kernel.moments import in_london
from wayhome.record.envelope import Event

NUMBER = re.compile(r"\+?\d(?:[ -]?\d){6,}")
PEOPLE = (
    ("missing.account_recorded", "people"),
    ("child.trigger_plan_updated", "people"),
    ("suspect.identified", "name"),
)
PLACES = (("missing.account_recorded", "places"), ("child.trigger_plan_updated", "places"))
SPOKEN = (
    ("missing.child_located", "how"), ("missing.question_answered", "words"), ("missing.whereabouts_reported", "words"),
)  # fmt: skip
CASE = "case"


def told(
    events: Iterable[Event], words: Words, persons: Persons, child: Thing, other: Callable[[Subject], Thing]
) -> Iterator[Statement]:
    """Yield what some entries about a child tie to them. ``other`` says who another child of the record is."""
    for event in events:
        ground = Ground(
            reference=event.id,
            where=CASE,
            sentence="",
            on=in_london(event.happened_at).date(),
            known_at=event.recorded_at,
            case=event.record,
        )
        yield from _people(event, words, persons, child, ground)
        yield from _places(event, words, child, ground)
        yield from _together(event, child, other, ground)


def _people(event: Event, words: Words, persons: Persons, child: Thing, ground: Ground) -> Iterator[Statement]:
    for line in _lines(event, words, PEOPLE):
        name = line.partition(",")[0].strip()
        found = persons.named(name, child, event.id)
        if found.key != child.key:
            yield _said(child, found, "named_beside", ground, f"“{line}”")


def _places(event: Event, words: Words, child: Thing, ground: Ground) -> Iterator[Statement]:
    for line in _lines(event, words, PLACES):
        named = Thing(key=f"place said {plain(line)}", kind="place", name=line, sure=False)
        yield _said(child, place(line) or named, "named_place", ground, f"“{line}”")
    for line in _lines(event, words, SPOKEN):
        for sentence in sentences(line):
            yield from _in_words(event, sentence, child, ground)


def _in_words(event: Event, sentence: str, child: Thing, ground: Ground) -> Iterator[Statement]:
    located = event.type == "missing.child_located"
    for written, way in places_in(sentence):
        if where := place(written):
            yield _said(child, where, "found" if located else way, ground, f"“{sentence}”")
    for number in NUMBER.findall(sentence):
        if (line := telephone(number)) and event.body.get("question") == "phone":
            yield _said(child, line, "phone", ground, f"“{sentence}”")


def _together(event: Event, child: Thing, other: Callable[[Subject], Thing], ground: Ground) -> Iterator[Statement]:
    if event.type != "missing.episodes_linked":
        return
    for named in event.subjects:
        if kind_of(named) is SubjectKind.CHILD and named != child.key:
            yield _said(child, other(named), "missing_with", ground, "Their episodes were linked.")


def _lines(event: Event, words: Words, fields: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, field in fields:
        if event.type == name:
            yield from (line.strip() for line in words.get((event.id, field), "").splitlines() if line.strip())


def _said(one: Thing, other: Thing, way: Way, ground: Ground, sentence: str) -> Statement:
    return Statement(
        one=one,
        other=other,
        way=way,
        ground=Ground(
            reference=ground.reference, where=ground.where, sentence=sentence, on=ground.on,
            known_at=ground.known_at, case=ground.case,
        ),
    )  # fmt: skip
