"""The questions of a first contact, as the rulebook asks them: first those that rules owe, then what else matters."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from wayhome.record.events.questions import Question
from wayhome.rulebook.matching import Match
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.schema import Basis
from wayhome.web.presenting.called import question_asked
from wayhome.web.presenting.marks import Mark, basis_mark

ANSWERED = "missing.question_answered"
# Asked on the screen before this one, with what the child looks like.
BEFORE = ("phone", "accounts_online")
# Asked once an answer opens them; a pack that lacks one of the two asks the other by itself.
FOLLOWS: Mapping[str, tuple[str, ...]] = {
    "missing_before": ("harmed_when_missing_before",),
    "exploitation_concern": ("gang_county_lines", "online_contact", "unexplained_money_items"),
    "likely_to_be_harmed": ("substance_use", "ill_equipped_weather"),
    "self_harm_suicide": ("mental_health",),
    "medical_need": ("pregnant",),
    "needs_and_understanding": ("disability_ld_neuro",),
    "threats_weapons_debts": ("weapon",),
}
OPEN = ("why_worried", "done_to_trace", "anything_else", "last_seen_with", "own_wishes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One question: its words, the rule that asks, and what is asked once the answer is yes.

    ``which`` are the factors of which a yes states one or more: whoever asks says which, if anyone knows.
    """

    key: Question
    words: str
    cited: str
    open: bool
    decides: bool
    follow: tuple["Ask", ...] = ()
    which: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The questions that one rule asks, in its words, with what it rests on."""

    title: str
    rule: str
    mark: Mark | None
    asks: tuple[Ask, ...]


def sections(pack: Pack) -> tuple[Section, ...]:
    """Return the questions of a pack: a section for each rule that asks, and one for what else may raise the risk."""
    owed = list(_owed(pack))
    asked = {key for _, keys in owed for key in keys}
    parents = [parent for parent in FOLLOWS if parent in asked or parent in pack.questions]
    following = {each for parent in parents for each in FOLLOWS[parent]} - asked
    found = [
        Section(title=pack.duties[rule].title, rule=rule, mark=basis_mark(pack.duties[rule].basis),
                asks=tuple(_ask(key, pack, rule) for key in keys))
        for rule, keys in owed
        if keys
    ]  # fmt: skip
    rest = [key for key in pack.questions if key not in asked and key not in following and key in get_args(Question)]
    if rest:
        title = "Also ask what may raise the risk" if owed else "Ask about the child"
        asks = tuple(_ask(key, pack, "") for key in rest)
        found.append(Section(title=title, rule="", mark=None, asks=asks))
    return tuple(found)


def every(found: tuple[Section, ...]) -> Iterator[Ask]:
    """Yield every question, those that follow another included."""
    for section in found:
        for ask in section.asks:
            yield ask
            yield from ask.follow


def _owed(pack: Pack) -> Iterator[tuple[str, list[str]]]:
    seen: set[str] = set(BEFORE)
    for rule, duty in pack.duties.items():
        keys = [key for part in duty.parts for match in part.met_by if (key := _question(match)) and key not in seen]
        seen.update(keys)
        if keys:
            yield rule, list(dict.fromkeys(keys))


def _question(match: Match) -> str:
    test = match.where.get("question") if match.event == ANSWERED else None
    named = [str(each) for each in test.one_of or ()] if test else []
    return named[0] if len(named) == 1 else ""


def _ask(key: str, pack: Pack, rule: str) -> Ask:
    question = pack.questions.get(key)
    follow = tuple(_ask(each, pack, "") for each in FOLLOWS.get(key, ()) if each in pack.questions)
    stated = question.states if question else ()
    which = tuple(dict.fromkeys(code for one in stated if one.one_of_them for code in one.factors))
    return Ask(
        key=_as_question(key),
        words=question_asked(key, pack) or key.replace("_", " ").capitalize() + "?",
        cited=_cited(rule, question.basis if question else None),
        open=key in OPEN,
        decides=bool(question and question.decides),
        follow=follow,
        which=tuple((code, pack.factors[code].title) for code in which if code in pack.factors),
    )


def _as_question(key: str) -> Question:
    found: Question = next(each for each in get_args(Question) if each == key)
    return found


def _cited(rule: str, basis: Basis | None) -> str:
    """Say what a question rests on where no rule above it does."""
    return "" if rule or basis is None else basis_mark(basis).words
