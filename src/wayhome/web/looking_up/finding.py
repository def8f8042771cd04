"""What comes back from the one box: what the reader may read, and nothing of what they may not, not even a count."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.application.caseload import Case, Caseload
from wayhome.application.holding.ports import FoundChild
from wayhome.holdings.asking import Asked
from wayhome.kernel.ids import ActorId, SubjectKind, key_of
from wayhome.rulebook.pack import Pack
from wayhome.web.accounts.models import Account
from wayhome.web.glossary import glossary
from wayhome.web.http import Visit
from wayhome.web.looking_up.words import is_in, nearness
from wayhome.web.presenting.entries import capital, reference
from wayhome.web.presenting.standing import standing

MOST = 10
UNASKED = "No birth date was asked with"  # nobody asks with one here, so it says nothing
REFERENCE = re.compile(r"[\w:.-]*\d[\w:.-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing that came back: what it is, where it is read, why it is here, and further places about it.

    ``shows`` are the ids that the who-looked log keeps of it.
    """

    words: str
    href: str = ""
    note: str = ""
    more: tuple[tuple[str, str], ...] = ()
    shows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What came back of one kind, the nearest first; ``left`` says how many more there are."""

    heading: str
    rows: tuple[Row, ...]
    left: int = 0

    @property
    def total(self) -> int:
        """Return how many there are."""
        return len(self.rows) + self.left


def find_everything(visit: Visit, asked: str) -> tuple[Group, ...]:
    """Return what came back for what somebody typed, a group for each kind that has anything."""
    kinds = (
        ("Children", Permission.READ_CASES, _children),
        ("Cases", Permission.READ_CASES, _cases),
        ("Officers and posts", Permission.READ_PEOPLE, _people),
        ("Rules", Permission.READ_RULEBOOK, _rules),
        ("Words", Permission.READ_RULEBOOK, _words),
    )
    groups = (_group(heading, find(visit, asked)) for heading, needed, find in kinds if may(visit.actor, needed))
    return tuple(group for group in groups if group.rows)


def _group(heading: str, found: Iterable[Row]) -> Group:
    rows = tuple(found)
    return Group(heading=heading, rows=rows[:MOST], left=max(0, len(rows) - MOST))


def _children(visit: Visit, asked: str) -> Iterator[Row]:
    """Yield the children whose name is like it, however it is spelt; who is missing now first."""
    found = visit.parts.known_children.search(Asked(name=asked))
    caseload = visit.parts.reading.caseload(visit.now)
    rows = [(_is_missing(about), _child(one, about)) for one in found if (about := caseload.about(one.child))]
    yield from (row for _, row in sorted(rows, key=lambda pair: not pair[0]))


def _is_missing(about: tuple[Case, ...]) -> bool:
    return any(case.known.value("child_missing", case.at) is True for case in about)


def _child(found: FoundChild, about: tuple[Case, ...]) -> Row:
    newest = sorted(about, key=lambda case: case.changed_at, reverse=True)
    born = f"Born {found.birth_date.day} {found.birth_date:%B %Y}" if found.birth_date else "Birth date not known"
    missing = next((case for case in newest if case.known.value("child_missing", case.at) is True), newest[0])
    others = tuple((_called(case), _place(case)) for case in newest if case.record != missing.record)
    return Row(
        words=found.name or f"Child {key_of(found.child)}",
        href=_place(missing),
        note=f"{born}. {_called(missing)}. {capital('; '.join(one for one in found.why if one != UNASKED))}",
        more=others[:4],
        shows=(found.child, missing.record, *(case.record for case in newest)),
    )


def _called(case: Case) -> str:
    state = standing(case, ())
    return f"{state.kind} {reference(case.record)}, {state.state.words.lower()}"


def _place(case: Case) -> str:
    return reverse("case", args=[case.record])


def _cases(visit: Visit, asked: str) -> Iterator[Row]:
    """Yield the case whose reference it is, with a space or in small letters too."""
    caseload, names = visit.parts.reading.caseload(visit.now), visit.parts.reading.names()
    found = {case.record: case for record in _references(asked) if (case := _case(caseload, record))}
    for case in found.values():
        who = next((names[child] for child in case.children if child in names), "")
        yield Row(
            words=f"{standing(case, ()).kind} {reference(case.record)}",
            href=_place(case),
            note=". ".join(part for part in (who, standing(case, ()).state.words) if part),
            shows=(case.record, *case.children),
        )


def _references(asked: str) -> tuple[str, ...]:
    joined = "-".join(asked.split())
    if not REFERENCE.fullmatch(joined):
        return ()
    return tuple(dict.fromkeys((joined, joined.upper())))


def _case(caseload: Caseload, record: str) -> Case | None:
    case = caseload.case(record)
    cases = (SubjectKind.CHILD, SubjectKind.EPISODE, SubjectKind.INVESTIGATION)
    return case if case is not None and not set(cases).isdisjoint(case.kinds) else None


def _people(visit: Visit, asked: str) -> Iterator[Row]:
    """Yield officers by name, rank or number, with what they hold now; then posts by what they are called."""
    roster = visit.parts.reading.people()
    for officer, name in sorted(_officers(visit).items(), key=lambda pair: nearness(asked, pair[1])):
        if is_in(asked, officer, name):
            held = ", ".join(
                _post_words(one.post, roster.posts.get(one.post)) for one in roster.held_by(officer, visit.now)
            )
            yield Row(
                words=name if name == officer else f"{name}, {officer}",
                href=reverse("officer-training", args=[officer]),
                note=f"On duty as {held}" if held else "Holds no post now",
                shows=(f"officer:{officer}",),
            )
    for post in sorted(roster.posts.values(), key=lambda one: one.id):
        if is_in(asked, post.id, post.name):
            holder = roster.holder(post.id, visit.now)
            who = f"Held now by {holder.officer}" if holder else "Nobody holds it now"
            yield Row(words=f"Post {_post_words(post.id, post)}", note=who, shows=(f"post:{post.id}",))


def _post_words(post: str, held: object) -> str:
    return str(getattr(held, "name", "") or post)


def _officers(visit: Visit) -> dict[ActorId, str]:
    """Return what every officer is called: the name of their account, or their id where they have none here."""
    called: dict[ActorId, str] = {officer: officer for officer in visit.parts.reading.people().officers}
    for account in Account.objects.exclude(name="").filter(is_active=True):
        called[account.as_actor().id] = account.name
    return called


def _rules(visit: Visit, asked: str) -> Iterator[Row]:
    """Yield the rules in force whose number or title has it."""
    pack: Pack = visit.parts.reading.rulebook.at(visit.now).pack
    for rule in sorted(pack.duties.values(), key=lambda one: nearness(asked, one.id)):
        if is_in(asked, rule.id, rule.title):
            yield Row(
                words=f"{rule.id}: {rule.title}",
                href=reverse("rule", args=[pack.name, rule.id]),
                note=rule.area,
                shows=(f"rule:{rule.id}",),
            )


def _words(visit: Visit, asked: str) -> Iterator[Row]:
    """Yield the words of the glossary, and those that the rulebook in force defines."""
    pack: Pack = visit.parts.reading.rulebook.at(visit.now).pack
    meant = [(term.word, term.means, "") for term in glossary()]
    meant += [(one.term, one.means, reverse("pack-words", args=[pack.name])) for one in pack.definitions]
    for word, means, href in sorted(meant, key=lambda one: nearness(asked, one[0])):
        if is_in(asked, word):
            yield Row(words=word, href=href, note=means, shows=(f"word:{word}",))
