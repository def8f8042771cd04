"""Which rulebook is in force: proposed by one person and approved by another, each signed in as themselves."""

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.application.activating import (
    Proposal,
    approve,
    defaults_are_confirmed,
    own_times_in_force,
    propose,
    turn_down,
    waiting,
)
from wayhome.application.linking.putting_in_force import in_force
from wayhome.application.ports import EventLog
from wayhome.application.rebuilding import catch_up
from wayhome.duties.saying import on_the_clock
from wayhome.kernel.refusals import Reason, Refused
from wayhome.packs import available
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.schema import Setting
from wayhome.web.administering.rules_said import say_approved, say_proposed, say_turned_down
from wayhome.web.administering.times import changed_times, count_of_defaults
from wayhome.web.asking import AskedOfTwo, Asking, asked, fresh
from wayhome.web.http import READING_AND_SENDING, Page, Visit, shows_no_record

ASKING = Asking(
    title="The rulebook",
    lead="It is put in force by two people: one proposes it, another approves it. Nothing changes before that.",
    button="Do it",
    back="/set-up/",
    back_words="Set-up",
    template="administering/rules.html",
)


class RulesForm(AskedOfTwo):
    """What somebody wants to do about the rulebook."""

    pack = forms.ChoiceField(label="Which rulebook?", required=False)

    def __init__(
        self, proposal: Proposal | None, *, own: bool, standing: str, sent: object = None, initial: object = None
    ) -> None:
        super().__init__(data=sent, initial=initial)  # type: ignore[arg-type]
        self.fields["pack"].choices = [(name, name) for name in _packs(standing)]  # type: ignore[attr-defined]
        self.fields["do"].choices = list(_offered(proposal, own=own))  # type: ignore[attr-defined]


def _packs(standing: str) -> tuple[str, ...]:
    """Return the rulebooks a force may choose, the newest first: that of the examples only where it is used already."""
    kept_back = ("recommendations",) if settings.FICTIONAL else ("recommendations", "examples")
    offered = (name for name in available() if name == standing or not name.startswith(kept_back))
    return tuple(reversed(list(offered)))


def _offered(proposal: Proposal | None, *, own: bool) -> list[tuple[str, str]]:
    propose_it = [
        ("propose", "Propose a rulebook"),
        ("confirm", "Propose to confirm the times that are left as they are"),
    ]
    if proposal is None:
        return propose_it
    settle = [("no", "Take the proposal back")] if own else [("approve", "Approve it"), ("no", "Turn it down")]
    return [*settle, *propose_it]


@shows_no_record(Permission.SET_RULES, methods=READING_AND_SENDING)
def set_rules(visit: Visit) -> Page | HttpResponse:
    """Show what is in force and what is proposed; propose, approve, or turn down."""
    proposal = waiting(visit.parts.ledger)
    own = proposal is not None and proposal.by == visit.actor.id
    standing = visit.parts.reading.rulebook.pack.name
    if visit.request.method != "POST":
        form = RulesForm(proposal, own=own, standing=standing, initial={**fresh(visit), "pack": standing})
        return _shown(visit, form, proposal)
    form = RulesForm(proposal, own=own, standing=standing, sent=visit.request.POST)
    if not form.is_valid():
        return _shown(visit, form, proposal)
    try:
        _do(visit, form.cleaned_data, proposal)
    except Refused as refused:
        return _shown(visit, form, proposal, refused.reasons)
    return redirect("set-up-rules")


def _do(visit: Visit, given: dict[str, str], proposal: Proposal | None) -> None:
    parts, by = visit.parts, visit.actor.id
    if given["do"] == "approve" and proposal:
        approve(proposal, held(visit, proposal.pack), by=by, ledger=parts.ledger, supplies=parts.supplies)
        catch_up(parts.ledger)
        say_approved(visit.request, proposal)
    elif given["do"] == "no" and proposal:
        turn_down(proposal, given["reason"], by=by, ledger=parts.ledger, supplies=parts.supplies)
        say_turned_down(visit.request, proposal, by)
    else:
        times, name = to_propose(visit, proposal)
        name = name if given["do"] == "confirm" else given["pack"] or name
        confirms = given["do"] == "confirm" or is_confirmed_in(visit, proposal, name)
        pack = held(visit, name)
        propose(pack, by=by, ledger=parts.ledger, supplies=parts.supplies, settings=times, confirms=confirms)
        say_proposed(visit.request, name)


def to_propose(visit: Visit, proposal: Proposal | None) -> tuple[tuple[Setting, ...], str]:
    """Return what a new proposal begins from: one's own that waits, or what is in force; and for which rulebook."""
    if proposal is not None and proposal.by == visit.actor.id:
        return proposal.settings, proposal.pack
    return own_times_in_force(visit.parts.ledger), national(visit).name


def is_confirmed_in(visit: Visit, proposal: Proposal | None, name: str) -> bool:
    """Say whether one's own proposal that waits confirms the times of a rulebook: what takes its place does so too."""
    return proposal is not None and proposal.confirms and (proposal.by, proposal.pack) == (visit.actor.id, name)


def national(visit: Visit) -> Pack:
    """Return the rulebook in force as it is packaged, without the force's own times."""
    return held(visit, visit.parts.reading.rulebook.at(visit.now).pack.name)


def held(visit: Visit, name: str) -> Pack:
    """Return a packaged rulebook; raises Refused where none of that name is held here."""
    try:
        return visit.parts.rulebooks(name).pack
    except LookupError as unknown:
        raise Refused(Reason(rule="rulebook.held", words=str(unknown.args[0]), remedy="Choose another.")) from None


def weighed(log: EventLog) -> str:
    """Say in a sentence what held records are weighed by, and who put it in force."""
    now = in_force(log)
    if now is None:
        return "They are weighed by the product’s own priors: nobody has put trained weights in force."
    by = f"proposed by {now.first} and approved by {now.second}"
    return f"They are weighed by {now.pack} ({now.content[:12]}) since {on_the_clock(now.since)}, {by}."


def _shown(visit: Visit, form: RulesForm, proposal: Proposal | None, reasons: tuple[Reason, ...] = ()) -> Page:
    ledger = visit.parts.ledger
    now = visit.parts.reading.rulebook.at(visit.now).pack
    more = {
        "in_force": f"{now.head.title} ({now.name})",
        "put": bool(len(visit.parts.reading.rulebook.activations) > 1),
        "own_times": changed_times(own_times_in_force(ledger), now, visit.now),
        "confirmed": defaults_are_confirmed(ledger),
        "defaults": count_of_defaults(now),
        "proposal": proposal,
        "proposed_at": on_the_clock(proposal.at) if proposal else "",
        "proposed": changed_times(proposal.settings, now, visit.now) if proposal else (),
        "own": proposal is not None and proposal.by == visit.actor.id,
        "times_href": reverse("set-up-times"),
        "weighed": weighed(ledger),
    }
    return asked(ASKING, form, reasons=reasons, more=more)
