"""What arrives is matched with everything that leads to somebody and that no open investigation has resolved.

A nickname, a number or a plate that nobody could resolve waits in its case. A record that comes in and has the same
becomes an entry there, so that looking at it is owed like anything else. It is proposed, and decides nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from wayhome.application.caseload import Case
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.application.holding.ports import HoldingsIndex
from wayhome.application.ports import Ledger, Supplies
from wayhome.application.reading import Reading
from wayhome.application.refusals import InQuarantine, KeyUsedBefore
from wayhome.casework.enquiring.identifiers import NOTED, Identifier, identifiers_of
from wayhome.duties.stories import stories
from wayhome.duties.story import Story
from wayhome.holdings.identifying import asked_with, compared, keys_in, keys_to, same_in
from wayhome.holdings.records import HeldRecord
from wayhome.kernel.ids import ActorId, RecordId, SubjectKind
from wayhome.record.events.enquiry import IdentifierMatched

BY = ActorId("Held records")  # nobody entered it: it came with what was brought in


@dataclass(frozen=True, slots=True, kw_only=True)
class Unresolved:
    """What leads to somebody and is not resolved, in the case that noted it."""

    case: Case
    story: Story
    one: Identifier


@dataclass(slots=True)
class IdentifierWatch:
    """The watch over everything that leads to somebody and that nobody has resolved."""

    reading: Reading
    holdings: HoldingsIndex
    ledger: Ledger
    supplies: Supplies
    _crowded: dict[str, bool] = field(default_factory=dict)

    def watch(self, records: Sequence[HeldRecord]) -> Mapping[RecordId, tuple[str, ...]]:
        """Match records that came in, or changed; return the references of those that were entered, by case.

        Doing it again changes nothing. Raises HoldingsOutOfReach.
        """
        entered: dict[RecordId, list[str]] = {}
        waiting = self._by_key()
        for record in records if waiting else ():
            near = {id(one): one for key in keys_in(record) for one in waiting.get(key, ())}
            for one in near.values():
                if same_in(one.one.kind, one.one.value, record) and self._enter(one, record):
                    entered.setdefault(one.case.record, []).append(record.id)
        return {record: tuple(hits) for record, hits in entered.items()}

    def _by_key(self) -> Mapping[str, Sequence[Unresolved]]:
        """Return what is not resolved by the keys that lead to it, so that a record is held against little of it."""
        found: dict[str, list[Unresolved]] = {}
        for one in unresolved(self.reading.live(self.supplies.now()).cases, self.reading):
            for key in keys_to(one.one.kind, one.one.value):
                found.setdefault(key, []).append(one)
        return found

    def _enter(self, waiting: Unresolved, record: HeldRecord) -> bool:
        one = waiting.one
        if (record.id, record.content) in one.listed or self._is_shared(one):
            return False
        fact = IdentifierMatched(
            reference=one.reference, kind=one.kind, hit=record.id, content=record.content,
            restricted_to=record.restricted_to or None,
        )  # fmt: skip
        whom = (*waiting.case.children, waiting.story.subject)
        draft = Draft(fact=fact, happened_at=self.supplies.now(), subjects=whom, actor=BY)
        key = f"identified:{waiting.case.record}:{one.reference}:{record.id}:{record.content}"
        try:
            entry = Entry(record=waiting.case.record, drafts=(draft,), key=key)
            return not enter(entry, ledger=self.ledger, supplies=self.supplies).repeated
        except (KeyUsedBefore, InQuarantine):
            return False  # somebody else entered it just now; or operators are told that the case cannot be read

    def _is_shared(self, one: Identifier) -> bool:
        """Say whether very many have it, as the telephone of a children's home: it would lead to everybody."""
        key = f"{one.kind} {compared(one.kind, one.value)}"
        if key not in self._crowded:
            asked = asked_with(one.kind, one.value)
            answer = self.holdings.search(asked, at=self.supplies.now()) if asked else None
            self._crowded[key] = bool(answer and answer.crowded)
        return self._crowded[key]


def unresolved(cases: Sequence[Case], reading: Reading) -> Iterator[Unresolved]:
    """Yield everything that leads to somebody and is not resolved, of the investigations among some cases."""
    for case in cases:
        if not any(held.event.type == NOTED for held in case.entries):
            continue
        told = stories(held.event for held in case.entries)
        words = reading.words(case.record)
        for story in told.values():
            if story.kind is SubjectKind.INVESTIGATION:
                every = identifiers_of(story, words)
                yield from (Unresolved(case=case, story=story, one=one) for one in every if one.is_open)
