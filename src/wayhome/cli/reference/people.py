"""The page of people: what each kind of work asks of somebody, which competences there are, and the questions."""

from collections.abc import Iterable, Iterator

from wayhome.cli.reference.markdown import page, sentence, table
from wayhome.cli.reference.sources import rests_on
from wayhome.rulebook.competence import Competence, QuestionSet, Requirement
from wayhome.rulebook.pack import Pack

ORIGIN = "the requirements, competences and question sets of the packs"
WORDS = (
    "A certificate says that somebody was taught. Whether they understand is asked with invented situations, and shown "
    "by samples of their work. What somebody lacks never keeps an entry about a child from being made: a grade is kept "
    "as provisional, and a proper one is owed. Which answer is right is told to whoever has answered, with why."
)


def people_page(packs: Iterable[Pack]) -> str:
    """Write the page of what is asked of people."""
    parts = [part for pack in packs for part in _of_pack(pack)]
    return page("People: what work asks of them", WORDS, *parts, origin=ORIGIN)


def _of_pack(pack: Pack) -> Iterator[str]:
    if not pack.requires:
        return
    yield f"## {pack.name}"
    work = ("work", "competences", "understanding", "findings", "judged by", "rests on")
    yield f"### What work asks\n\n{table(work, (_work(one, pack) for one in pack.requires.values()))}"
    competence = ("competence", "is", "lasts", "rests on")
    yield f"### Competences\n\n{table(competence, (_competence(one, pack) for one in pack.competences.values()))}"
    for asked in pack.question_sets.values():
        yield _questions(asked, pack)


def _work(one: Requirement, pack: Pack) -> tuple[str, ...]:
    found = one.findings
    against = f"{', '.join(found.stop)}, until {' or '.join(found.answered_by)}" if found else ""
    return (
        sentence(one.title),
        ", ".join(f"`{code}`" for code in one.competences),
        ", ".join(f"`{code}`" for code in one.understanding),
        against.replace("_", " "),
        f"`{one.asked_by}`" if one.asked_by else "",
        rests_on(one.basis, pack),
    )


def _competence(one: Competence, pack: Pack) -> tuple[str, ...]:
    span = one.refresh
    lasts = f"{span.months} months at most: {rests_on(span.basis, pack)}" if span else "as its evidence says"
    return f"`{one.id}`", sentence(one.title), lasts, rests_on(one.basis, pack)


def _questions(asked: QuestionSet, pack: Pack) -> str:
    rules = (
        f"{len(asked.questions)} questions on {asked.title}. {asked.right_at_least} right answers are enough, and no "
        f"question that decides is missed. Asked again every {asked.every.months} months; after not passing, not "
        f"before {asked.again_after.hours} hours."
    )
    rows = (
        (f"`{one.id}`", one.situation, one.asks, "decides" if one.decides else "", rests_on(one.basis, pack))
        for one in asked.questions
    )
    written = table(("question", "situation", "asks", "", "its answer rests on"), rows)
    return f"### The questions `{asked.id}`\n\n{rules}\n\n{written}"
