"""What comes back from the one box: what the reader may read, and nothing of what they may not, not even a count."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.application.caseload import Case, Caseload
from wayhome.application.holding.ports import FoundChild
from wayhome.duties.holding import Post
from wayhome.holdings.asking import Asked
from wayhome.kernel.ids import ActorId, SubjectKind, key_of
from wayhome.kernel.worktime import birthday, london_day
from wayhome.rulebook.pack import Pack
from wayhome.web.accounts.models import Account
from wayhome.web.glossary import glossary
from wayhome.web.http import Visit
from wayhome.web.looking_up.in_words import in_words
from wayhome.web.looking_up.numbered import measures, rules
from wayhome.web.looking_up.pages import pages
from wayhome.web.looking_up.row import Row
from wayhome.web.looking_up.words import is_in, nearness, run_together
from wayhome.web.presenting.entries import capital, reference
from wayhome.web.presenting.standing import standing
from wayhome.web.presenting.typed import references

MOST, EVERY = 10, 500
UNASKED = "No birth date was asked with"  # nobody asks with one here, so it says nothing
NUMBER = re.compile(r"\d+")
CRIME, BY_LINK = "investigation.crime_recorded", "door.missing_reported"
WITH_AGE = re.compile(r"(.*\S) (\d{1,2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What came back of one kind, the nearest first; ``left`` says how many more there are, ``notes`` what to know."""

    heading: str
    rows: tuple[Row, ...]
    left: int = 0
    notes: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """Return how many there are."""
        return len(self.rows) + self.left

    @property
    def can_be_whole(self) -> bool:
        """Say whether all of them may be asked for at once."""
        return self.total <= EVERY


def find_everything(visit: Visit, asked: str, whole: str = "") -> tuple[Group, ...]:
    """Return what came back for what somebody typed, a group for each kind that has anything; ``whole`` of one."""
    kinds = (
        ("Pages", None, pages),
        ("Children", Permission.READ_CASES, _children),
        ("Cases", Permission.READ_CASES, _cases),
        ("In the words of records", Permission.READ_HELD, in_words),
        ("Officers and posts", Permission.READ_PEOPLE, _people),
        ("Rules", Permission.READ_RULEBOOK, rules),
        ("Measures", Permission.READ_MEASURES, measures),
        ("Words", Permission.READ_RULEBOOK, _words),
    )
    found = ((heading, find(visit, asked)) for heading, needed, find in kinds if _may(visit, needed))
    groups = (_group(heading, rows, EVERY if heading == whole else MOST) for heading, rows in found)
    return tuple(group for group in groups if group.rows or group.notes)


def _may(visit: Visit, needed: Permission | None) -> bool:
    return needed is None or may(visit.actor, needed)


def _group(heading: str, found: Iterable[Row], most: int) -> Group:
    every = tuple(found)
    rows = tuple(row for row in every if not row.aside)
    notes = tuple(row.words for row in every if row.aside)
    return Group(heading=heading, rows=rows[:most], left=max(0, len(rows) - most), notes=notes)


def name_and_age(asked: str) -> tuple[str, int | None]:
    """Return the name in what was asked, and the age after it where there is one: Tamsin 14."""
    found = WITH_AGE.fullmatch(asked)
    return (found[1], int(found[2])) if found else (asked, None)


def _children(visit: Visit, asked: str) -> Iterator[Row]:
    """Yield the children whose name is like it, however it is spelt: of the age asked for first, then the missing."""
    name, years = name_and_age(asked)
    found = visit.parts.known_children.search(Asked(name=name))
    caseload, today = visit.parts.reading.caseload(visit.now), london_day(visit.now)
    held = [(one, about) for one in found if (about := caseload.about(one.child))]
    held.sort(key=lambda pair: (not _is_aged(pair[0], years, today), not _is_missing(pair[1])))
    yield from (_child(one, about) for one, about in held)


def _is_aged(child: FoundChild, years: int | None, today: date) -> bool:
    if years is None or child.birth_date is None:
        return False
    return birthday(child.birth_date, years) <= today < birthday(child.birth_date, years + 1)


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
    """Yield the case whose reference it is, or that holds a crime or a report by a link of that number."""
    caseload, names = visit.parts.reading.caseload(visit.now), visit.parts.reading.names()
    crimes, reports = _crimes(visit, asked), _holding(BY_LINK, asked, visit)
    found = {
        case.record: case
        for record in (*references(asked), *_numbered(visit, asked), *crimes, *reports)
        if (case := _case(caseload, record))
    }
    for case in found.values():
        who = next((names[child] for child in case.children if child in names), "")
        crime = f"Crime {crimes[case.record]} was recorded in it" if case.record in crimes else ""
        report = f"The report by a link {reports[case.record]} came to it" if case.record in reports else ""
        yield Row(
            words=f"{standing(case, ()).kind} {reference(case.record)}",
            href=_place(case),
            note=". ".join(part for part in (who, standing(case, ()).state.words, crime, report) if part),
            shows=(case.record, *case.children),
        )


def _crimes(visit: Visit, asked: str) -> Mapping[str, str]:
    """Return each record in which a crime of a number was recorded, with the number as it stands there."""
    return _holding(CRIME, asked, visit) if any(map(str.isdigit, asked)) else {}


def _holding(what: str, asked: str, visit: Visit) -> Mapping[str, str]:
    """Return each record with an entry of a kind that has a number of its own, with the number as it stands there."""
    wanted = run_together(asked)
    told = (one.event for one in visit.parts.ledger.of_type(what) if one.event.body.get("reference"))
    numbers = ((event.record, str(event.body["reference"])) for event in told)
    return {record: number for record, number in numbers if run_together(number) == wanted}


def _numbered(visit: Visit, asked: str) -> tuple[str, ...]:
    """Return the references that a number alone may be of: 1051 is EM-1051, where live cases are called so."""
    number = asked.strip()
    if not NUMBER.fullmatch(number):
        return ()
    live = visit.parts.reading.index.unsettled(visit.now)
    return tuple(dict.fromkeys(f"{record.rpartition('-')[0]}-{number}" for record in live if "-" in record))


def _case(caseload: Caseload, record: str) -> Case | None:
    case = caseload.case(record)
    cases = (SubjectKind.CHILD, SubjectKind.EPISODE, SubjectKind.INVESTIGATION)
    return case if case is not None and not set(cases).isdisjoint(case.kinds) else None


def _people(visit: Visit, asked: str) -> Iterator[Row]:
    """Yield officers by name, rank or number, and posts by what they are called; where it is an id, that one alone."""
    officers, posts = _officers(visit), visit.parts.reading.people().posts
    exact = {one for one in (*officers, *posts) if run_together(one) == run_together(asked)}
    for officer, name in sorted(officers.items(), key=lambda pair: nearness(asked, pair[1])):
        if officer in exact or (not exact and is_in(asked, officer, name)):
            yield _officer(visit, officer, name)
    for post in sorted(posts.values(), key=lambda one: one.id):
        if post.id in exact or (not exact and is_in(asked, post.id, post.name)):
            yield _post(visit, post)


def _officer(visit: Visit, officer: ActorId, name: str) -> Row:
    roster = visit.parts.reading.people()
    held = ", ".join(_post_words(one.post, roster.posts.get(one.post)) for one in roster.held_by(officer, visit.now))
    return Row(
        words=name if name == officer else f"{name}, {officer}",
        href=reverse("officer-training", args=[officer]),
        note=f"On duty as {held}" if held else "Holds no post now",
        shows=(f"officer:{officer}",),
    )


def _post(visit: Visit, post: Post) -> Row:
    holder = visit.parts.reading.people().holder(post.id, visit.now)
    return Row(
        words=f"Post {post.id}" + (f", {post.name}" if post.name and post.name != post.id else ""),
        href=reverse("people-post", args=[post.id]),
        note=f"Held now by {holder.officer}" if holder else "Nobody holds it now",
        shows=(f"post:{post.id}",),
    )


def _post_words(post: str, held: object) -> str:
    return str(getattr(held, "name", "") or post)


def _officers(visit: Visit) -> dict[ActorId, str]:
    """Return what every officer is called: the name of their account, or their id where they have none here."""
    called: dict[ActorId, str] = {officer: officer for officer in visit.parts.reading.people().officers}
    for account in Account.objects.exclude(name="").filter(is_active=True):
        called[account.as_actor().id] = account.name
    return called


def _words(visit: Visit, asked: str) -> Iterator[Row]:
    """Yield the words of the glossary, and those that the rulebook in force defines."""
    pack: Pack = visit.parts.reading.rulebook.at(visit.now).pack
    meant = [(term.word, term.means, "") for term in glossary()]
    meant += [(one.term, one.means, reverse("pack-words", args=[pack.name])) for one in pack.definitions]
    for word, means, href in sorted(meant, key=lambda one: nearness(asked, one[0])):
        if is_in(asked, word):
            yield Row(words=word, href=href, note=means, shows=(f"word:{word}",))
