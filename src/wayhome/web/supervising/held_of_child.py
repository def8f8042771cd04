"""What is held to know the child by, and to look on: looks, clothes, last seen, the plan, and what was done last."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wayhome.application.board.silence import last_done
from wayhome.application.caseload import Case
from wayhome.kernel.ids import EventId
from wayhome.record.effective import effective
from wayhome.record.envelope import Event
from wayhome.web.presenting.obtained import obtained
from wayhome.web.presenting.silence import done_words
from wayhome.web.presenting.times import when

Words = Mapping[tuple[EventId, str], str]
NOT_HELD, ADD_IT = "Not on record. Ask for it.", "Add it under “Who the child is”."
IDENTITY, ANSWERED, NEWS = "missing.identity_recorded", "missing.question_answered", "missing.information_received"
PLAN, REPORTED = "missing.plan_made", "missing.reported"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One thing that is held, in somebody's words, or that it is not."""

    label: str
    words: str
    lacking: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OfChild:
    """What is held of the child and of the looking: words to know them by, what was done last, and the plan."""

    held: tuple[Held, ...]
    done_last: str
    explanations: tuple[str, ...]


def of_child(case: Case, words: Words) -> OfChild:
    """Return what is held of a child and of the looking, at the case's instant."""
    return OfChild(held=held_of_child(case, words), done_last=done_last(case), explanations=explanations(case, words))


def held_of_child(case: Case, words: Words) -> tuple[Held, ...]:
    """Return what the child looks like, wore, and where they were seen last, each as it was said last."""
    told = _told(case)
    looks = _last(_said(told, IDENTITY, "description", words))
    clothes = _last(_said(told, IDENTITY, "clothing", words))
    seen = _last(_said([e for e in told if e.body.get("question") == "last_seen_with"], ANSWERED, "words", words))
    sighting = _last(_said([e for e in told if e.body.get("kind") == "sighting"], NEWS, "content", words))
    got = {item: obtained(told, item, case.at) for item in ("description", "clothing")}
    found = (
        _held("Looks like", looks, got["description"]),
        _held("Was wearing", clothes, got["clothing"]),
        _held("Last seen", seen),
    )
    return (*found, *((_held("Sighting since", sighting),) if sighting else ()))


def done_last(case: Case) -> str:
    """Say what was done last to find the child and when; that nothing was, where nothing was."""
    told = _told(case)
    last = last_done(told)
    if last:
        return f"{done_words(last)}, {when(last.happened_at, case.at)}"
    begun = min((event.happened_at for event in told if event.type == REPORTED), default=None)
    return f"Nothing since the report at {when(begun, case.at)}" if begun else "Nothing"


def explanations(case: Case, words: Words) -> tuple[str, ...]:
    """Return the explanations of the plan as it stands, in its words; how many where no words are held."""
    plan = next((event for event in reversed(_told(case)) if event.type == PLAN), None)
    if plan is None:
        return ()
    said = tuple(line for line in words.get((plan.id, "plan"), "").splitlines() if line.strip())
    return said or (f"{plan.body['hypotheses']} explanations; their words are not held here.",)


def _told(case: Case) -> list[Event]:
    told = (event for event in effective(held.event for held in case.entries) if event.happened_at <= case.at)
    return sorted(told, key=lambda event: (event.happened_at, event.id))


def _said(events: list[Event], name: str, field: str, words: Words) -> Iterator[str]:
    return (text for event in events if event.type == name and (text := words.get((event.id, field), "").strip()))


def _last(said: Iterator[str]) -> str:
    return next(reversed(tuple(said)), "")


def _held(label: str, words: str, got: str = "") -> Held:
    """Return what is held; where nothing is, that it was obtained and is to be added, or is to be asked for."""
    return Held(label=label, words=words or (f"{got}. {ADD_IT}" if got else NOT_HELD), lacking=not words)
