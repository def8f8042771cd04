"""The suspects of an investigation as they stand: who leads to them, what was asked of them, what was done and is owed.

Two references found to be one person are told as one. Nothing here says that somebody did something; it says what the
record holds of what is known and done.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from wayhome.casework.suspects.changes import CHANGES, IDENTIFIED, Words
from wayhome.casework.suspects.standing import Bail as Bail  # noqa: PLC0414 - one place to import from
from wayhome.casework.suspects.standing import SuspectStanding as SuspectStanding  # noqa: PLC0414
from wayhome.duties.story import Story
from wayhome.record.envelope import Event

SAME, NOT_SAME = "suspect.same_as", "suspect.not_same_as"
UNNAMED = "-"  # stands for a suspect of whom an import does not say who they are


@dataclass(slots=True)
class _Telling:
    """The story told so far: each suspect by the reference that stands."""

    words: Words
    standing: dict[str, SuspectStanding] = field(default_factory=dict)

    def tell(self, event: Event, ref: str) -> None:
        before = self.standing.get(ref) or SuspectStanding(ref=ref, refs=(ref,))
        changed = CHANGES[event.type](before, event, self.words)
        said = str(event.body.get("suspect") or UNNAMED)
        refs = before.refs if said in before.refs else (*before.refs, said)
        self.standing[ref] = replace(before, **{"refs": refs, **changed})


def suspects_of(story: Story, words: Words) -> tuple[SuspectStanding, ...]:
    """Return the suspects of an investigation, in the order in which they came to light.

    What an import says of no suspect in particular is nobody's here. ``words`` are the personal words that are still
    kept; those that were disposed of are empty.
    """
    events = [event for name in CHANGES for event in story.of_type(name) if event.body.get("suspect")]
    stands = same(story)
    telling = _Telling(words)
    for event in sorted(events, key=lambda event: (event.happened_at, event.id)):
        telling.tell(event, _stands(str(event.body["suspect"]), stands))
    return tuple(telling.standing.values())


def unnamed(story: Story, words: Words) -> SuspectStanding | None:
    """Return what an import says of no suspect in particular, as of one; None where it says nothing."""
    said = [event for name in CHANGES for event in story.of_type(name) if not event.body.get("suspect")]
    telling = _Telling(words)
    for event in sorted(said, key=lambda event: (event.happened_at, event.id)):
        telling.tell(event, UNNAMED)
    return telling.standing.get(UNNAMED)


def suspect_called(ref: str, story: Story, words: Words) -> SuspectStanding | None:
    """Return a suspect by any of their references; None where the case holds none of it."""
    if ref == UNNAMED:
        return unnamed(story, words)
    return next((one for one in suspects_of(story, words) if ref in one.refs or ref == one.ref), None)


def named(ref: str) -> str | None:
    """Return a reference as entries say it; nothing for a suspect of whom the record does not say who they are."""
    return None if ref == UNNAMED else ref


def same(story: Story) -> Mapping[str, str]:
    """Return, for each reference that is not used any more, the one that was found to be the same person."""
    joined: dict[str, str] = {}
    said = [event for name in (SAME, NOT_SAME) for event in story.of_type(name)]
    for event in sorted(said, key=lambda event: (event.happened_at, event.id)):
        ref, other = str(event.body["suspect"]), str(event.body["other"])
        if event.type == NOT_SAME:
            joined = {one: kept for one, kept in joined.items() if {one, kept} != {ref, other}}
        elif _stands(other, joined) != ref:
            joined[ref] = other
    return joined


def _stands(ref: str, joined: Mapping[str, str]) -> str:
    while ref in joined:
        ref = joined[ref]
    return ref


def next_ref(story: Story, of: str) -> str:
    """Return a reference that the case has not used yet; ``of`` is the case's own, such as EI-2212."""
    used = {str(event.body["suspect"]) for event in story.of_type(IDENTIFIED)}
    number = len(used) + 1
    while f"{of}-S{number}" in used:
        number += 1
    return f"{of}-S{number}"


def with_bail(suspects: Iterable[SuspectStanding]) -> tuple[SuspectStanding, ...]:
    """Return the suspects who are on bail, the one whose bail ends first first."""
    bailed = [(one.bail.until, one.ref, one) for one in suspects if one.bail]
    return tuple(one for _, _, one in sorted(bailed, key=lambda each: each[:2]))
