"""The records that came back in a case, what each says, and how it was weighed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from wayhome.access.rules import may_open
from wayhome.application.holding.judged import JudgedRecord, judged_of
from wayhome.application.holding.look_up import OWED, hit_of
from wayhome.application.holding.ports import HoldingsOutOfReach
from wayhome.application.holding.relevance import Matter, matters, placed
from wayhome.holdings.asking import TIERS, Found
from wayhome.holdings.records import HeldRecord
from wayhome.record.envelope import Event
from wayhome.web.acting.desk import Desk
from wayhome.web.presenting.held import Closed, called_source, opener, who_can_open
from wayhome.web.presenting.marks import Mark
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.times import when

WHY = "Came back because: "  # how a search ends what it writes of a record
MARKS = {
    "raises": Mark(words="Raises the risk", shape="alarm", kind="overdue"),
    "no_effect": Mark(words="No effect on the grade", shape="tick", kind="past"),
    "not_this_child": Mark(words="Not this child", shape="slash", kind="past"),
}
UNWEIGHED = Mark(words="Not weighed yet", shape="clock", kind="owed")
OFFERED = Mark(words="Somebody near the child: read it if you can", shape="ring", kind="past")
ARRIVED = {
    "new": "New: it came in while the child was missing.", "changed": "It changed since it was weighed.",
    "found_address": "An adult at the address where the child was found. Read it before the child goes anywhere.",
}  # fmt: skip
JUDGED: Mapping[str, str] = {
    "same": "Judged to be this child", "somebody_else": "Judged to be somebody else",
    "not_sure": "Nobody is sure whose it is", "contradicted": "Judged both ways",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A record that came back: ``says`` and ``why`` are personal words, empty where none are held any more.

    ``matters`` is what in it may change the grade. ``closed`` says who can open it where the reader may not; then it
    says nothing. ``asked`` is when it was last asked for.
    """

    id: str
    reference: str
    system: str
    where: str
    found: str
    says: str
    why: str
    affects: str
    mark: Mark
    how: str
    weighed: str
    tier: str = ""
    arrived: str = ""
    matters: tuple[Matter, ...] = ()
    closed: Closed | None = None
    asked: str = ""
    judged: str = ""
    came_in: bool = False

    @property
    def is_weighed(self) -> bool:
        """Say whether anybody said what it does to the grade."""
        return bool(self.affects)

    @property
    def is_owed(self) -> bool:
        """Say whether it has to be weighed: one about somebody near the child is offered, and owed to nobody.

        Unless it came in while the child was missing, and names the child, or is of where the child was found.
        """
        return self.came_in or _is_of_the_child(self.tier)

    @property
    def concerns(self) -> str:
        """Say what in it may change the grade; empty where nothing does."""
        return ", ".join(matter.words for matter in self.matters)


def hits_of(desk: Desk) -> tuple[Hit, ...]:
    """Return the records that came back, each once: those not weighed first, what may change the grade most on top."""
    found = {str(event.body["hit"]): event for event in desk.facing.story.of_type("risk.hit_found")}
    behind = _Behind(desk, found.values())
    hits = [behind.hit(event) for event in found.values()]
    return tuple(sorted(hits, key=_order))


def _order(hit: Hit) -> tuple[bool, bool, bool, int, int]:
    """Order by what is to be done, then what may change the grade, then how far it can be relied on."""
    tier = TIERS.index(hit.tier) if hit.tier in TIERS else 0
    place = -1 if hit.closed else placed(matter.words for matter in hit.matters)
    return hit.is_weighed, not hit.is_owed, hit.affects != "raises", place, tier


def _is_of_the_child(tier: str) -> bool:
    return not tier or tier in OWED


def unweighed(desk: Desk) -> tuple[Hit, ...]:
    """Return the records that have to be weighed and that nobody weighed yet."""
    return tuple(hit for hit in hits_of(desk) if hit.is_owed and not hit.is_weighed)


def raising(desk: Desk) -> Iterator[Hit]:
    """Yield the records that somebody said raise the risk."""
    return (hit for hit in hits_of(desk) if hit.affects == "raises")


class _Behind:
    """What stands behind the records of a case: marks, judgements, who can open what, and what closed ones say."""

    def __init__(self, desk: Desk, found: Iterable[Event]) -> None:
        self.desk = desk
        self.marks = {str(event.body["hit"]): event for event in desk.facing.story.of_type("risk.hit_marked")}
        self.asked = {str(one.body["hit"]): one for one in desk.facing.story.of_type("risk.restricted_record_asked")}
        self.named = Called(event.actor for event in self.marks.values())
        self.restricted = {
            str(event.body["hit"]): str(event.body["restricted_to"])
            for event in found
            if event.body.get("restricted_to")
        }

    @cached_property
    def opens(self) -> frozenset[str]:
        return opener(self.desk.visit)

    @cached_property
    def opened(self) -> Mapping[str, HeldRecord]:
        """Return what the restricted records say that the reader may open, read from where they are held."""
        mine = [reference for reference, post in self.restricted.items() if may_open(post, self.opens)]
        try:
            return {record.id: record for record in self.desk.visit.parts.holdings.records_of(mine)} if mine else {}
        except HoldingsOutOfReach:
            return {}

    @cached_property
    def judged(self) -> Mapping[str, JudgedRecord]:
        story = self.desk.facing.stories.get(self.desk.facing.child)
        found = {str(event.body["hit"]) for event in self.desk.facing.story.of_type("risk.hit_found")}
        return judged_of(found, story, reading=self.desk.visit.parts.reading) if story else {}

    def hit(self, found: Event) -> Hit:
        """Return one record as it is shown."""
        reference, system = str(found.body["hit"]), str(found.body["system"])
        marked = self._mark(found)
        affects = str(marked.body["affects_grade"]) if marked else ""
        says, why = self._says(found)
        came_in = "arrived" in found.body or "held_at" in found.body
        tier, words, now = str(found.body.get("tier") or ""), self.desk.facing.words, self.desk.facing.now
        return Hit(
            id="".join(filter(str.isalnum, found.id)),
            reference=reference,
            system=system,
            where=called_source(str(found.body.get("source") or system)),
            found=when(found.happened_at, now),
            says=says,
            why=why,
            affects=affects,
            mark=MARKS.get(affects, UNWEIGHED if came_in or _is_of_the_child(tier) else OFFERED),
            how=words.get((marked.id, "how"), "") if marked else "",
            weighed=f"{when(marked.happened_at, now)}, {self.named(marked.actor)}" if marked else "",
            tier=tier,
            arrived="" if marked else ARRIVED.get(str(found.body.get("arrived") or found.body.get("held_at")), ""),
            matters=matters(system, says) if says else (),
            closed=self._closed(reference),
            asked=when(self.asked[reference].happened_at, now) if reference in self.asked else "",
            judged=self._judged(reference),
            came_in=came_in,
        )

    def _mark(self, found: Event) -> Event | None:
        """Return how a record was weighed; one that was found again since, or changed, has to be weighed again."""
        marked = self.marks.get(str(found.body["hit"]))
        return None if marked is None or marked.happened_at < found.happened_at else marked

    def _says(self, found: Event) -> tuple[str, str]:
        """Return what a record says and why it came back, as far as the reader may read it."""
        held = self.opened.get(str(found.body["hit"])) if self.restricted else None
        if held:
            whole = Found(record=replace(held, restricted_to=""), tier="certain", tie="person")
            summary = hit_of(whole).summary or ""
        else:
            summary = self.desk.facing.words.get((found.id, "summary"), "")
        says, _, why = summary.partition(WHY)
        return says.strip(), why.strip().rstrip(".")

    def _closed(self, reference: str) -> Closed | None:
        post = self.restricted.get(reference, "")
        pack = self.desk.pack
        return None if may_open(post, self.opens) else who_can_open(self.desk.visit, pack)(post)

    def _judged(self, reference: str) -> str:
        judged = self.judged.get(reference)
        if judged is None or judged.standing not in JUDGED:
            return ""
        said = judged.last
        by = f", {self.named(said.by)}" if said else ""
        at = f", {when(said.at, self.desk.facing.now)}" if said and said.at else ""
        why = said.why if said and not self._closed(reference) else ""
        return f"{JUDGED[judged.standing]}{by}{at}{f': {why}' if why else ''}"
