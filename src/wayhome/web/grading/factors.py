"""What the risk rests on: each factor with the words that state it, the floor it holds up, and what is still open."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.urls import reverse

from wayhome.duties.assessing.assess import OPEN_QUESTION, Assessment, assess, grading_of
from wayhome.duties.assessing.of_story import account_at
from wayhome.duties.facts import higher
from wayhome.kernel.evidence import EVENT, Evidence, Finding
from wayhome.record.envelope import Event
from wayhome.rulebook.pack import Pack
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import Choices
from wayhome.web.presenting.entries import capital, entered_by
from wayhome.web.presenting.marks import Mark, basis_mark
from wayhome.web.presenting.standing import LEVEL
from wayhome.web.presenting.times import when

ANSWERS = "answers."
OTHER_FACTORS = "Another, or none of these"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What states a factor: a sentence, whose words were kept with it, and the entry it stands in."""

    says: str
    own: str = ""
    href: str = ""
    read: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A factor found, with all that states it."""

    code: str
    title: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A rule that holds the level up."""

    rule: str
    title: str
    level: str
    basis: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """A question without an answer that could raise the floor."""

    key: str
    asks: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What a grade can rest on, and the floor under it. ``mark`` is the floor as it is shown."""

    floor: str
    mark: Mark
    holding: tuple[Holding, ...]
    factors: tuple[Stated, ...]
    mitigators: tuple[Stated, ...]
    told: tuple[Stated, ...]
    open: tuple[OpenQuestion, ...]

    @property
    def recorded(self) -> tuple[Stated, ...]:
        """Return the factors that somebody recorded or answered; what was read in words is shown apart."""
        told = ((one, tuple(words for words in one.words if not words.read)) for one in self.factors)
        return tuple(replace(one, words=words) for one, words in told if words)


def grounds_of(desk: Desk) -> Grounds:
    """Say what a case rests on now."""
    facing = desk.facing
    found = assess(account_at(facing.story, grading_of(facing.pack), facing.at), grading_of(facing.pack))
    floor = higher(found.floor, facing.known.floor(facing.at))
    sources = _Sources(desk)
    return Grounds(
        floor=floor,
        mark=level_mark(floor),
        holding=_holding(desk, found, floor),
        factors=tuple(sources.stated(one) for one in found.factors if one.code != OPEN_QUESTION),
        mitigators=tuple(map(sources.stated, found.mitigators)),
        told=tuple(map(sources.told, found.told)),
        open=tuple(_open(found, facing.pack)),
    )


def level_mark(level: str) -> Mark:
    """Return a level of risk as it is shown."""
    return Mark(words=LEVEL[level], shape="bars", kind=f"risk-{level.replace('_', '-')}")


def factor_choices(pack: Pack) -> Choices:
    """Return the factors that somebody may find stated; what speaks for safety is left to what is confirmed."""
    named = [(one.id, one.title) for one in pack.factors.values() if not one.mitigates and one.id != OPEN_QUESTION]
    return [("", OTHER_FACTORS), *sorted(named, key=lambda one: one[1])]


def _holding(desk: Desk, found: Assessment, floor: str) -> tuple[Holding, ...]:
    pack = desk.pack
    ids = dict.fromkeys((*found.rules, *desk.facing.known.floors_at(desk.facing.at)))
    return tuple(
        Holding(rule=one.id, title=one.title, level=one.level, basis=basis_mark(one.basis))
        for one in pack.floors
        if one.id in ids and one.level == floor
    )


def _open(found: Assessment, pack: Pack) -> Iterator[OpenQuestion]:
    for key in found.open_questions:
        asks = pack.questions[key].asks if key in pack.questions else "How old is the child?"
        yield OpenQuestion(key=key, asks=asks)


class _Sources:
    """Finds the entry and the kept words behind a piece of evidence."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.answers: dict[str, Event] = {
            str(event.body["question"]): event for event in desk.facing.story.of_type("missing.question_answered")
        }

    def stated(self, finding: Finding) -> Stated:
        factor = self.desk.pack.factors.get(finding.code)
        title = factor.title if factor else finding.code
        return Stated(code=finding.code, title=title, words=tuple(map(self._words, finding.evidence)))

    def told(self, finding: Finding) -> Stated:
        """Return what is only told, in words that do not say that it is so."""
        factor, stated = self.desk.pack.factors.get(finding.code), self.stated(finding)
        return replace(stated, title=factor.as_told) if factor and factor.as_told else stated

    def _words(self, evidence: Evidence) -> Words:
        event = self._entry(evidence.source)
        if event is None:
            return Words(says=capital(evidence.quote))
        words = self.desk.facing.words
        own = words.get((event.id, "words"), "") or words.get((event.id, "sentence"), "")
        return Words(
            says=self._says(event, evidence),
            own=own,
            href=reverse("entry", args=[event.body.get("text", event.id)]),
            read=event.type == "risk.indicator_read",
        )

    def _entry(self, source: str) -> Event | None:
        if source.startswith(ANSWERS):
            return self.answers.get(source.removeprefix(ANSWERS))
        return self.desk.facing.entry(source.removeprefix(EVENT)) if source.startswith(EVENT) else None

    def _says(self, event: Event, evidence: Evidence) -> str:
        at = when(event.happened_at, self.desk.facing.now)
        match event.type:
            case "risk.indicator_read":
                return f"Read {at}"
            case "risk.safety_told":
                return f"Told {at}"
            case "risk.factor_recorded":
                return f"Recorded {at}, {entered_by(event) or 'brought in'}"
            case "child.described":
                return f"On the child’s record since {at}"
            case _:
                return capital(evidence.quote)
