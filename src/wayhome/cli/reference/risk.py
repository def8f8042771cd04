"""The page of risk: floors, factors, the questions whose answers state them, and lines of enquiry."""

from collections.abc import Iterable, Iterator

from wayhome.cli.reference.markdown import page, sentence, table
from wayhome.cli.reference.sources import rests_on
from wayhome.duties.rule_words import circumstances_words
from wayhome.rulebook.enquiries import LineOfEnquiry
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.risk import Floor, Question, Stated

ORIGIN = "the factors, questions, floors and lines of the packs"
WORDS = (
    "The level that obliges the response is what a grader gave, and never below a floor; medium while nobody has "
    "graded. A floor is held up by factors. An answer may state a factor, and can never take one away: not knowing is "
    "not no."
)


def risk_page(packs: Iterable[Pack]) -> str:
    """Write the page of floors, factors and questions."""
    parts = [part for pack in packs for part in _of_pack(pack) if part]
    return page("Risk: floors, factors, questions, lines of enquiry", WORDS, *parts, origin=ORIGIN)


def _of_pack(pack: Pack) -> Iterator[str]:
    if not (pack.floors or pack.factors or pack.questions):
        return
    yield f"## {pack.name}"
    floors = ((f"`{f.id}`", sentence(f.title), f.level, held_up(f), rests_on(f.basis, pack)) for f in pack.floors)
    yield _listed("Floors", ("floor", "is", "never below", "while", "rests on"), floors)
    factors = (
        (f"`{one.id}`", sentence(one.title), one.group, circumstances_words(one.when), rests_on(one.basis, pack))
        for one in pack.factors.values()
    )
    yield _listed("Factors", ("factor", "is", "group", "stated by itself when", "rests on"), factors)
    questions = ((f"`{one.id}`", one.asks, _states(one), _decides(one)) for one in pack.questions.values())
    yield _listed("Questions", ("question", "asks", "states", "left open"), questions)
    lines = ((f"`{one.id}`", one.title, one.why, _first(one), _within(one)) for one in pack.lines.values())
    yield _listed("Lines of enquiry", ("line", "is", "may show", "comes first because", "asked for within"), lines)


def _first(line: LineOfEnquiry) -> str:
    return "; ".join(dict.fromkeys(reason.because for reason in line.first))


def _within(line: LineOfEnquiry) -> str:
    if line.ask_within_hours is None:
        return ""
    hours = "1 hour" if line.ask_within_hours == 1 else f"{line.ask_within_hours} hours"
    return f"{hours}: {line.lost}" if line.lost else hours


def _listed(heading: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    written = table(head, rows)
    return f"### {heading}\n\n{written}" if written else ""


def held_up(floor: Floor) -> str:
    """Say what holds a floor up."""
    said = [circumstances_words(floor.when)]
    said += [f"any of {', '.join(floor.factors)}"] if floor.factors else []
    said += [f"{code} only where {circumstances_words(when)}" for code, when in floor.counts_when.items()]
    said += [f"each of {', '.join(floor.every_factor)}"] if floor.every_factor else []
    said += [f"not while {', '.join(floor.unless)} holds"] if floor.unless else []
    return "; ".join(part for part in said if part)


def _states(question: Question) -> str:
    return "; ".join(map(_stated, question.states)) or "nothing by itself"


def _stated(stated: Stated) -> str:
    factors = (" or " if stated.one_of_them else ", ").join(stated.factors)
    when = circumstances_words(stated.when)
    return f"{stated.answer}: {factors}{f', when {when}' if when else ''}"


def _decides(question: Question) -> str:
    return "is itself a factor" if question.decides else ""
