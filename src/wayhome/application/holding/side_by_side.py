"""Two people side by side, field by field, with the evidence that bears on each: what a person judges from.

The evidence is the index's own. It is asked anew when the page is shown and when a judgement is made, never kept.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from wayhome.application.holding.ports import HoldingsIndex
from wayhome.casework.holdings.judge_matches import AsSeen
from wayhome.holdings.asking import Asked, Found, Piece, Tier
from wayhome.holdings.levels import Field
from wayhome.holdings.linkage_pack import LinkagePack
from wayhome.holdings.records import HeldRecord, Person

Agrees = Literal["agrees", "differs", "says_little", ""]
NOBODY: Mapping[str, Person] = {}
MOST_ADDED = 3  # of a field; the records themselves say the rest
LITTLE = 0.5  # bits; less than that says as little of two strangers as of one person


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """One row: what each side says, and how the two compare; ``said`` are the sentences of the evidence."""

    words: str
    one: tuple[str, ...]
    other: tuple[str, ...]
    agrees: Agrees = ""
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the index says of two people: how far it can be relied on, each piece, and what puts it in doubt.

    Without a tier the two do not come up together, which is no evidence that they are two people. ``pack`` is the
    linkage pack by which it was weighed; None where nothing was.
    """

    tier: Tier | Literal[""] = ""
    pieces: tuple[Piece, ...] = ()
    doubts: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    pack: LinkagePack | None = None

    @property
    def bits(self) -> float:
        """Return what all of it weighs."""
        return sum(piece.bits for piece in self.pieces)

    def as_seen(self) -> AsSeen:
        """Return the evidence as a judgement keeps it."""
        return AsSeen(
            tier=self.tier or None,
            bits_hundredths=round(self.bits * 100) if self.tier else None,
            linkage=self.pack.id if self.pack else None,
            sentences="\n".join((*(piece.words for piece in self.pieces), *self.doubts)) or None,
        )


def evidence_for(asked: Asked, record: HeldRecord, *, holdings: HoldingsIndex, at: datetime) -> Evidence:
    """Ask the index how a record compares with somebody. Raises HoldingsOutOfReach."""
    if not asked.words:
        return Evidence()
    answer = holdings.search(asked, at=at)
    return evidence_of(next((one for one in answer.found if one.record.id == record.id), None), answer.pack)


def evidence_of(found: Found | None, pack: LinkagePack | None = None) -> Evidence:
    """Return the evidence of a record that came back, or of one that did not; ``pack`` is what weighed it."""
    if found is None:
        return Evidence(pack=pack)
    return Evidence(tier=found.tier, pieces=found.pieces, doubts=found.doubts, through=found.through, pack=pack)


WHO_THEY_ARE: tuple[Field, ...] = ("born", "sex", "given", "family")


def speaks_against(evidence: Evidence, asked: Asked, person: Person) -> tuple[str, ...]:
    """Return in words what says that two are not one person: another birth date, sex or name.

    A record that does not come up any more was not weighed: its birth date and sex are looked at all the same.
    """
    if evidence.tier:
        return tuple(one.words for one in evidence.pieces if one.field in WHO_THEY_ARE and one.level == "different")
    told = (
        (_day(asked.birth_date), _day(person.birth_date), "Born "),
        (SEXES.get(asked.sex, ""), SEXES.get(person.sex, ""), ""),
    )
    return tuple(f"{words}{theirs}." for ours, theirs, words in told if ours and theirs and ours != theirs)


def asked_as(person: Person) -> Asked:
    """Return what is asked to find others who may be the person whom a held record has."""
    return Asked(
        name=person.name,
        also_known_as=person.also_known_as,
        birth_date=person.birth_date,
        phones=person.phones,
        address=person.address,
        postcode=person.postcode,
        vehicles=person.vehicles,
        sex=person.sex,
        emails=person.emails,
        handles=person.handles,
        identifiers=person.identifiers,
        school=person.school,
        placement=person.placement,
        parents=person.parents,
    )


def side_by_side(
    one: Person, other: Person, evidence: Evidence, *, theirs: Mapping[str, Person] = NOBODY
) -> tuple[Beside, ...]:
    """Return the rows of which at least one side says something, in the order in which people are recognised.

    ``theirs`` are held records, by reference, that were judged to be of the first person: what they add is named with
    the record it stands on, and weighs nothing.
    """
    rows = (_row(row, one, other, evidence, theirs) for row in ROWS)
    return tuple(row for row in rows if row.one or row.other)


def _row(row: "_Row", one: Person, other: Person, evidence: Evidence, theirs: Mapping[str, Person]) -> Beside:
    pieces = [piece for piece in evidence.pieces if piece.field in row.fields]
    left, right = tuple(filter(None, row.says(one))), tuple(filter(None, row.says(other)))
    agrees = _agrees(pieces) if left and right else ""
    more = tuple(_more(row, left, theirs))
    said = tuple(piece.words for piece in pieces)
    return Beside(words=row.words, one=(*left, *more), other=right, agrees=agrees, said=said)


def _more(row: "_Row", known: Iterable[str], theirs: Mapping[str, Person]) -> Iterator[str]:
    """Yield what the person's own records add to what is known of them, each with the records it stands on."""
    seen = set(map(_plain, known))
    added: dict[str, tuple[str, list[str]]] = {}
    for reference, person in theirs.items():
        for word in dict.fromkeys(filter(None, row.says(person))):
            if _plain(word) not in seen:
                added.setdefault(_plain(word), (word, []))[1].append(reference)
    yield from (f"{word} ({', '.join(references)})" for word, references in list(added.values())[:MOST_ADDED])


def _plain(words: str) -> str:
    return "".join(filter(str.isalnum, words.casefold()))


def _agrees(pieces: Iterable[Piece]) -> Agrees:
    told = list(pieces)
    if not told:
        return ""
    bits = sum(piece.bits for piece in told)
    if abs(bits) < LITTLE:
        return "differs" if all(piece.level == "different" for piece in told) else "says_little"
    return "agrees" if bits > 0 else "differs"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    words: str
    fields: tuple[Field, ...]
    says: Callable[[Person], Iterable[str]]


SEXES: Mapping[str, str] = {"female": "Female", "male": "Male"}
ROWS: tuple[_Row, ...] = (
    _Row(words="Name", fields=("given", "family", "order"), says=lambda person: (person.name,)),
    _Row(words="Other names", fields=(), says=lambda person: person.also_known_as),
    _Row(words="Born", fields=("born",), says=lambda person: (_day(person.birth_date),)),
    _Row(words="Sex", fields=("sex",), says=lambda person: (SEXES.get(person.sex, ""),)),
    _Row(words="Phones", fields=("phone",), says=lambda person: person.phones),
    _Row(words="Address", fields=("home",), says=lambda person: (_address(person),)),
    _Row(words="Vehicles", fields=("vehicle",), says=lambda person: person.vehicles),
    _Row(words="E-mail", fields=("email",), says=lambda person: person.emails),
    _Row(words="Accounts", fields=("handle",), says=lambda person: person.handles),
    _Row(words="Numbers", fields=("identifier",), says=lambda person: person.identifiers),
    _Row(words="School", fields=("school",), says=lambda person: (person.school,)),
    _Row(words="Looked after at", fields=("placement",), says=lambda person: (person.placement,)),
    _Row(words="Parents", fields=("parent",), says=lambda person: person.parents),
)


def _day(on: date | None) -> str:
    return f"{on:%-d %b %Y}" if on else ""


def _address(person: Person) -> str:
    held = person.postcode.replace(" ", "").casefold() in person.address.replace(" ", "").casefold()
    return person.address if held else ", ".join(_given(person.address, person.postcode))


def _given(*words: str) -> Iterator[str]:
    yield from filter(None, words)
