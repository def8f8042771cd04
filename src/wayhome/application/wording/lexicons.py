"""Putting a lexicon in force: one person proposes it, with figures, and another agrees, each signed in as themselves.

What is written is read by the lexicon that was put in force last, word for word as it was then, whatever edition comes
with the product later. Until two people have put one in force the product's own newest reads.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Protocol

from wayhome.application.drafts import Entered
from wayhome.application.of_our_force import enter_of_our_force
from wayhome.application.ports import EventLog, Ledger, Supplies
from wayhome.application.two_people import refuse_one_person, refuse_what_does_not_wait
from wayhome.application.wording.examples import examples_of, examples_wrong
from wayhome.application.wording.pointing_out import found_in
from wayhome.application.wording.samples import is_written, texts_of
from wayhome.kernel.ids import ActorId, EventId
from wayhome.kernel.refusals import Reason, Refused
from wayhome.reading.engine import Engine
from wayhome.record.envelope import Event
from wayhome.record.events.wording_lexicons import LexiconNotAgreed, LexiconProposed, LexiconPutInForce
from wayhome.record.rows import read

PROPOSED, NOT_AGREED = "wording.lexicon_proposed", "wording.lexicon_not_agreed"
IN_FORCE = "wording.lexicon_put_in_force"
LATEST, AT_ONCE = 1_000, 500  # of the latest entries about children, that a proposal is read against
WORD = re.compile(r"\w+")
Files = Mapping[str, str]


class Lexicons(Protocol):
    """The lexicons that come with the product, and those that were ever proposed, kept word for word."""

    def supplied(self) -> Sequence[str]:
        """Return the names of those that come with the product, the newest last."""

    def files(self, name: str) -> Files:
        """Return the files of one that comes with the product."""

    def keep(self, content: str, files: Files) -> None:
        """Keep the files of a lexicon under its digest; one that is kept already stays as it is."""

    def engine(self, content: str) -> Engine:
        """Return what reads by a lexicon that is kept or comes with the product. Raises LookupError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A lexicon that was proposed and waits for a second person, with its figures."""

    id: EventId
    by: ActorId
    at: datetime
    figures: LexiconProposed


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """One lexicon that was put in force: since when (UTC), and by whom."""

    pack: str
    content: str
    since: datetime
    first: str
    second: str


def propose(
    proposed: Engine, files: Files, *, now: Engine, by: ActorId, kept: Lexicons, ledger: Ledger, supplies: Supplies
) -> Entered:
    """Propose a lexicon, compared with the one that reads now.

    Raises Refused for the one that is in force already, and where examples of its own do not come true.
    """
    standing = history(ledger)
    lexicon = proposed.lexicon
    if standing and standing[0].content == lexicon.content:
        words = f"{lexicon.head.name} is in force already, with this very content."
        raise Refused(Reason(rule="wording.lexicon_new", words=words, remedy="Propose another."))
    if wrong := tuple(islice(examples_wrong(proposed), 3)):
        remedy = "Mend the rule or its example: wayhome pack check names each."
        raise Refused(*(Reason(rule="wording.examples_true", words=f"{words}.", remedy=remedy) for words in wrong))
    fact = _figures(proposed, now, ledger)
    kept.keep(lexicon.content, files)
    return enter_of_our_force(fact, by=by, ledger=ledger, supplies=supplies)


def agree(proposal: Proposal, *, by: ActorId, ledger: Ledger, supplies: Supplies) -> Entered:
    """Put in force what somebody else proposed; raises Refused for one's own, and for one that no longer waits."""
    words = "What reads the words about children is put in force by two people."
    refuse_one_person(proposal.by, by, words, "Ask somebody else to look at the figures and agree.")
    _refuse_unless_waiting(proposal, ledger)
    figures = proposal.figures
    fact = LexiconPutInForce(
        pack=figures.pack, content=figures.content, first=proposal.by, second=by, proposal=proposal.id
    )
    return enter_of_our_force(fact, by=by, ledger=ledger, supplies=supplies)


def turn_down(proposal: Proposal, reason: str, *, by: ActorId, ledger: Ledger, supplies: Supplies) -> Entered:
    """Turn a proposal down, or take one's own back; raises Refused for one that no longer waits, or without why."""
    _refuse_unless_waiting(proposal, ledger)
    if not reason.strip():
        remedy = "Say in a sentence what speaks against it."
        raise Refused(Reason(rule="wording.why_not", words="It is not said why it is turned down.", remedy=remedy))
    return enter_of_our_force(
        LexiconNotAgreed(proposal=proposal.id, reason=reason.strip()), by=by, ledger=ledger, supplies=supplies
    )


def waiting(log: EventLog) -> Proposal | None:
    """Return what was proposed last, where nothing was put in force or turned down since."""
    told = [held for name in (PROPOSED, NOT_AGREED, IN_FORCE) for held in log.of_type(name)]
    last = max(told, key=lambda held: held.position, default=None)
    if last is None or last.event.type != PROPOSED:
        return None
    event = last.event
    return Proposal(
        id=event.id, by=event.actor, at=event.recorded_at, figures=LexiconProposed.model_validate(dict(event.body))
    )


def history(log: EventLog) -> tuple[InForce, ...]:
    """Return every lexicon that was put in force, the one in force first; none where nobody has put one in force."""
    return tuple(_in_force(held.event) for held in reversed(log.of_type(IN_FORCE)))


def _in_force(event: Event) -> InForce:
    said = LexiconPutInForce.model_validate(dict(event.body))
    return InForce(pack=said.pack, content=said.content, since=event.recorded_at, first=said.first, second=said.second)


def _figures(proposed: Engine, now: Engine, log: EventLog) -> LexiconProposed:
    texts = tuple(islice(_latest(log), LATEST))
    found = [tuple(any(found_in(engine, text) for text in entry) for engine in (now, proposed)) for entry in texts]
    lexicon = proposed.lexicon
    return LexiconProposed(
        pack=lexicon.head.name, content=lexicon.content, rules=len(lexicon.wording) + len(lexicon.risk),
        examples=examples_of(lexicon), against=now.lexicon.id, entries=len(texts),
        words=sum(len(WORD.findall(text)) for entry in texts for text in entry),
        found_before=sum(before for before, _ in found), found_by_it=sum(after for _, after in found),
        only_by_it=sum(after and not before for before, after in found),
        no_longer=sum(before and not after for before, after in found),
    )  # fmt: skip


def _latest(log: EventLog) -> Iterator[tuple[str, ...]]:
    """Yield what was written in each entry about a child, the latest first."""
    last = log.head().position
    while last > 0:
        first = max(0, last - AT_ONCE)
        for row in reversed(log.after(first, last - first)):
            kept = read(row)
            if kept.sealed and is_written(kept.sealed.event) and (texts := tuple(texts_of(log, kept.sealed.event))):
                yield texts
        last = first


def _refuse_unless_waiting(proposal: Proposal, ledger: Ledger) -> None:
    now = waiting(ledger)
    refuse_what_does_not_wait(proposal.id, now.id if now else None, "agreed to")
