"""The plan as one document: each part with what it asks, what it says, and what is on record beside it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse

from wayhome.casework.facing import Facing
from wayhome.casework.planning.plan import Part, Plan, changed_since, is_required, missing_parts, plan_of, versions_of
from wayhome.record.envelope import Event
from wayhome.rulebook.planning import PlanPart
from wayhome.web.acting.desk import Desk
from wayhome.web.presenting.called import told
from wayhome.web.presenting.catalogue import in_plain_words
from wayhome.web.presenting.times import when

SHOWN = 8  # sentences of the record beside one part; the time line holds every one
BECAUSE = {
    "suspect": "a suspect",
    "child": "another child",
    "risk": "the risk",
    "support": "whether the child supports it",
    "missing": "a child going missing",
    "line": "a line of enquiry",
    "supervisor": "what the supervisor asked for",
    "other": "something else",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OnRecord:
    """One sentence of the record, with the entry it is, and what was written there."""

    words: str
    when: str
    href: str
    quoted: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of the plan as a page places it; ``state`` says in words what is lacking, where something is."""

    key: str
    title: str
    asks: str
    words: str
    applies: bool
    is_required: bool
    is_filled: bool
    state: str
    written: str
    entry_href: str
    before: str
    is_new: bool
    record: tuple[OnRecord, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of the plan in the list of them."""

    number: int
    words: str
    href: str
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The plan as one document. ``changes`` are the entries since it was made that change it, as the rulebook says."""

    version: int
    is_latest: bool
    heading: str
    standing: str
    endorsed: str
    sections: tuple[Section, ...]
    missing: tuple[str, ...]
    changes: tuple[OnRecord, ...]
    changed: tuple[str, ...]
    versions: tuple[Version, ...]

    @property
    def filled(self) -> tuple[Section, ...]:
        """Return the parts that say something."""
        return tuple(one for one in self.sections if one.is_filled)


def document_of(desk: Desk, version: int | None = None) -> Document:
    """Return the plan as it stands, or as it stood in a version."""
    facing = desk.facing
    plan = plan_of(facing.story, facing.words)
    number = version if plan and version and 1 <= version <= plan.version else plan.version if plan else 0
    parts = plan.as_of(number) if plan else {}
    before = plan.as_of(number - 1) if plan else {}
    lacking = missing_parts(parts, facing.pack, facing.investigation.risk, facing.known, facing.at)
    sections = tuple(_section(part, parts.get(part.id), before.get(part.id), number, desk) for part in _parts(desk))
    return Document(
        version=number,
        is_latest=plan is None or number == plan.version,
        heading=f"Version {number}" if plan else "No plan yet",
        standing=_standing(plan, desk),
        endorsed=_endorsed(plan, desk),
        sections=sections,
        missing=tuple(part.title for part in lacking),
        changes=on_record(changed_since(plan, facing.story, facing.pack), desk) if plan else (),
        changed=tuple(one.title for one in sections if one.is_new) if number > 1 else (),
        versions=tuple(_versions(number, desk)),
    )


def _parts(desk: Desk) -> Iterable[PlanPart]:
    return desk.pack.plan_parts.values()


def _section(part: PlanPart, stands: Part | None, before: Part | None, version: int, desk: Desk) -> Section:
    facing = desk.facing
    found = beside(part, facing)
    required = is_required(part, facing.investigation.risk, facing.known, facing.at)
    filled = stands is not None and stands.is_filled
    return Section(
        key=part.id,
        title=part.title,
        asks=part.asks,
        words=stands.words if stands else "",
        applies=stands.applies if stands else True,
        is_required=required,
        is_filled=filled,
        state="" if filled else "Nothing yet, and needed at this risk." if required else "Nothing yet.",
        written=f"{stands.by}, {when(stands.at, desk.visit.now)}, version {stands.version}"
        if stands and filled
        else "",
        entry_href=reverse("entry", args=[stands.event]) if stands else "",
        before=before.words if before and stands and before.event != stands.event else "",
        is_new=stands is not None and stands.version == version,
        record=on_record(found[-SHOWN:], desk),
        more=max(len(found) - SHOWN, 0),
    )


def beside(part: PlanPart, facing: Facing) -> Sequence[Event]:
    """Return what is on record beside a part, as things happened: of the case, and of its children in no case."""
    found = [event for name in part.from_record for event in facing.story.of_type(name, with_child=True)]
    return sorted(found, key=lambda event: (event.happened_at, event.id))


def on_record(events: Iterable[Event], desk: Desk) -> tuple[OnRecord, ...]:
    """Return entries as sentences, each with where it stands and the words that were written there."""
    return tuple(
        OnRecord(
            words=in_plain_words(told(event, desk.pack), desk.pack),
            when=when(event.happened_at, desk.visit.now),
            href=reverse("entry", args=[event.id]),
            quoted=" ".join(_quoted(event, desk)),
        )
        for event in events
    )


def _quoted(event: Event, desk: Desk) -> Iterator[str]:
    yield from (text for name in sorted(event.private) if (text := desk.facing.words.get((event.id, name), "")))


def _standing(plan: Plan | None, desk: Desk) -> str:
    if plan is None:
        return "Nobody has made a plan for this case."
    made = f"{'Made' if plan.version == 1 else 'Brought up to date'} {when(plan.made_at, desk.visit.now)}"
    return f"{made} by {plan.made_by or 'somebody'}."


def _endorsed(plan: Plan | None, desk: Desk) -> str:
    if plan is None or plan.endorsed is None:
        return "Not endorsed." if plan else ""
    by = f"{plan.endorsed.actor or 'somebody'}, {when(plan.endorsed.happened_at, desk.visit.now)}"
    if plan.is_endorsed:
        return f"Endorsed by {by}."
    version = plan.endorsed.body.get("version")
    return f"{f'Version {version} was' if version else 'An earlier version was'} endorsed by {by}; this one is not yet."


def _versions(here: int, desk: Desk) -> Iterator[Version]:
    page = reverse("investigation-plan", args=[desk.record])
    for number, event in enumerate(versions_of(desk.facing.story), start=1):
        because = BECAUSE.get(str(event.body.get("because") or ""), "")
        why = f", because of {because}" if because and number > 1 else ""
        words = f"Version {number}: {event.actor or 'somebody'}, {when(event.happened_at, desk.visit.now)}{why}"
        yield Version(number=number, words=words, href=f"{page}?version={number}", here=number == here)
