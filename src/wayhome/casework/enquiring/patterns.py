"""Which lines the record proposes, and for which entry: the patterns of the rulebook held against what was entered.

A pattern is shown by entries, never by something being absent, so that more knowledge only ever proposes more.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from wayhome.duties.conditions import event_check
from wayhome.duties.selection import in_order
from wayhome.duties.story import Story
from wayhome.record.envelope import Event
from wayhome.rulebook.investigating import InvestigationLine, Pattern, Place, Sign
from wayhome.rulebook.pack import Pack

SEXUAL = ("sexual", "images", "online")
CRIMINAL = ("criminal", "county_lines", "criminal_exploitation", "drugs")
TELL_WHICH = ("exploitation.concern_raised", "child.exploitation_flag_set")
RECORDED = "investigation.crime_recorded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """Why a line is proposed: the pattern, what shows it, what the line may find, and the entry it all rests on."""

    pattern: str
    words: str
    to: str
    event: Event


def everything_told(story: Story, children: Iterable[Story] = ()) -> list[Event]:
    """Return every event of a case, and everything about its children, in the order in which things happened."""
    told = (*story.own, *story.child, *(event for child in children for event in child.own))
    return in_order({event.id: event for event in told}.values())


def proposed(story: Story, pack: Pack, children: Sequence[Story] = ()) -> Mapping[str, tuple[Because, ...]]:
    """Return, for each line that a pattern proposes, why; the pattern shown first comes first."""
    found: dict[str, list[Because]] = {}
    widely = everything_told(story, children)
    for pattern in pack.patterns.values():
        shown = next(_shown(pattern, story.own, widely), None)
        if shown is None:
            continue
        sign, event = shown
        for each in pattern.proposes:
            because = Because(pattern=pattern.title, words=sign.because, to=each.to, event=event)
            found.setdefault(each.line, []).append(because)
    return {line: tuple(reasons) for line, reasons in found.items()}


def _shown(pattern: Pattern, own: Sequence[Event], widely: Sequence[Event]) -> Iterator[tuple[Sign, Event]]:
    """Yield each sign of a pattern that the record shows, with the entry that made it so."""
    for sign in pattern.signs:
        told = widely if sign.seen_in.of == "child" else own
        found = [event for event in told if event.type == sign.seen_in.event and _is_meant(sign, event)]
        if len(found) >= sign.at_least:
            yield sign, found[sign.at_least - 1]


def _is_meant(sign: Sign, event: Event) -> bool:
    """Say whether an entry is one that a sign means; of several kinds that are feared, any one is enough."""
    check = event_check(sign.seen_in)
    return check is None or any(map(check, (event, *_each_kind(event))))


def _each_kind(event: Event) -> Iterator[Event]:
    kinds = event.body.get("kinds")
    for kind in kinds if isinstance(kinds, tuple) else ():
        yield replace(event, body={**event.body, "kind": kind})


def belongs(line: InvestigationLine, told: Iterable[Event]) -> Place:
    """Say whether a line belongs to every case of this kind; where nobody knows the kind, it counts for both."""
    told = tuple(told)
    which = [each for event in told if event.type in TELL_WHICH for each in (event, *_each_kind(event))]
    kinds = {str(event.body.get("kind")) for event in which}
    kinds |= {str(event.body.get("offence")) for event in told if event.type == RECORDED}
    sexual, criminal = not kinds.isdisjoint(SEXUAL), not kinds.isdisjoint(CRIMINAL)
    if "trafficking" in kinds or "modern_slavery" in kinds or not (sexual or criminal):
        sexual = criminal = True
    core = (sexual and line.sexual == "core") or (criminal and line.criminal == "core")
    return "core" if core else "if_indicated"
