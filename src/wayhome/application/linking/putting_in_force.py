"""Putting a linkage pack in force: an entry by two people, by which every search from then on weighs.

It is asked there whether the pack finds every group of names as well. One that does not, or of which nobody knows, is
put in force only with a reason. The pack itself is kept beside the record, known by the digest that the entry names.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from wayhome.application.drafts import Draft, Entered, Entry
from wayhome.application.entering import enter
from wayhome.application.ports import EventLog, Ledger, Supplies
from wayhome.application.two_people import PUT_IN_FORCE, refuse_one_person
from wayhome.holdings.linkage_pack import LinkagePack
from wayhome.kernel.ids import OUR_FORCE, ActorId, RecordId
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.envelope import Event
from wayhome.record.events.holdings import WeightsPutInForce

IN_FORCE = WeightsPutInForce.event_type.name
LEAST_GROUPS = 2
Groups = Literal["alike", "apart", "too_few", "not_tried", "as_supplied"]
Files = Mapping[str, str]


class KeptPacks(Protocol):
    """The linkage packs that were ever put in force, word for word, in the same place as the record."""

    def keep(self, content: str, files: Files) -> None:
        """Keep the files of a pack under its digest; one that is kept already stays as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """By which pack held records are weighed, since when (UTC), who put it in force, and what was known of groups."""

    pack: str
    content: str
    since: datetime
    first: str
    second: str
    groups: Groups


@dataclass(frozen=True, slots=True, kw_only=True)
class Putting:
    """A pack that two people put in force. ``supplied`` are the digests of the product's own packs."""

    pack: LinkagePack
    files: Files
    first: str
    second: str
    reason: str = ""
    supplied: Collection[str] = ()

    @property
    def groups(self) -> Groups:
        """Return what is known of how it finds groups of names."""
        tried = self.pack.tried
        if self.pack.content in self.supplied:
            return "as_supplied"
        if tried is None:
            return "not_tried"
        if tried.groups < LEAST_GROUPS:
            return "too_few"
        return "apart" if tried.gaps else "alike"


def put_in_force(putting: Putting, *, kept: KeptPacks, ledger: Ledger, supplies: Supplies) -> Entered:
    """Put a linkage pack in force from now on. Putting in force what is in force already changes nothing.

    Raises Refused when one person would do both parts, and where groups are not known to be found alike and no reason
    is given.
    """
    words = "What held records are weighed by is put in force by two people."
    refuse_one_person(putting.first, putting.second, words, PUT_IN_FORCE)
    _refuse_apart(putting)
    record = RecordId(OUR_FORCE)
    history = ledger.read(record)
    standing = [held for held in history.events if held.event.type == IN_FORCE]
    if standing and standing[-1].event.body["content"] == putting.pack.content:
        return Entered(events=(standing[-1],), repeated=True)
    kept.keep(putting.pack.content, putting.files)
    first, second = putting.first.strip(), putting.second.strip()
    fact = WeightsPutInForce(
        pack=putting.pack.head.name, content=putting.pack.content, first=first, second=second, groups=putting.groups,
        reason=putting.reason.strip() or None,
    )  # fmt: skip
    draft = Draft(fact=fact, happened_at=supplies.now(), subjects=(OUR_FORCE,), actor=ActorId(first))
    return enter(Entry(record=record, drafts=(draft,), after=history.sequence), ledger=ledger, supplies=supplies)


def in_force(log: EventLog) -> Weighing | None:
    """Return by which pack held records are weighed; None where the product's own is, since nobody put one in force."""
    put = log.of_type(IN_FORCE)
    return _weighing(put[-1].event) if put else None


def _weighing(event: Event) -> Weighing:
    said = WeightsPutInForce.model_validate({**event.body, "reason": None})
    return Weighing(
        pack=said.pack, content=said.content, since=event.happened_at, first=said.first, second=said.second,
        groups=said.groups,
    )  # fmt: skip


def _refuse_apart(putting: Putting) -> None:
    words = _doubt(putting)
    if words and not putting.reason.strip():
        remedy = "Say why it is put in force all the same, or train one that finds them alike."
        raise Refused(*(Reason(rule="linkage.groups_alike", words=said, remedy=remedy) for said in words))


def _doubt(putting: Putting) -> tuple[str, ...]:
    """Say what speaks against a pack; nothing where it was tried and finds every group of names as well."""
    name, tried = putting.pack.head.name, putting.pack.tried
    if putting.groups == "not_tried":
        return (f"{name} was not tried on people who are known: nobody knows whether it finds every group as well.",)
    if putting.groups == "too_few":
        return (f"{name} was tried on too few people to say whether it finds every group of names as well.",)
    return tried.gaps if tried and putting.groups == "apart" else ()
