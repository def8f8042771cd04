"""The records that came back in a case, what each says, and how it was weighed."""

from collections.abc import Iterator
from dataclasses import dataclass

from wayhome.record.envelope import Event
from wayhome.web.acting.desk import Desk
from wayhome.web.presenting.marks import Mark
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.systems import called
from wayhome.web.presenting.times import when

WHY = "Came back because: "  # how a search ends what it writes of a record
MARKS = {
    "raises": Mark(words="Raises the risk", shape="alarm", kind="overdue"),
    "no_effect": Mark(words="No effect on the grade", shape="tick", kind="past"),
    "not_this_child": Mark(words="Not this child", shape="slash", kind="past"),
}
UNWEIGHED = Mark(words="Not weighed yet", shape="clock", kind="owed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A record that came back: ``says`` and ``why`` are personal words, empty where none are held any more."""

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

    @property
    def is_weighed(self) -> bool:
        """Say whether anybody said what it does to the grade."""
        return bool(self.affects)


def hits_of(desk: Desk) -> tuple[Hit, ...]:
    """Return the records that came back, those not weighed first, each once."""
    found = {str(event.body["hit"]): event for event in desk.facing.story.of_type("risk.hit_found")}
    marks = {str(event.body["hit"]): event for event in desk.facing.story.of_type("risk.hit_marked")}
    named = Called(event.actor for event in marks.values())
    hits = [_hit(event, marks.get(reference), desk, named) for reference, event in found.items()]
    return tuple(sorted(hits, key=lambda hit: (hit.is_weighed, hit.affects != "raises")))


def unweighed(desk: Desk) -> tuple[Hit, ...]:
    """Return the records that nobody weighed yet."""
    return tuple(hit for hit in hits_of(desk) if not hit.is_weighed)


def raising(desk: Desk) -> Iterator[Hit]:
    """Yield the records that somebody said raise the risk."""
    return (hit for hit in hits_of(desk) if hit.affects == "raises")


def _hit(found: Event, marked: Event | None, desk: Desk, named: Called) -> Hit:
    summary = desk.facing.words.get((found.id, "summary"), "")
    says, _, why = summary.partition(WHY)
    system, affects = str(found.body["system"]), str(marked.body["affects_grade"]) if marked else ""
    return Hit(
        id="".join(filter(str.isalnum, found.id)),
        reference=str(found.body["hit"]),
        system=system,
        where=called(system),
        found=when(found.happened_at, desk.facing.now),
        says=says.strip(),
        why=why.strip().rstrip("."),
        affects=affects,
        mark=MARKS.get(affects, UNWEIGHED),
        how=desk.facing.words.get((marked.id, "how"), "") if marked else "",
        weighed=f"{when(marked.happened_at, desk.facing.now)}, {named(marked.actor)}" if marked else "",
    )
