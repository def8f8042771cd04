"""What was said of held records, in words: by whom, when, why, on what evidence, and how to take it back."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log10
from urllib.parse import urlencode

from django.urls import reverse

from wayhome.holdings.judgements import Judged, Judgement, Node, TakenBack, judged_in, reference_of
from wayhome.kernel.ids import ActorId, RecordId
from wayhome.web.acting.desk import Desk
from wayhome.web.judging.closed import closed_among
from wayhome.web.presenting.marks import Mark
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.times import when

STANDINGS: Mapping[str, Mark] = {
    "same": Mark(words="The same person", shape="tick", kind="met"),
    "somebody_else": Mark(words="Somebody else", shape="slash", kind="past"),
    "not_sure": Mark(words="Not sure", shape="ring", kind="owed"),
    "contradicted": Mark(words="Contradicted", shape="alarm", kind="overdue"),
    "not_judged": Mark(words="Not judged yet", shape="clock", kind="owed"),
}
TIERS: Mapping[str, Mark] = {
    "certain": Mark(words="Certain match", shape="", kind="law"),
    "probable": Mark(words="Probable match", shape="", kind="code"),
    "possible": Mark(words="Possible match", shape="", kind="practice"),
    "connected": Mark(words="Somebody near the child", shape="", kind="choice"),
    "named": Mark(words="Agrees in a name only", shape="", kind="default"),
    "": Mark(words="Did not come up together", shape="", kind="default"),
}
MILLION = 20  # bits; nobody is served by more noughts


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """One judgement as a page shows it; ``back`` says by whom it was taken back, if it was.

    ``back_href`` is empty then, and where the reader may not open what was judged: they would be refused.
    """

    mark: Mark
    whom: str
    by: str
    why: str
    then: str
    back: str
    back_href: str


def judged_on(desk: Desk) -> Judged:
    """Return every judgement of the child, in any case."""
    story = desk.facing.stories.get(desk.facing.child)
    return judged_in(story.own if story else ())


def history(desk: Desk, pair: Iterable[Node]) -> tuple[Spoken, ...]:
    """Return everything that was said of a pair, the newest first, what was taken back among it."""
    judged, named = judged_on(desk), frozenset(pair)
    standing = [(one, None) for one in judged.standing if one.pair == named]
    taken = [(one.judgement, one) for one in judged.taken_back if one.judgement.pair == named]
    return told([*standing, *taken], desk)


def told(judgements: Iterable[tuple[Judgement, TakenBack | None]], desk: Desk) -> tuple[Spoken, ...]:
    """Return some judgements as a page shows them, the newest first."""
    found = sorted(judgements, key=lambda pair: str(pair[0].at), reverse=True)
    called = Called(_officers(found))
    words = _Words(desk, closed_among(desk, (reference_of(node) for one, _ in found for node in one.pair)))
    return tuple(_spoken(one, back, desk, called, words) for one, back in found)


def judge_href(desk: Desk, reference: str, other: str = "") -> str:
    """Return where a record is laid beside the child, or beside another record."""
    about = f"{reference}|{other}" if other else reference
    return f"{reverse('judge-match', args=[desk.record])}?{urlencode({'about': about})}"


def times(bits: float) -> str:
    """Say how much a piece of evidence is worth: how many times likelier it is of one person than of two, or less."""
    if abs(bits) < 0.5:
        return "says little either way"
    whose = "the same person" if bits > 0 else "somebody else"
    return f"{_rounded(abs(bits))} times likelier if it is {whose}"


def likelier(bits: float) -> str:
    """Say the same in fewest words, where it stands among others like it."""
    if abs(bits) < 0.5:
        return "says little either way"
    return f"{_rounded(abs(bits))} times {'likelier' if bits > 0 else 'less likely'}"


def _rounded(bits: float) -> str:
    if bits >= MILLION:
        return "over a million"
    many = 2**bits
    if many < 10:
        return f"{many:.1f}".removesuffix(".0")
    return f"{round(many, 1 - int(log10(many))):,.0f}"


def _officers(found: Iterable[tuple[Judgement, TakenBack | None]]) -> Iterator[ActorId]:
    for one, back in found:
        yield one.by
        if back:
            yield back.by.actor


class _Words:
    """Why things were said, in the words that are held still, of whichever case; nothing of records that are closed."""

    def __init__(self, desk: Desk, closed: frozenset[str]) -> None:
        self._reading = desk.visit.parts.reading
        self._closed = closed
        self._of: dict[RecordId, Mapping[tuple[str, str], str]] = {}

    def hides(self, one: Judgement) -> bool:
        """Say whether a judgement is about a record that the reader may not open."""
        return not self._closed.isdisjoint(map(reference_of, one.pair))

    def why(self, one: Judgement, record: RecordId, event: str) -> str:
        """Return the reason that was given in an entry about what was judged."""
        if self.hides(one):
            return ""
        if record not in self._of:
            self._of[record] = {(str(one), field): text for (one, field), text in self._reading.words(record).items()}
        return self._of[record].get((event, "reason"), "")


def _spoken(one: Judgement, back: TakenBack | None, desk: Desk, called: Called, words: _Words) -> Spoken:
    now = desk.facing.now
    taken = ""
    if back:
        why = words.why(one, back.by.record, back.by.id)
        taken = f"Taken back by {called(back.by.actor)}, {when(back.by.happened_at, now)}{f': {why}' if why else ''}"
    back_href = f"{reverse('take-back-judgement', args=[one.record])}?{urlencode({'about': one.id})}"
    return Spoken(
        mark=STANDINGS[one.verdict],
        whom=whom(one, desk),
        by=f"{called(one.by)}, {when(one.at, now) if one.at else 'time not known'}",
        why=words.why(one, one.record, one.id),
        then=_then(one),
        back=taken,
        back_href="" if back or words.hides(one) else back_href,
    )


def whom(one: Judgement, desk: Desk) -> str:
    """Say of which pair a judgement is."""
    return f"{reference_of(one.one)} and {reference_of(one.other) or desk.who}"


def _then(one: Judgement) -> str:
    if not one.tier:
        return ""
    weight = f", {one.bits_hundredths / 100:+.1f} bits" if one.bits_hundredths else ""
    pack = f" by {one.linkage}" if one.linkage else ""
    return f"{TIERS[one.tier].words}{weight}{pack} when it was judged"
