"""What the force owes as a whole: each act with whoever owes it, where it is done, and for how many periods."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.application.governing.owed import OwedByForce, owed_by_force
from wayhome.application.things_to_do import things_to_do
from wayhome.duties.acts import ToDo
from wayhome.duties.derive import Rulebook
from wayhome.duties.duty import Duty, Status
from wayhome.duties.holding import Holding
from wayhome.duties.in_force import ACTIVATED
from wayhome.kernel.ids import SubjectKind, key_of, kind_of
from wayhome.packs import available
from wayhome.rulebook.pack import Pack
from wayhome.web.governing.providers_known import provider_names
from wayhome.web.http import Page, Visit, shows_no_record
from wayhome.web.presenting.entries import capital
from wayhome.web.presenting.links import Link
from wayhome.web.presenting.marks import Mark, basis_mark, status_mark
from wayhome.web.presenting.times import until, when

PLACES: Mapping[str, str] = {
    "sample_grades": "force-samples",
    "sample_reviews": "review-samples",
    "publish_patterns": "patterns",
    "submit_return": "national-return",
    "prepare_policy": "name-leads",
    "raise_policy": "providers",
    "report_breaches": "report-breaches",
    "report_wording": "report-wording",
    "read_sample": "read-cases",
    "give_evidence": "give-evidence",
    "answer_dispute": "answer-dispute",
    "sample_wording": "wording-samples",
    "read_wording_sample": "wording-samples",
}
DONE = (Status.MET, Status.MET_LATE)
STANDS_IN: Mapping[str, str] = {"assurance_lead": "force_lead"}  # where nobody else was put on the post
AT_MOST = 12
LEADS_NAMED = "missing.leads_named"


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceAct:
    """One act that is owed, for all its periods together; the soonest due speaks for it."""

    words: str
    mark: Mark
    due: str
    owner: str
    holder: str
    is_mine: bool
    is_held_by_another: bool
    basis: Mark
    rules: tuple[Link, ...]
    periods: str
    do: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnersActs:
    """The acts that one role owes."""

    owner: str
    is_mine: bool
    acts: tuple[ForceAct, ...]

    @property
    def yours(self) -> str:
        """Say that it is the reader who owes them, or that the role is theirs while somebody else holds the post."""
        if not self.is_mine:
            return ""
        return "your role" if any(act.is_held_by_another for act in self.acts) else "you"


@shows_no_record(Permission.READ_MEASURES)
def show_force(visit: Visit) -> Page:
    """Show what the force owes now, and what it did lately."""
    owed = owed_now(visit)
    made = _Presenting(visit, owed)
    acts = made.acts()
    content = {
        "owners": made.by_owner(acts),
        "count": len(acts),
        "done": made.done(),
        "places": _places(visit),
        "in_force": bool(visit.parts.ledger.of_type(ACTIVATED)),
        "at": when(visit.now, visit.now),
    }
    return Page(template="governing/force.html", content=content)


def owed_now(visit: Visit) -> OwedByForce:
    """Return what the force owes at this minute."""
    parts = visit.parts
    return owed_by_force(parts.ledger, parts.reading.rulebook, at=visit.now, beside=_recommendations(visit))


def _recommendations(visit: Visit) -> Rulebook | None:
    name = settings.RECOMMENDATIONS
    return visit.parts.rulebooks(name) if name in available() else None


def _places(visit: Visit) -> tuple[Link, ...]:
    every = (
        ("Second grades, made blind", "force-samples", Permission.READ_MEASURES),
        ("Reviews of investigations, read again blind", "review-samples", Permission.READ_MEASURES),
        ("Entries in which nothing was pointed out, read", "wording-samples", Permission.READ_MEASURES),
        ("How children fare, by background", "patterns", Permission.READ_MEASURES),
        ("The yearly return", "national-return", Permission.READ_MEASURES),
        ("Homes and other providers", "providers", Permission.READ_MEASURES),
        ("Who looked at which record", "who-looked", Permission.READ_LOOKS),
        ("Name the leads", "name-leads", Permission.GOVERN),
        ("Tell staff of new rules", "tell-staff", Permission.GOVERN),
        ("Evidence was asked for", "ask-evidence", Permission.GOVERN),
    )
    return tuple(Link(text=text, href=reverse(name)) for text, name, needs in every if may(visit.actor, needs))


class _Presenting:
    """Says what the force owes in the words of its rulebooks."""

    def __init__(self, visit: Visit, owed: OwedByForce) -> None:
        self._visit = visit
        self._owed = owed
        self._roster = visit.parts.reading.caseload(visit.now).roster
        beside = _recommendations(visit)
        self._packs = tuple(filter(None, (visit.parts.reading.rulebook.pack, beside.pack if beside else None)))
        self._names = provider_names(visit.parts.ledger)

    def acts(self) -> tuple[ForceAct, ...]:
        """Return the acts to do, soonest due first."""
        made = ((to_do, pack) for pack in self._packs for to_do in things_to_do(self._under(pack), pack, self._owed.at))
        return tuple(self._act(to_do, pack) for to_do, pack in sorted(made, key=lambda one: one[0].due_at))

    def _under(self, pack: Pack) -> Iterator[Duty]:
        return (duty for duty in self._owed.open if duty.rule in pack.duties)

    def by_owner(self, acts: tuple[ForceAct, ...]) -> tuple[OwnersActs, ...]:
        """Put acts under whoever owes them; your own first."""
        owners = dict.fromkeys(act.owner for act in sorted(acts, key=lambda act: not act.is_mine))
        held = ((owner, tuple(act for act in acts if act.owner == owner)) for owner in owners)
        return tuple(OwnersActs(owner=owner, is_mine=any(a.is_mine for a in acts), acts=acts) for owner, acts in held)

    def done(self) -> tuple[str, ...]:
        """Return what was done lately, latest first."""
        done = [duty for duty in self._owed.duties if duty.status_at(self._owed.at) in DONE and duty.done_at]
        latest = sorted(done, key=lambda duty: duty.done_at or duty.due_at, reverse=True)[:AT_MOST]
        return tuple(f"{self._titled(duty)}: {when(duty.done_at or duty.due_at, self._owed.at)}" for duty in latest)

    def _titled(self, duty: Duty) -> str:
        pack = next(pack for pack in self._packs if duty.rule in pack.duties)
        title = pack.duties[duty.rule].title
        return f"{title} ({duty.occurrence})" if duty.occurrence else title

    def _act(self, to_do: ToDo, pack: Pack) -> ForceAct:
        at, first = self._owed.at, to_do.duties[0]
        mark = status_mark(first.status_at(at))
        return ForceAct(
            words=self._words(to_do),
            mark=Mark(words=capital(until(first.due_at, at)), shape=mark.shape, kind=mark.kind),
            due=when(first.due_at, at),
            owner=self._owner(to_do, pack),
            holder=self._holder(to_do),
            is_mine=self._is_mine(to_do.owed_by.role),
            is_held_by_another=(held := self._held(to_do)) is not None and held.officer != self._visit.actor.id,
            basis=basis_mark(first.basis),
            rules=_rules(to_do, pack),
            periods=_periods(to_do),
            do=self._do(to_do),
        )

    def _words(self, to_do: ToDo) -> str:
        if kind_of(to_do.scope) is SubjectKind.PROVIDER:
            return f"{to_do.words}: {self._names.get(to_do.scope, key_of(to_do.scope))}"
        return to_do.words

    def _owner(self, to_do: ToDo, pack: Pack) -> str:
        owes = to_do.owed_by
        if owes.agency != "police":
            return capital(owes.agency.replace("_", " "))
        named = (one.head.roles.get(owes.role) for one in (pack, *self._packs))
        return capital(next(filter(None, named), owes.role.replace("_", " ")))

    def _holder(self, to_do: ToDo) -> str:
        """Say who holds the post now; nothing where no roster is kept."""
        held = self._held(to_do)
        if self._roster is None or to_do.owed_by.agency != "police":
            return ""
        return f"{held.officer} holds the post now" if held else "Nobody holds the post now"

    def _held(self, to_do: ToDo) -> Holding | None:
        if self._roster is None or to_do.owed_by.agency != "police":
            return None
        role, at = to_do.owed_by.role, self._owed.at
        return self._roster.on_duty(role, at) or self._roster.on_duty(STANDS_IN.get(role, role), at)

    def _is_mine(self, role: str) -> bool:
        roles = {one.key for one in self._visit.actor.roles}
        held = self._roster.held_by(self._visit.actor.id, self._owed.at) if self._roster else ()
        theirs = roles | {one.role for one in held}
        return not theirs.isdisjoint((role, STANDS_IN.get(role, role)))

    def _do(self, to_do: ToDo) -> Link | None:
        name = PLACES.get(to_do.act)
        if name is None or not may(self._visit.actor, Permission.GOVERN):
            return None
        if name == "providers":
            return Link(text="Open the provider", href=reverse("provider", args=[key_of(to_do.scope)]))
        if name == "name-leads" and self._visit.parts.ledger.of_type(LEADS_NAMED):
            return Link(text="Tell staff", href=reverse("tell-staff"))
        return Link(text="Do it", href=reverse(name))


def _rules(to_do: ToDo, pack: Pack) -> tuple[Link, ...]:
    rules = dict.fromkeys(duty.rule for duty in to_do.duties)
    return tuple(Link(text=rule, href=reverse("rule", args=[pack.name, rule])) for rule in rules)


def _periods(to_do: ToDo) -> str:
    """Say for which periods it is owed, where it is owed by the calendar."""
    named = [duty.occurrence for duty in to_do.duties if duty.occurrence]
    if not named:
        return ""
    shown = ", ".join(named[:3])
    return f"For {shown}" + (f" and {len(named) - 3} more" if len(named) > 3 else "")
