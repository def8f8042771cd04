"""Taking an export: what is new goes into the record, what differs into the register, and a break loses nothing.

Cases are taken in batches, each one write to the record and then one to the register. After a break the export is taken
up at its last batch; what that had written already is found to be the same, and changes nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from wayhome.application.bringing_in import entry_of, held_about
from wayhome.application.circulated_still import carry_over
from wayhome.application.entering import enter_all
from wayhome.application.mistakes import Mistake, Place
from wayhome.application.ports import Ledger, Supplies
from wayhome.application.reconciling.difference import case_not_sent, differences, lacks
from wayhome.application.reconciling.register import Compared, Export, ExportRegister, Taken
from wayhome.application.sent_again import SentAgain, against, not_accepted, nothing_told
from wayhome.application.shadow.history import History
from wayhome.application.shadow.translate import Translator
from wayhome.kernel.refusals import Refused
from wayhome.record.effective import as_corrected

BATCH = 50
Read = tuple[History | None, tuple[Mistake, ...]]
Told = Callable[[Taken], None]
Wrong = Callable[[Mistake], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """A case beside what is held of it, ready to be taken."""

    history: History
    sent: SentAgain
    compared: Compared
    held: bool


def take(
    export: Export,
    read: Iterable[Read],
    *,
    ledger: Ledger,
    supplies: Supplies,
    register: ExportRegister,
    told: Told = lambda _: None,
    wrong: Wrong = lambda _: None,
) -> Taken:
    """Take an export, from where it was broken off; one that was taken whole before is left alone.

    ``told`` hears how far it has come after each batch, and ``wrong`` of each mistake as it is found. A case that comes
    before the place it was broken off at is not read again.
    """
    taken = register.begin(export, supplies.now())
    if taken.finished_at is not None:
        return taken
    begun = replace(taken, export=export, counted=replace(taken.counted, rows=export.rows, cut=export.cut))
    return _Taking(begun, ledger, supplies, register, wrong).take(iter(read), told)


class _Taking:
    """One export being taken."""

    def __init__(
        self, taken: Taken, ledger: Ledger, supplies: Supplies, register: ExportRegister, wrong: Wrong
    ) -> None:
        self.taken, self.ledger, self.supplies, self.register = taken, ledger, supplies, register
        self.counted = taken.counted
        self._wrong = wrong
        self._unread = 0

    def take(self, read: Iterator[Read], told: Told) -> Taken:
        before = islice(read, self.counted.cases)  # what was taken before the break is gone over
        self._unread = sum(history is None for history, _ in before)
        while batch := list(islice(read, BATCH)):
            self._batch(batch)
            told(self._now())
        if self.taken.export.cut:
            self._note(_may_be_cut(self.taken.export.cut))
            self.register.note(self.taken.export, (), self.counted, self.supplies.now())
        elif self.taken.export.whole:
            self._not_sent()
        at = self.supplies.now()
        self.register.finish(self.taken.export, at)
        return replace(self._now(), finished_at=at)

    def _now(self) -> Taken:
        return replace(self.taken, counted=self.counted, moved_at=self.supplies.now())

    def _batch(self, batch: Sequence[Read]) -> None:
        for _, mistakes in batch:
            self._note(*mistakes)
        read = [(history, bool(mistakes)) for history, mistakes in batch if history is not None]
        cases = [case for history, torn in read if (case := self._beside(history, torn=torn)) is not None]
        self._unread += len(batch) - len(cases)
        self._enter(cases)
        compared = [case.compared for case in cases]
        self._count(cases=len(batch), differing=sum(len(one.differences) for one in compared))
        self.register.note(self.taken.export, compared, self.counted, self.supplies.now())

    def _beside(self, history: History, *, torn: bool) -> _Case | None:
        """Set a case beside what is held of it, as that reads with its corrections.

        ``torn``: something of it could not be read, so that what it seems to lack may be among that.
        """
        translator = Translator(history)
        events = translator.events()
        self._note(*translator.mistakes)
        if not events:
            self._note(nothing_told(history))
            return None
        entered = held_about(translator, self.ledger)
        read = {event.id: event for event in as_corrected(entered.values())}
        taken_out = [event for event in events if event.id in entered and event.id not in read]
        sent = against((event for event in events if event not in taken_out), read)
        in_part = (torn or bool(self.taken.export.cut)) and lacks(history, sent, read)
        return _Case(
            history=history,
            sent=sent,
            held=sent.same > 0 or bool(sent.differing),
            compared=Compared(
                case=history.id,
                records=tuple(dict.fromkeys(event.record for event in events)),
                differences=tuple(differences(translator, sent, read, taken_out, in_part=in_part)),
                in_part=in_part,
            ),
        )

    def _enter(self, cases: Sequence[_Case]) -> None:
        """Enter what is new of some cases in one write; where one of them is refused, each by itself."""
        new = [case for case in cases if not case.sent.is_another]
        try:
            enter_all(
                (entry_of(event) for case in new for event in case.sent.new), ledger=self.ledger, supplies=self.supplies
            )
        except Refused:
            for case in new:
                self._enter_one(case)
        else:
            for case in new:
                self._count_in(case)

    def _enter_one(self, case: _Case) -> None:
        try:
            enter_all(map(entry_of, case.sent.new), ledger=self.ledger, supplies=self.supplies)
        except Refused as refused:
            self._note(not_accepted(case.history, refused))
        else:
            self._count_in(case)

    def _count_in(self, case: _Case) -> None:
        entries = len(case.sent.new)
        if entries:
            carry_over(case.sent.every, ledger=self.ledger, supplies=self.supplies)
        self._count(
            entries=entries,
            new=0 if case.held else 1,
            grown=1 if case.held and entries else 0,
            same=1 if case.held and not entries else 0,
        )

    def _not_sent(self) -> None:
        """Say of each case that earlier exports had that an export of everything has it no more.

        Where cases of it could not be read, nobody can tell: those that seem to be gone may be these.
        """
        gone = self.register.not_sent(self.taken.export)
        if self._unread and gone:
            self._note(_may_be_among(self._unread))
            gone = ()
        compared = [
            Compared(case=case, records=(record,), differences=(case_not_sent(case, record),)) for case, record in gone
        ]
        self._count(differing=len(compared))
        self.register.note(self.taken.export, compared, self.counted, self.supplies.now())

    def _note(self, *mistakes: Mistake) -> None:
        self._count(mistakes=len(mistakes))
        for mistake in mistakes:
            self._wrong(mistake)

    def _count(self, **more: int) -> None:
        self.counted = replace(self.counted, **{name: getattr(self.counted, name) + n for name, n in more.items()})


def _may_be_cut(why: str) -> Mistake:
    words = f"{why} What is in it was taken, and nothing is said to be gone."
    remedy = "If it was cut off, export it again. If it is whole, take it again with --yes-whole."
    return Mistake(place=Place(1), field="the file", words=words, remedy=remedy)


def _may_be_among(unread: int) -> Mistake:
    words = f"{unread:,} could not be read, and may be of cases that seem not to be in it, so none is said to be gone."
    return Mistake(place=Place(1), field="the file", words=words, remedy="Mend them, and export it again.")
