"""A rule made ready: its conditions compiled once, and applied to one story at a time.

Every shape asks the same things of a rule: which events raise it, what applies then, when is it due, what does it, ends
it or excuses it. ``Applied`` answers them for one story; a shape only decides how the answers make duties.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from functools import cached_property
from itertools import islice

from wayhome.duties.apart import came_back, went_apart
from wayhome.duties.conditions import Chooser, When
from wayhome.duties.deadlines import due_from
from wayhome.duties.duty import Duty
from wayhome.duties.excused import excused_by_name
from wayhome.duties.facts import COMPUTED, birthdays, fact_line
from wayhome.duties.floors import CompiledFloor, Known
from wayhome.duties.in_hand import in_hand_of
from wayhome.duties.limbs import CompiledLimbs, compile_limbs
from wayhome.duties.named_owner import named_owner
from wayhome.duties.raised import Raised
from wayhome.duties.selection import Selection
from wayhome.duties.story import Story
from wayhome.kernel.ids import ActorId, RuleId
from wayhome.kernel.worktime import DAY, london_day, start_of_day
from wayhome.record.envelope import Event, Value
from wayhome.rulebook.matching import Match
from wayhome.rulebook.schema import Duty as DutyRule
from wayhome.rulebook.schema import Limb, Owes

ENDED, MERGED = "investigation.outcome_reached", "investigation.merged_into"
OPENED, REOPENED = "investigation.opened", "investigation.reopened"
BEGINS_AGAIN = ("after/1", "recurring/1", "absence/1")


@dataclass(frozen=True, slots=True)
class Settings:
    """What all rules of a pack share: bank holidays by nation, shift starts, floors, and what its roles are called."""

    holidays: dict[str, frozenset[date]]
    shifts: tuple[time, ...]
    floors: tuple[CompiledFloor, ...]
    owners: Mapping[str, Owes]

    def holidays_of(self, nation: object) -> frozenset[date]:
        """Return a nation's bank holidays; where the nation is not known, England's."""
        return self.holidays.get(str(nation or "england"), frozenset())


@dataclass(frozen=True, slots=True)
class Asked:
    """One story being asked by one pack: what is known of it, and the instant up to which time itself raises duties.

    ``child`` names whose part of a case is asked, where a case is about several and it is not the first of them.
    ``holder`` names the rights-holder to whom it is owed, where it is owed to each, and ``told_no_longer`` holds the
    events from which on they are told nothing.
    """

    story: Story
    known: Known
    settings: Settings
    horizon: datetime
    child: str = ""
    holder: str = ""
    told_no_longer: tuple[Event, ...] = ()
    computed: dict[tuple[str, datetime], Value] = field(default_factory=dict)

    def value(self, name: str, at: datetime) -> Value:
        """Return what is known at an instant; what has to be computed is computed once for all rules."""
        if name not in COMPUTED:
            return fact_line(self.story, name).at(at)
        if (key := (name, at)) not in self.computed:
            self.computed[key] = self.story.noting(key, lambda: self.known.value(name, at))
        self.story.noted(key)
        return self.computed[key]


class Rule:
    """One duty of a pack, compiled."""

    def __init__(self, duty: DutyRule) -> None:
        self.duty = duty
        self.raises = Chooser(duty.raised_by)
        self.meets = Chooser(duty.met_by)
        self.ends = Chooser(_ends(duty.ends_with))
        self.forwards = Chooser(duty.brought_forward_by)
        self.when = When(duty.when)
        self.within = compile_limbs(duty.within)
        self.then_within = compile_limbs(duty.then_within)
        self.excuses = tuple((excuse.name, Chooser((excuse.event,))) for excuse in duty.excuses if excuse.event)
        self.goes_with_child = duty.each_child and OPENED in self.raises.types
        self.begins_again = duty.shape in BEGINS_AGAIN and OPENED in self.raises.types and ENDED in self.ends.types

    def in_force(self, at: datetime) -> bool:
        """Say whether the rule was in force on the day of an instant (London)."""
        if self.duty.effective_from is None and self.duty.effective_to is None:
            return True
        day = london_day(at)
        return (self.duty.effective_from or day) <= day <= (self.duty.effective_to or day)

    def obligation(self, raising: Event) -> str:
        """Return the public name of the duty: the rule's id, with the key where one tells several apart."""
        return self.duty.id if self.duty.key is None else f"{self.duty.id}:{raising.body.get(self.duty.key)}"


def _ends(matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """Return what ends a duty: what ends with an investigation ends as well where that goes on as part of another."""
    named = {match.event for match in matches}
    return (*matches, Match(event=MERGED)) if ENDED in named and MERGED not in named else matches


def _owed_to(asked: Asked, to: str) -> str:
    """Say to whom it is owed: a rights-holder, of which child where the case is of several, a child, or as it says."""
    if asked.holder:
        return f"holder:{asked.holder}{f' of {asked.child}' if asked.child else ''}"
    return asked.child or to


class Applied:
    """One rule applied to one story."""

    def __init__(self, rule: Rule, asked: Asked) -> None:
        self.rule = rule
        self.owed_to = _owed_to(asked, rule.duty.owed_to)
        self.asked = asked
        self.story = asked.story
        self._turn_times: dict[tuple[str, ...], list[datetime]] = {}

    @cached_property
    def acts(self) -> Selection:
        """Return the acts that would meet the duty."""
        return self.rule.meets.select(self.story)

    @cached_property
    def ends(self) -> Selection:
        """Return the events that would end it: what each child is owed from the opening on goes with who goes apart."""
        ends = self.rule.ends.select(self.story)
        besides = [*self.asked.told_no_longer, *(went_apart(self.story) if self.rule.goes_with_child else ())]
        return ends.or_any_of(besides) if besides else ends

    @cached_property
    def _forwards(self) -> Selection:
        return self.rule.forwards.select(self.story)

    def holds(self, when: When, at: datetime) -> bool:
        """Say whether circumstances hold at an instant."""
        return when.holds(self.asked.value, at)

    def raising(self) -> Iterator[Event]:
        """Yield the events that raise the duty: in force then, and in the circumstances the rule is for.

        What the opening of a case raises once, and its outcome ends, begins again when the case is opened again.
        """
        found = (event for event in self.rule.raises.select(self.story).events if self.arises(event.happened_at))
        if self.rule.duty.take == "each":
            yield from found
            return
        yield from islice(found, 1)
        if self.rule.goes_with_child:
            yield from (event for event in came_back(self.story) if self.arises(event.happened_at))
        if self.rule.begins_again:
            yield from (event for event in self.story.of_type(REOPENED) if self.arises(event.happened_at))

    def arises(self, at: datetime) -> bool:
        """Say whether the rule was in force, and its circumstances so, at an instant."""
        return self.rule.in_force(at) and self.holds(self.rule.when, at)

    def stands_before(self, act: Event) -> bool:
        """Say whether the rule speaks of an act that is intended and not yet recorded."""
        return self.rule.raises.means(act) and self.arises(act.happened_at)

    def limb(self, limbs: CompiledLimbs, at: datetime, raising: Event) -> Limb | None:
        """Return the first deadline that applies at an instant; None when the rule sets none then.

        One that the raising event was to name and did not gives way to the next.
        """
        last = len(limbs) - 1
        for place, (limb, when) in enumerate(limbs):
            unnamed = limb.by_field is not None and raising.body.get(limb.by_field) is None
            if self.holds(when, at) and not (unnamed and place < last):
                return limb
        return None

    def since(self, raised: Raised) -> datetime | None:
        """Return from when an act counts: from when the duty arose, or before where the rule lets it precede."""
        if not self.rule.duty.may_precede:
            return raised.at
        days = self.rule.duty.precedes_days
        return None if days is None else start_of_day(london_day(raised.at) - DAY * days)

    def due(self, limb: Limb, start: datetime, raising: Event) -> datetime:
        """Return when a duty that starts at an instant falls due."""
        settings = self.asked.settings
        counts_days = limb.working_days is not None
        holidays = settings.holidays_of(self.asked.known.value("nation", start)) if counts_days else frozenset()
        return due_from(limb, start, holidays=holidays, shifts=settings.shifts, raising=raising)

    def turns(self, facts: Iterable[str]) -> list[tuple[datetime, Event]]:
        """Return the instants at which any of some facts changed, with the event that changed it.

        A birthday changes what is computed without any event; the event that gave the birth date stands for it.
        """
        found: dict[datetime, Event] = {}
        for name in facts:
            if name in COMPUTED:
                found.update((at, replace(born, happened_at=at)) for at, born in birthdays(self.story))
                found.update((event.happened_at, event) for event in (*self.story.own, *self.story.child))
            else:
                line = fact_line(self.story, name)
                found.update(zip(line.times, line.changed_by, strict=True))
        return sorted(found.items(), key=lambda turn: turn[0])

    def turn_times(self, facts: tuple[str, ...]) -> list[datetime]:
        """Return the instants at which any of some facts changed, in order; looked for once."""
        if facts not in self._turn_times:
            self._turn_times[facts] = [at for at, _ in self.turns(facts)]
        return self._turn_times[facts]

    def end_of(self, raising: Event, since: datetime) -> Event | None:
        """Return the first event from an instant on that ends a duty raised by an event."""
        return self.ends.first(since=since, raising=raising)

    def brought_forward(self, event: Event, due: datetime) -> datetime:
        """Return the due time, or the earlier instant of an event that makes the duty due at once.

        Where the rule brings forward only what is open, an act done before that event keeps its own due time.
        """
        forward = self._forwards.first(since=event.happened_at, raising=event)
        if forward is None or forward.happened_at >= due:
            return due
        since, until = event.happened_at, forward.happened_at
        if self.rule.duty.forward_only_if_open and self.acts.first(since=since, until=until, raising=event):
            return due
        return until

    def settle(self, raised: Raised, *, done: Event | None, ended: Event | None, lacking: tuple[str, ...] = ()) -> Duty:
        """Make the duty, with what did it, ended it or excused it."""
        excuse, excused = self._excused(raised, ended) if self.rule.duty.excuses else ("", None)
        duty = self.rule.duty
        return Duty(
            rule=RuleId(duty.id),
            obligation=self.rule.obligation(raised.begun_by or raised.event),
            act=duty.act,
            scope=self.story.subject,
            raised_by=raised.event.id,
            occurrence=raised.occurrence,
            owed_by=(owed_by := self._owed_by(raised.event)),
            owed_to=self.owed_to,
            raised_at=raised.at,
            due_at=raised.due,
            limb=raised.limb.limb,
            basis=raised.limb.basis,
            done_by=done.id if done else None,
            done_at=done.happened_at if done else None,
            done_recorded_late=done.recorded_late if done else False,
            ended_by=ended.id if ended else None,
            ended_at=ended.happened_at if ended else None,
            excused_by=excused.id if excused else None,
            excused_at=excused.happened_at if excused else None,
            excuse=excuse,
            lacking=lacking,
            opened_by=raised.opened_by.id if raised.opened_by else None,
            in_hand_of=ActorId("") if done or ended or excused else in_hand_of(self.story, owed_by.role, raised.event),
        )

    def _owed_by(self, raising: Event) -> Owes:
        """Return who owes it: the agency or the role that the raising event names, where the rule reads one."""
        owes = self.rule.duty.owed_by
        if owes.agency_field and (agency := raising.body.get(owes.agency_field)):
            return Owes(agency=str(agency))
        if not owes.field:
            return owes
        return named_owner(raising.body.get(owes.field), self.asked.settings.owners) or owes

    def _excused(self, raised: Raised, ended: Event | None) -> tuple[str, Event | None]:
        until = ended.happened_at if ended else None
        for name, chooser in self.rule.excuses:
            event = chooser.select(self.story).first(since=raised.at, until=until, raising=raised.event, itself=True)
            if event is not None:
                return name, event
        return self._excused_by_name(raised)

    def _excused_by_name(self, raised: Raised) -> tuple[str, Event | None]:
        """Find an excuse that names this very duty and is one of the rule's own."""
        opened = raised.opened_by or raised.event
        owed = (self.rule.obligation(raised.begun_by or raised.event), self.story.subject, opened.id, raised.occurrence)
        return excused_by_name(self.story, "|".join((*owed, self.owed_to)), self.rule.duty.excuses)
