"""How children of different backgrounds fare: what is asked, of whom, and what comes out, with how sure it is.

Every question sorts every episode of a time into answers that exclude each other, what is not recorded among them, so
that one number of episodes stands behind all of them and no difference of two tables tells more than a table.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from wayhome.assurance.episodes import Episode
from wayhome.assurance.intervals import Interval, difference, of_children
from wayhome.assurance.suppression import SMALLEST, Block, large_enough, protected
from wayhome.kernel.ids import Subject

NOT_RECORDED, OTHERWISE = "not recorded", "otherwise, or not recorded"
BOTH = 2
TOGETHER = " | "  # between the names of groups that stand together in every table
SEEN_WITHIN, ACTED_WITHIN = 24.0, 2.0  # hours; the default times of MC-63 and MC-32
Sort = Callable[[Episode, datetime], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing that is asked of every episode: its answers in order, of which the first ones are compared."""

    id: str
    title: str
    answers: tuple[str, ...]
    compared: tuple[str, ...]
    sort: Sort

    def coarser(self) -> "Question":
        """Return the question with two answers: the one that is compared first, or any other."""
        first, fine = self.compared[0], self.sort
        otherwise = next((one for one in self.answers if one != first), "") if len(self.answers) == BOTH else OTHERWISE
        return replace(
            self,
            answers=(first, otherwise),
            compared=(first,),
            sort=lambda episode, at: first if fine(episode, at) == first else otherwise,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """One way in which children are told apart; ``groups`` gives each value of the record its words."""

    id: str
    title: str
    groups: Mapping[str, str]
    of: Callable[[Episode], str]

    def group(self, episode: Episode) -> str:
        """Return the group of an episode in words."""
        return self.groups.get(self.of(episode), NOT_RECORDED)


def _grade(episode: Episode, _at: datetime) -> str:
    given = episode.first_grade.value if episode.first_grade else ""
    return {"high": "high", "medium": "medium", "low": "low or very low", "very_low": "low or very low"}.get(
        given, "no grade"
    )


def _acted(episode: Episode, _at: datetime) -> str:
    hours = episode.hours_to_act
    return "nothing on record" if hours is None else "within 2 hours" if hours <= ACTED_WITHIN else "later"


def _lasted(episode: Episode, at: datetime) -> str:
    hours = episode.hours_by(at)
    bands = (("under 8 hours", 8), ("8 to 24 hours", 24), ("1 to 2 days", 48))
    return next((words for words, end in bands if hours < end), "more than 2 days")


def _seen(episode: Episode, _at: datetime) -> str:
    hours = episode.hours_to_see
    if hours is None:
        return "not, or not recorded"
    return "in person within 24 hours" if hours <= SEEN_WITHIN else "in person later"


def _factors(episode: Episode, _at: datetime) -> str:
    return "recorded" if episode.factors else "none recorded"


def _words(episode: Episode, _at: datetime) -> str:
    return "pointed out" if episode.pointed_out else "none pointed out"


def _found_by(episode: Episode, _at: datetime) -> str:
    by = episode.found.value if episode.found else ""
    if by in ("", "unknown"):
        return NOT_RECORDED
    return "police" if by in ("police_own", "police_other", "transport_police") else "came back or others"


QUESTIONS = (
    Question(
        id="grade", title="First grade given", sort=_grade,
        answers=("high", "medium", "low or very low", "no grade"), compared=("high", "low or very low"),
    ),
    Question(
        id="acted", title="First thing done to find the child", sort=_acted,
        answers=("within 2 hours", "later", "nothing on record"), compared=("within 2 hours",),
    ),
    Question(
        id="lasted", title="How long the child was missing", sort=_lasted,
        answers=("under 8 hours", "8 to 24 hours", "1 to 2 days", "more than 2 days"), compared=("more than 2 days",),
    ),
    Question(
        id="seen", title="Seen by officers after coming back", sort=_seen,
        answers=("in person within 24 hours", "in person later", "not, or not recorded"),
        compared=("in person within 24 hours",),
    ),
    Question(
        id="factors", title="Exploitation on record", sort=_factors,
        answers=("recorded", "none recorded"), compared=("recorded",),
    ),
    Question(
        id="found-by", title="Who found the child", sort=_found_by,
        answers=("police", "came back or others", NOT_RECORDED), compared=("police",),
    ),
    Question(
        id="words", title="Words about the child that were pointed out", sort=_words,
        answers=("pointed out", "none pointed out"), compared=("pointed out",),
    ),
)  # fmt: skip
ETHNICITIES = {
    "white": "White", "mixed": "Mixed", "asian": "Asian", "black": "Black", "chinese_or_other": "Chinese or other",
}  # fmt: skip
CARE = {
    "looked_after": "Looked after", "child_protection_plan": "Child protection plan", "child_in_need": "Child in need",
    "care_leaver": "Care leaver", "none": "None of these",
}  # fmt: skip
AGES = {"0–4": "0–9", "5–9": "0–9", "10–11": "10–11", "12–14": "12–14", "15–17": "15–17"}
GROUPINGS = (
    Grouping(id="ethnicity", title="Ethnicity, as given", groups=ETHNICITIES, of=lambda one: one.about.ethnicity),
    Grouping(
        id="ethnicity-seen", title="Ethnicity, as an officer put it down", groups=ETHNICITIES,
        of=lambda one: one.about.ethnicity_seen,
    ),
    Grouping(id="care", title="Care status", groups=CARE, of=lambda one: one.about.care_status),
    Grouping(id="sex", title="Sex", groups={"girl": "Girls", "boy": "Boys"}, of=lambda one: one.about.sex),
    Grouping(id="age", title="Age", groups=AGES, of=lambda one: one.age_band),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """How many of a group came to one answer; ``rate`` with its interval, and how far it is from all others known.

    ``apart`` is None where the answer is not compared, or the group cannot be: what is not recorded is no group.
    """

    words: str
    count: int
    rate: Interval
    apart: Interval | None

    @property
    def differs(self) -> str:
        """Say how the group differs from the others, where chance would not often make it; empty otherwise."""
        if self.apart is None or not self.apart.excludes_nought:
            return ""
        return "more than the others" if self.apart.estimate > 0 else "less than the others"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One group, or several put together so that no small number shows; ``groups`` names them."""

    groups: tuple[str, ...]
    episodes: int
    children: int
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One question by one grouping.

    ``rows`` is empty where nothing may be shown but how many there are; ``total`` is None where not even that may.
    """

    question: Question
    grouping: Grouping
    rows: tuple[Row, ...]
    total: int | None


def table(question: Question, grouping: Grouping, episodes: Sequence[Episode], at: datetime) -> Table:
    """Sort some episodes by group and answer, with no number that is small.

    Where fewer answers let more groups be shown apart, fewer are told apart: whether it was the first answer, or not.
    """
    fine = _counted(question, grouping, episodes, at)
    coarser = question.coarser()
    coarse = {name: held.coarser(coarser) for name, held in fine.items()}
    shown, shown_coarse = _blocks(fine), _blocks(coarse)
    if len(shown_coarse) > len(shown):
        return _table(coarser, grouping, coarse, shown_coarse, len(episodes))
    return _table(question, grouping, fine, shown, len(episodes))


def _counted(question: Question, grouping: Grouping, episodes: Sequence[Episode], at: datetime) -> dict[str, "_Group"]:
    groups = {group: _Group(question) for group in (*dict.fromkeys(grouping.groups.values()), NOT_RECORDED)}
    for episode in episodes:
        groups[grouping.group(episode)].add(episode, question.sort(episode, at))
    blocks = large_enough({name: len(held.children) for name, held in groups.items()})
    return {TOGETHER.join(names): _Group.of(question, [groups[name] for name in names]) for names in blocks}


def _blocks(groups: Mapping[str, "_Group"]) -> tuple[Block, ...]:
    counts = {name: held.counts for name, held in groups.items()}
    return protected(counts, {name: len(held.children) for name, held in groups.items()})


def _table(
    question: Question, grouping: Grouping, groups: Mapping[str, "_Group"], shown: Sequence[Block], total: int
) -> Table:
    rows = tuple(_row(names, groups, question) for names in shown)
    return Table(
        question=question, grouping=grouping, rows=rows, total=total if shown or not 0 < total < SMALLEST else None
    )


class _Group:
    """The episodes of one group, by child and answer."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self.children: dict[Subject, dict[str, int]] = {}

    def add(self, episode: Episode, answer: str) -> None:
        of_child = self.children.setdefault(episode.child, {})
        of_child[answer] = of_child.get(answer, 0) + 1

    @classmethod
    def of(cls, question: Question, several: Sequence["_Group"]) -> "_Group":
        """Put groups together; a child who was in two of them is one child."""
        if len(several) == 1:
            return several[0]
        made = cls(question)
        for child, held in (one for group in several for one in group.children.items()):
            of_child = made.children.setdefault(child, {})
            for answer, many in held.items():
                of_child[answer] = of_child.get(answer, 0) + many
        return made

    def coarser(self, question: Question) -> "_Group":
        """Return the same with the two answers of a coarser question."""
        made = _Group(question)
        first, otherwise = question.answers
        for child, held in self.children.items():
            of_first = held.get(first, 0)
            made.children[child] = {first: of_first, otherwise: sum(held.values()) - of_first}
        return made

    @property
    def counts(self) -> tuple[int, ...]:
        return tuple(sum(held.get(one, 0) for held in self.children.values()) for one in self._question.answers)


def _row(names: tuple[str, ...], groups: Mapping[str, _Group], question: Question) -> Row:
    here = [held for name in names for held in groups[name].children.values()]
    unknown = any(NOT_RECORDED in name.split(TOGETHER) for name in names)
    others = [] if unknown else _others(names, groups)
    return Row(
        groups=tuple(group for name in names for group in name.split(TOGETHER)),
        episodes=sum(sum(held.values()) for held in here),
        children=len(here),
        answers=tuple(_answer(words, here, others if words in question.compared else []) for words in question.answers),
    )


def _others(names: tuple[str, ...], groups: Mapping[str, _Group]) -> list[dict[str, int]]:
    known = (name for name in groups if name not in names and NOT_RECORDED not in name.split(TOGETHER))
    return [held for name in known for held in groups[name].children.values()]


def _answer(words: str, here: Sequence[Mapping[str, int]], others: Sequence[Mapping[str, int]]) -> Answer:
    rate = _rate(words, here)
    apart = difference(rate, _rate(words, others)) if others else None
    return Answer(words=words, count=sum(held.get(words, 0) for held in here), rate=rate, apart=apart)


def _rate(words: str, children: Iterable[Mapping[str, int]]) -> Interval:
    return of_children((held.get(words, 0), sum(held.values())) for held in children)


def listed(made: Table, row: Row, answer: str, episodes: Sequence[Episode], at: datetime) -> tuple[Episode, ...]:
    """Return the episodes behind one number of a table that was made of some, as known at an instant."""
    wanted = frozenset(row.groups)
    return tuple(
        one for one in episodes if made.grouping.group(one) in wanted and made.question.sort(one, at) == answer
    )
