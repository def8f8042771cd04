"""What is held to know the child by, and to look on: looks, clothes, last seen, the plan, and what was done last."""

from dataclasses import dataclass

from wayhome.application.board.silence import last_done
from wayhome.application.caseload import Case
from wayhome.web.presenting.held_of_child import Said, Words, held_of_child, told_by
from wayhome.web.presenting.silence import done_words
from wayhome.web.presenting.times import when

NOT_HELD, ADD_IT = "Not on record. Ask for it.", "Add it under “Who the child is”."
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
    return OfChild(held=held_to_show(case, words), done_last=done_last(case), explanations=explanations(case, words))


def held_to_show(case: Case, words: Words) -> tuple[Held, ...]:
    """Return what the child looks like, wore, and where they were seen last, each as it was said last."""
    held = held_of_child(case, words)
    found = (_held("Looks like", held.looks), _held("Was wearing", held.clothes), _held("Last seen", held.seen))
    return (*found, *((_held("Sighting since", held.sighting),) if held.sighting.words else ()))


def done_last(case: Case) -> str:
    """Say what was done last to find the child and when; that nothing was, where nothing was."""
    told = told_by(case)
    last = last_done(told)
    if last:
        return f"{done_words(last)}, {when(last.happened_at, case.at)}"
    begun = min((event.happened_at for event in told if event.type == REPORTED), default=None)
    return f"Nothing since the report at {when(begun, case.at)}" if begun else "Nothing"


def explanations(case: Case, words: Words) -> tuple[str, ...]:
    """Return the explanations of the plan as it stands, in its words; how many where no words are held."""
    plan = next((event for event in reversed(told_by(case)) if event.type == PLAN), None)
    if plan is None:
        return ()
    said = tuple(line for line in words.get((plan.id, "plan"), "").splitlines() if line.strip())
    return said or (f"{plan.body['hypotheses']} explanations; their words are not held here.",)


def _held(label: str, said: Said) -> Held:
    """Return what is held; where nothing is, that it was obtained and is to be added, or is to be asked for."""
    lacks = f"{said.got}. {ADD_IT}" if said.got else NOT_HELD
    return Held(label=label, words=said.as_theirs or lacks, lacking=not said.words)
