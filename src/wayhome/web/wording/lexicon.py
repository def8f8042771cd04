"""Which lexicon reads: proposed by one person with its figures, agreed to by another, each signed in as themselves."""

from dataclasses import dataclass

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect

from wayhome.access.permissions import Permission
from wayhome.application.wording.lexicons import InForce, Proposal, agree, history, propose, turn_down, waiting
from wayhome.duties.saying import on_the_clock
from wayhome.kernel.refusals import Reason, Refused
from wayhome.packs import reader
from wayhome.web.asking import AskedOfTwo, Asking, asked, fresh
from wayhome.web.http import READING_AND_SENDING, Page, Visit, shows_no_record

ASKING = Asking(
    title="The lexicon",
    lead="It says which words about a child are pointed out and which risks are read. One person proposes it, another "
    "agrees. Nothing changes before that.",
    button="Do it",
    back="/wording/rules/",
    back_words="Every rule",
    template="wording/lexicon.html",
)


class LexiconForm(AskedOfTwo):
    """What somebody wants to do about the lexicon."""

    pack = forms.ChoiceField(label="Which lexicon?", required=False)

    def __init__(self, visit: Visit, proposal: Proposal | None, sent: object = None) -> None:
        super().__init__(data=sent, initial=fresh(visit))  # type: ignore[arg-type]
        offered = visit.parts.lexicons.supplied()
        self.fields["pack"].choices = [(name, name) for name in reversed(offered)]  # type: ignore[attr-defined]
        own = proposal is not None and proposal.by == visit.actor.id
        settle = [("no", "Take the proposal back")] if own else [("agree", "Agree to it"), ("no", "Turn it down")]
        choices = [*(settle if proposal else []), ("propose", "Propose a lexicon that came with the product")]
        self.fields["do"].choices = choices  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierRow:
    """One lexicon that was put in force: which, since when, and by whom."""

    name: str
    since: str
    by: str


@shows_no_record(Permission.SET_RULES, methods=READING_AND_SENDING)
def show_lexicon(visit: Visit) -> Page | HttpResponse:
    """Show what reads, what is proposed with its figures, and what read before; propose, agree, or turn down."""
    proposal = waiting(visit.parts.ledger)
    if visit.request.method != "POST":
        return _shown(visit, LexiconForm(visit, proposal), proposal)
    form = LexiconForm(visit, proposal, visit.request.POST)
    if not form.is_valid():
        return _shown(visit, form, proposal)
    try:
        _do(visit, form.cleaned_data, proposal)
    except Refused as refused:
        return _shown(visit, form, proposal, refused.reasons)
    return redirect("wording-lexicon")


def _do(visit: Visit, given: dict[str, str], proposal: Proposal | None) -> None:
    parts, by = visit.parts, visit.actor.id
    if given["do"] == "agree" and proposal:
        agree(proposal, by=by, ledger=parts.ledger, supplies=parts.supplies)
    elif given["do"] == "no" and proposal:
        turn_down(proposal, given["reason"], by=by, ledger=parts.ledger, supplies=parts.supplies)
    else:
        name = given["pack"] or parts.lexicons.supplied()[-1]
        propose(
            reader(name), parts.lexicons.files(name), now=parts.engine(), by=by, kept=parts.lexicons,
            ledger=parts.ledger, supplies=parts.supplies,
        )  # fmt: skip


def _shown(visit: Visit, form: LexiconForm, proposal: Proposal | None, reasons: tuple[Reason, ...] = ()) -> Page:
    put = history(visit.parts.ledger)
    more = {
        "lexicon": visit.parts.engine().lexicon,
        "put": bool(put),
        "history": [_row(one) for one in put],
        "proposal": proposal,
        "proposed_at": on_the_clock(proposal.at) if proposal else "",
        "own": proposal is not None and proposal.by == visit.actor.id,
    }
    return asked(ASKING, form, reasons=reasons, more=more)


def _row(one: InForce) -> EarlierRow:
    by = f"proposed by {one.first}, agreed by {one.second}"
    return EarlierRow(name=f"{one.pack} ({one.content[:12]})", since=on_the_clock(one.since), by=by)
