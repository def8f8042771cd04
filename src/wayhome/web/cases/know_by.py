"""What whoever looks for a child needs first: where and with whom they were last seen, clothes, looks, whom to ring.

What is not on record says so, with the way to say it. Once the child is found it stands folded.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from wayhome.access.actors import Actor
from wayhome.access.rules import may
from wayhome.application.caseload import Case
from wayhome.kernel.ids import EventId, SubjectKind
from wayhome.web.cases.offers import phase_of
from wayhome.web.doing import doing
from wayhome.web.presenting.held_of_child import Said, held_of_child
from wayhome.web.presenting.links import Link
from wayhome.web.presenting.times import when

MISSING, LACKING = "missing", "Not on record yet."
NO_NUMBER = "Reported at a door without a number. Ring the one held before, where there is one."
IDENTITY, QUESTIONS = "record-identity", "ask-questions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing, in the words in which it was said, and when; ``say`` leads to where it is said, where it lacks."""

    label: str
    words: str
    said: str = ""
    lacking: bool = False
    say: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowBy:
    """The strip at the top of a missing case; ``folded`` where the child is found."""

    facts: tuple[Fact, ...]
    folded: bool


def know_by(case: Case, words: Mapping[tuple[EventId, str], str], actor: Actor, *, then: bool) -> KnowBy | None:
    """Return what is held to know the child of a missing case by; None of other cases. ``then``: it is looked back."""
    if case.kinds[0] is not SubjectKind.EPISODE:
        return None
    held, missing = held_of_child(case, words), phase_of(case) == MISSING
    say = _Says(case, actor, offers=missing and not then)
    asked = f"{held.asked}; nothing more is on record." if held.asked else ""
    since = (say.fact("Sighting since", held.sighting, ""),) if held.sighting.words else ()
    return KnowBy(
        facts=(
            say.fact("Last seen where, when, with whom", held.seen, QUESTIONS, asked),
            *since,
            say.fact("Wearing", held.clothes, IDENTITY),
            say.fact("Looks like", held.looks, IDENTITY),
            say.fact("Ring back", held.ring, IDENTITY, NO_NUMBER if held.no_number else ""),
        ),
        folded=not missing,
    )


@dataclass(frozen=True, slots=True)
class _Says:
    """Says one thing after another of a case; ``offers``: whoever reads may be led to where it is said."""

    case: Case
    actor: Actor
    offers: bool

    def fact(self, label: str, held: Said, act: str, asked: str = "") -> Fact:
        """Return one thing as it is shown."""
        if held.words:
            said = f"{held.by + ',' if held.by else 'Said'} {when(held.at, self.case.at)}" if held.at else ""
            return Fact(label=label, words=held.words, said=said)
        words = f"{held.got}." if held.got else asked or LACKING
        return Fact(label=label, words=words, lacking=True, say=self._say(act, "Add it" if held.got else "Say it"))

    def _say(self, act: str, words: str) -> Link | None:
        place = doing(act)
        offered = self.offers and may(self.actor, place.permission)
        return Link(text=words, href=place.href(self.case.record)) if offered else None
