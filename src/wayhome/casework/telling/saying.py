"""What must not be said in a notice, and what its writer should look at again before it goes."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wayhome.casework.facing import Facing, Words
from wayhome.duties.story import Story
from wayhome.kernel.ids import Subject

SHORTEST_NAME, SHORTEST_NUMBER = 3, 5
DESCRIBED, IDENTIFIED, LEADS = "child.described", "suspect.identified", ("trace", "workplace")
OF_POLICE = re.compile(
    r"\b(?:police\w*|officers?|detectives?|constables?|sergeants?|arrest\w*|suspects?|crimes?|courts?|investigat\w*"
    r"|bail\w*|999|101)\b",
    re.IGNORECASE,
)
ORDINARY = frozenset({"the", "and", "for", "not", "known", "unknown", "boy", "girl", "man", "male", "female", "old"})


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Words that must not stand in a notice, and why."""

    words: str
    why: str


def must_not_be_said(text: str, facing: Facing, *, nothing_of_police: bool) -> tuple[Unsaid, ...]:
    """Return what stands in a text and must not: a suspect, another child, or what shows that the police wrote."""
    found = [*_of_suspects(text, facing), *_of_other_children(text, facing)]
    if nothing_of_police:
        found += [Unsaid(word, "shows that it is from the police") for word in _once(OF_POLICE.findall(text))]
    return tuple(dict.fromkeys(found))


def shows_police(text: str) -> bool:
    """Say whether a text shows that the police wrote it."""
    return OF_POLICE.search(text) is not None


def names_child(text: str, facing: Facing) -> bool:
    """Say whether the child's own name stands in a text."""
    return any(_stands(name, text) for name in _names(facing.stories.get(facing.child), facing.words))


def _of_suspects(text: str, facing: Facing) -> Iterator[Unsaid]:
    """Find whatever was ever put down of a suspect, in this case or another of the child's."""
    told = (*facing.story.own, *(facing.stories[facing.child].own if facing.child in facing.stories else ()))
    for event in {one.id: one for one in told if one.type == IDENTIFIED}.values():
        for name in _parts(facing.words.get((event.id, "name"), "")):
            if _stands(name, text):
                yield Unsaid(name, "is the name of somebody under suspicion")
        for said in (facing.words.get((event.id, field), "") for field in LEADS):
            if said and (_stands(said, text) or _number_stands(said, text)):
                yield Unsaid(said, "leads to somebody under suspicion")


def _of_other_children(text: str, facing: Facing) -> Iterator[Unsaid]:
    others: Sequence[Subject] = [child for child in facing.children if child != facing.child]
    for child in others:
        for name in _names(facing.stories.get(child), facing.words):
            if _stands(name, text):
                yield Unsaid(name, "is the name of another child")


def _names(story: Story | None, words: Words) -> tuple[str, ...]:
    described = story.of_type(DESCRIBED) if story else []
    return tuple(_once(part for event in described for part in _parts(words.get((event.id, "name"), ""))))


def _parts(name: str) -> Iterator[str]:
    for part in re.findall(r"[^\W\d_][\w'’-]+", name):
        if len(part) >= SHORTEST_NAME and part.lower() not in ORDINARY:
            yield part


def _stands(words: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words.strip())}(?!\w)", text, re.IGNORECASE) is not None


def _number_stands(said: str, text: str) -> bool:
    """Say whether a number or a plate stands in a text, however its figures are set apart."""
    sought, there = _bare(said), _bare(text)
    return len(sought) >= SHORTEST_NUMBER and any(one.isdigit() for one in sought) and sought in there


def _bare(text: str) -> str:
    return "".join(one for one in text.lower() if one.isalnum())


def _once(found: Iterable[str]) -> list[str]:
    seen: Mapping[str, str] = {one.lower(): one for one in found}
    return list(seen.values())
