"""Who and what is around a child as their cases have it: adults, other children, places; and how each case stands."""

from collections.abc import Iterable, Iterator

from wayhome.application.meeting_pack.material import Material
from wayhome.application.meeting_pack.sentences import Part, Sentence, capital, on_day, plain, resting_on
from wayhome.casework.allocating.carrying import last, who_investigates
from wayhome.casework.disrupting.standing import disruption_of
from wayhome.casework.enquiring.lines import lines_of
from wayhome.casework.planning.plan import plan_of
from wayhome.casework.suspects.suspects import suspects_of
from wayhome.casework.without_the_child.position import position_of
from wayhome.duties.story import Story
from wayhome.kernel.ids import EventId, Subject, SubjectKind, kind_of
from wayhome.record.envelope import Event
from wayhome.record.states import Investigation, fold

ENDED = "ended"


def network(of: Material) -> Part:
    """Say which adults, other children and places are tied to the child, each with the entry that ties them."""
    found = (*_adults(of), *_children(of), *_places(of))
    return Part(title="Who and what is around the child", sentences=found, none="Nobody and nothing is recorded.")


def _adults(of: Material) -> Iterator[Sentence]:
    for story in of.investigations:
        entries = _identified(story)
        for one in suspects_of(story, of.words):
            event = entries.get(one.ref)
            if event is None or (one.children and of.child not in one.children):
                continue
            called = one.called if of.quotes else f"suspect {one.ref}"
            kind = "child" if one.is_child else "person" if one.kind == "unknown" else "adult"
            stage = f", {plain(one.steps[-1].kind)} {on_day(one.steps[-1].at)}" if one.steps else ", not dealt with yet"
            others = [child for child in one.children if child != of.child]
            near = f"; also linked to {', '.join(map(of.called, others))}" if others else ""
            yield resting_on(event, f"{kind}: {called}{stage}{near}.")


def _identified(story: Story) -> dict[str, Event]:
    return {str(event.body.get("suspect")): event for event in reversed(story.of_type("suspect.identified"))}


def _children(of: Material) -> Iterator[Sentence]:
    told: dict[Subject, Sentence] = {}
    for event, other in _others(of.story.of_type("missing.episodes_linked"), of):
        words = f"child: {of.called(other)}, missing together on {on_day(event.happened_at)}."
        told.setdefault(other, resting_on(event, words))
    for story in of.investigations:
        for event, other in _others(story.own, of):
            words = f"child: {of.called(other)}, in the same investigation {story.subject.rpartition(':')[2]}."
            told.setdefault(other, resting_on(event, words))
    yield from told.values()


def _others(events: Iterable[Event], of: Material) -> Iterator[tuple[Event, Subject]]:
    """Yield each other child that some events name, once, with the first event that does."""
    first: dict[Subject, Event] = {}
    for event in events:
        for named in event.subjects:
            if named not in first and kind_of(named) is SubjectKind.CHILD:
                first[named] = event
    for named, event in first.items():
        other = of.reading.one(named)
        if other != of.child:
            yield event, other


def _places(of: Material) -> Iterator[Sentence]:
    found: dict[tuple[str, str], list[Event]] = {}
    for event in of.story.of_type("missing.child_located"):
        if event.body.get("place"):
            found.setdefault((str(event.body["place"]), of.said(event, "address")), []).append(event)
    for (place, address), events in found.items():
        times = f"found there {len(events)} times" if len(events) > 1 else "found there once"
        yield resting_on(
            events[-1], f"place: {plain(place)}, {times}, last on {on_day(events[-1].happened_at)}.", address
        )
    for story in of.investigations:
        for event in story.of_type("suspect.premises_linked"):
            yield resting_on(event, f"place: {plain(event.body.get('kind'))}, linked on {on_day(event.happened_at)}.")


def investigations(of: Material) -> Part:
    """Say how each investigation of the child stands: whose it is, the plan, lines, the child's position."""
    sentences = tuple(one for story in of.investigations for one in _investigation(story, of))
    return Part(title="Investigations", sentences=sentences, none="No investigation is about the child.")


def _investigation(story: Story, of: Material) -> Iterator[Sentence]:
    key, state = story.subject.rpartition(":")[2], fold(Investigation(), story.own)
    begun = next((event for event in story.own if event.type.startswith("investigation.")), story.own[0])
    if state.phase == ENDED:
        ended = last(story, "investigation.outcome_reached", "investigation.merged_into") or begun
        yield resting_on(
            ended, f"{key} ended on {on_day(ended.happened_at)}: {plain(state.outcome or 'outcome not said')}."
        )
        return
    given = last(story, "investigation.allocated")
    whose = who_investigates(story)
    yield resting_on(given or begun, f"{key} {_whose(given, whose)}, begun on {on_day(begun.happened_at)}.")
    plan, made = plan_of(story, of.words), last(story, "investigation.plan_revised", "investigation.plan_made")
    if plan is None or made is None:
        yield resting_on(begun, f"{key} has no plan.")
    else:
        endorsed = "endorsed" if plan.is_endorsed else "not endorsed"
        yield resting_on(made, f"{key} has a plan, version {plan.version} of {on_day(plan.made_at)}, {endorsed}.")
    yield _lines(story, begun, of)
    yield from _position(story, of)


def _whose(given: Event | None, whose: str | None) -> str:
    if given is None:
        return "is given to nobody"
    return f"is with {whose}" if whose else "is with an investigator who is not named"


def _lines(story: Story, begun: Event, of: Material) -> Sentence:
    told, key = lines_of(story, of.pack), story.subject.rpartition(":")[2]
    raised = last(story, "enquiry.line_finished", "enquiry.line_raised") or begun
    many = f"{len(told.open)} line{'' if len(told.open) == 1 else 's'}"
    counts = f"{many} open, {len(told.finished)} finished, {len(told.not_applicable)} set aside"
    return resting_on(raised, f"{key}: {counts}.")


def _position(story: Story, of: Material) -> Iterator[Sentence]:
    position, key = position_of(story, of.child), story.subject.rpartition(":")[2]
    event = position.withdrawn or position.recorded
    if event is not None:
        yield resting_on(event, f"{key}: the child {_stance(position.stance)}, {on_day(event.happened_at)}.")


def _stance(stance: str) -> str:
    return {
        "supports": "supports the case", "supports_again": "supports the case again",
        "declines": "does not support the case",
        "withdraws": "no longer supports the case", "cannot": "cannot carry the case",
    }.get(stance, "has a position nobody wrote down")  # fmt: skip


def disruption(of: Material) -> Part:
    """Say which notices and orders are in force for the child's safety, and which breaches wait to be decided on."""
    events = {event.id: event for event in of.everything}
    return Part(
        title="Disruption in force", sentences=tuple(_disruption(of, events)), none="No notice or order is in force."
    )


def _disruption(of: Material, events: dict[EventId, Event]) -> Iterator[Sentence]:
    for story in of.investigations:
        for one in disruption_of(story, of.pack, of.at).in_force:
            if one.entry not in events:
                continue
            title = of.pack.powers[one.power].title if one.power in of.pack.powers else plain(one.kind or "an order")
            until = f"until {one.until.day} {one.until:%B %Y}" if one.until else "with no end"
            breaches = f", breached {one.breaches} times" if one.breaches else ""
            left = f", {one.undecided} not decided on" if one.undecided else ""
            yield resting_on(
                events[one.entry], f"{capital(title)} {until}{breaches}{left}.", overdue=bool(one.undecided)
            )
