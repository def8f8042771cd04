"""What a staff, rota or training file would change: each line beside what is on record, decided by the same acts.

Nothing is entered here. The same file again changes nothing; of a line that changed, what changed. A shift that a rota
file put in and a later one no longer holds is taken out, within the days and posts that the later one covers, unless a
line of it could not be read. What somebody changed by hand since is left as they put it.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import TypedDict, get_args

from wayhome.application.drafts import Draft
from wayhome.application.mistakes import Mistake, Place
from wayhome.application.people.covered import Covered
from wayhome.application.people.known import Known
from wayhome.application.people.lines import Line, Read, RotaLine, StaffLine, TrainingLine
from wayhome.application.people.mapping import Kind
from wayhome.application.people.plan import Change, Plan, Planned
from wayhome.casework.commands import Acting, OnSubject
from wayhome.casework.people.competence import Evidence, RecordCompetence
from wayhome.casework.people.hold_post import ChangeHolding, HoldPost
from wayhome.casework.people.posts import DeclarePost
from wayhome.casework.people.staff import RecordJoining, RecordLeaving
from wayhome.casework.people.standing import at
from wayhome.casework.people.table import DECIDED
from wayhome.casework.people.units import DeclareUnit
from wayhome.casework.reasons import ours
from wayhome.duties.holding import Holding, Officer
from wayhome.kernel.ids import ActorId, RecordId, Subject, SubjectKind, subject
from wayhome.kernel.refusals import Reason, Refused
from wayhome.rulebook.pack import Pack

EVIDENCE: tuple[Evidence, ...] = get_args(Evidence)


class Common(TypedDict):
    """What every act of a file carries."""

    by: Acting
    happened_at: datetime
    key: str
    about: Subject


class Planner:
    """Plans one file, line by line, on what is on record and what the lines before it add."""

    def __init__(self, kind: Kind, known: Known, pack: Pack, by: Acting, now: datetime) -> None:
        self.plan = Plan(kind)
        self.known = known
        self.pack = pack
        self.by = by
        self.now = now
        self._rota = Covered()

    def take(self, read: Read) -> None:
        """Plan what a line comes to."""
        self.plan.lines += 1
        self.plan.mistakes.extend(read.mistakes)
        if self.plan.kind is Kind.ROTA:
            self._cover(read)
        match read.line:
            case StaffLine() as line:
                self._asked(line, partial(self._staff, line))
            case RotaLine() as line:
                self._asked(line, partial(self._shift, line))
            case TrainingLine() as line:
                self._asked(line, partial(self._trained, line))

    def _cover(self, read: Read) -> None:
        post = self.known.post_called(read.post) if read.post else None
        if read.mistakes:
            self._rota.unread(post)
        elif read.day is not None and post is not None:
            self._rota.covers(post, read.day)

    def finish(self) -> Plan:
        """Plan what the file as a whole comes to: shifts that it no longer holds."""
        if self.plan.kind is Kind.ROTA:
            self._take_out()
        self.plan.planned.sort(key=lambda one: (one.line == 0, one.line))
        return self.plan

    def _asked(self, line: Line, plan: Callable[[], list[Planned]]) -> None:
        """Plan a line whose act may be refused: then it is a mistake of the line, with the same words."""
        try:
            self.plan.planned.extend(plan())
        except Refused as refused:
            place = Place(line.line)
            self.plan.mistakes.extend(
                Mistake(place=place, field="the row", words=one.words, remedy=one.remedy) for one in refused.reasons
            )
            if isinstance(line, RotaLine):
                self._rota.unread(self.known.post_called(line.post))

    # --- staff

    def _staff(self, line: StaffLine) -> list[Planned]:
        who = self.known.officer_called(line.officer)
        about = subject(SubjectKind.OFFICER, who)
        before = self.known.officer(who)
        if before and before.left_at and before.left_at <= self.now:
            words = f"{who} left at {at(before.left_at)}; if they are back, record it on their page"
            return [Planned(line=line.line, change=Change.LEFT, words=words)]
        self._unit_for(line.line, line.unit)
        planned: list[Planned] = []
        unit = self.known.unit_called(line.unit)
        given = {"rank": line.rank, "unit": unit, "role": line.role}
        kept = {name: value or (getattr(before, name) if before else "") for name, value in given.items()}
        changed = before is None or any(getattr(before, name) != value for name, value in kept.items())
        renamed = bool(line.called) and line.called != self.known.name_of(who)
        if changed or renamed:
            called = line.called or self.known.name_of(who) or None
            rank, role = kept["rank"], kept["role"]
            notices = self._do(
                RecordJoining(**self._common(about), rank=rank, unit=kept["unit"], role=role, called=called)
            )
            change = Change.ADD if before is None else Change.CHANGE
            words = f"{who} joins the staff list" if before is None else f"{who}: {_differing(before, kept, renamed)}"
            planned.append(Planned(line=line.line, change=change, words=words, notices=notices))
        if line.leaves_at and (before is None or before.left_at != line.leaves_at):
            notices = self._do(RecordLeaving(**self._common(about), leaves_at=line.leaves_at))
            words = f"{who} leaves at {at(line.leaves_at)}"
            planned.append(Planned(line=line.line, change=Change.CHANGE, words=words, notices=notices))
        return planned or [Planned(line=line.line, change=Change.SAME, words=f"{who} as on record")]

    def _unit_for(self, line: int, text: str) -> None:
        """Plan to set a unit up that is not there."""
        if text and not self.known.has_unit(text):
            about = subject(SubjectKind.UNIT, self.known.unit_called(text))
            notices = self._do(DeclareUnit(**self._common(about), name=text))
            words = f"The unit {text} is set up"
            self.plan.planned.append(Planned(line=line, change=Change.ADD, words=words, notices=notices))

    # --- rota

    def _shift(self, line: RotaLine) -> list[Planned]:
        self._unit_for(line.line, line.unit)
        self._post_for(line)
        post = self.known.post_called(line.post)
        about, who = subject(SubjectKind.POST, post), self.known.officer_called(line.officer)
        self._rota.holds(post, who, line.start)
        words = f"{who} on {self.known.post_name(post)} from {at(line.start)} until {at(line.end)}"
        before = self.known.standing.holding(about, who, line.start)
        if before is not None and self._stands(before, line):
            change, words = _stood(before, line, words)
            return [Planned(line=line.line, change=change, words=words)]
        change = Change.CHANGE if before is not None and before.end != before.said_from else Change.ADD
        if before is not None and change is Change.CHANGE and before.end != line.end:
            words = f"{words}, and not {at(before.end)}"
        return [Planned(line=line.line, change=change, words=words, notices=self._do(self._put(line, about, who)))]

    def _stands(self, before: Holding, line: RotaLine) -> bool:
        """Say whether a shift is as the file has it, or as the last file had it and somebody changed it since."""
        if before.covering != (self.known.officer_called(line.covering) if line.covering else ""):
            return False
        return before.end == line.end or (before.on_rota and before.rota_end == line.end)

    def _put(self, line: RotaLine, about: Subject, who: ActorId) -> HoldPost:
        covering = self.known.officer_called(line.covering) if line.covering else ActorId("")
        return HoldPost(
            **self._common(about), officer=who, start=line.start, end=line.end, covering=covering, from_rota=True
        )

    def _post_for(self, line: RotaLine) -> None:
        """Plan to set a post up that is not there, where the file says which role it carries."""
        if self.known.has_post(line.post) or not line.role:
            return
        about = subject(SubjectKind.POST, self.known.post_called(line.post))
        unit = self.known.unit_called(line.unit)
        notices = self._do(DeclarePost(**self._common(about), name=line.post, role=line.role, unit=unit))
        words = f"The post {line.post} is set up"
        self.plan.planned.append(Planned(line=line.line, change=Change.ADD, words=words, notices=notices))

    def _take_out(self) -> None:
        """Take out the shifts that an earlier rota file put in and this one no longer holds."""
        covered = self._rota
        if covered.first is None or covered.last is None:
            return
        if covered.unsure:
            words = "No shift is taken out, because a line that could not be read does not say on which post it is."
            self.plan.notes.append(words)
            return
        for post in sorted(covered.posts):
            gone = [one for one in self.known.on_rota(post) if covered.no_longer_holds(one)]
            if gone and post in covered.unread_posts:
                words = (
                    f"No shift is taken out on {self.known.post_name(post)}, because a line for it could not be read."
                )
                self.plan.notes.append(words)
                continue
            self.plan.planned.extend(map(self._taken_out, gone))

    def _taken_out(self, one: Holding) -> Planned:
        name = self.known.post_name(one.post)
        shift = f"{one.officer} on {name} from {at(one.said_from)} until {at(one.end)}"
        about = subject(SubjectKind.POST, one.post)
        start = one.said_from
        self._do(ChangeHolding(**self._common(about), officer=one.officer, start=start, end=start, from_rota=True))
        return Planned(line=0, change=Change.TAKE_OUT, words=f"{shift}: the file no longer holds it")

    # --- training

    def _trained(self, line: TrainingLine) -> list[Planned]:
        who = self.known.officer_called(line.officer)
        competence = self.pack.competences.get(line.competence)
        title = competence.title if competence else line.competence
        words = f"{who}: {title}, in date until {line.valid_until:%-d %B %Y}"
        if self.known.has_evidence(who, line.competence, line.valid_until, line.gained_on):
            return [Planned(line=line.line, change=Change.SAME, words=words)]
        command = RecordCompetence(
            **self._common(subject(SubjectKind.OFFICER, who)),
            competence=line.competence,
            valid_until=line.valid_until,
            gained_on=line.gained_on,
            evidence=_evidence(line.evidence),
            reference=line.reference,
        )
        return [Planned(line=line.line, change=Change.ADD, words=words, notices=self._do(command))]

    # --- deciding

    def _do(self, command: OnSubject) -> tuple[Reason, ...]:
        """Decide an act as if it were entered now, keep what it would add, and go on as if it were."""
        outcome = DECIDED[type(command)](command, self.known.standing)
        for said in outcome.facts:
            record = RecordId(command.about)
            draft = Draft(
                fact=said.fact,
                happened_at=self.now,
                subjects=said.subjects or (command.about,),
                actor=self.by.actor.id,
                post=self.by.post,
                role=self.by.role.key,
                pack=self.pack.content,
            )
            self.plan.drafts.setdefault(record, []).append(draft)
            self.plan.events.append(self.known.take(record, draft))
        return outcome.notices

    def _common(self, about: Subject) -> Common:
        return {"by": self.by, "happened_at": self.now, "key": "", "about": about}


def _stood(before: Holding, line: RotaLine, words: str) -> tuple[Change, str]:
    if before.end == line.end:
        return Change.SAME, words
    if before.end == before.said_from:
        return Change.LEFT, f"{words}: taken out by hand since, and left so"
    return Change.LEFT, f"{words}: changed by hand since to end at {at(before.end)}, and left so"


def _differing(before: Officer, given: Mapping[str, str], renamed: bool) -> str:
    """Say what a line changes about somebody, without the name itself."""
    changed = [f"{name} {value}" for name, value in given.items() if getattr(before, name) != value]
    return ", ".join([*changed, *(["name"] if renamed else [])])


def _evidence(word: str) -> Evidence:
    """Return what a competence rests on; raises Refused for a word that says something else."""
    found = next((one for one in EVIDENCE if one == word.casefold().replace(" ", "_")), None)
    if found is None:
        words = f"“{word}” is not what a competence can rest on."
        raise Refused(ours("no_such_evidence", words, f"Use one of: {', '.join(EVIDENCE)}; or map the word to one."))
    return found
