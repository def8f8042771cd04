"""Every live case that somebody holds, handed over in one go: offered to whoever comes on, or taken on from them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect

from wayhome.access.permissions import Permission
from wayhome.application.board.handing import handed_on, handing, said_last
from wayhome.application.caseload import Case
from wayhome.casework.accept_handover import AcceptHandover
from wayhome.casework.commands import Command
from wayhome.casework.hand_over import OfferHandover
from wayhome.casework.reasons import ours
from wayhome.casework.take_back_handover import TakeBackHandover
from wayhome.kernel.ids import RecordId
from wayhome.kernel.refusals import Reason, Refused
from wayhome.rulebook.pack import Pack
from wayhome.web.acting import drafts
from wayhome.web.acting.desk import acting_as, enter
from wayhome.web.acting.pages import KEEPING, new_key
from wayhome.web.acting.pressing import keep_unless_entered, let_go, pressed
from wayhome.web.http import READING_AND_SENDING, Page, Visit, shows_records
from wayhome.web.presenting.open_lines import open_lines
from wayhome.web.presenting.queues import as_listed, pressing
from wayhome.web.presenting.shifts import mine_ends
from wayhome.web.presenting.standing import standing
from wayhome.web.presenting.times import when
from wayhome.web.presenting.whose import Whose
from wayhome.web.supervising.handing_over import sheet_of, shown
from wayhome.web.supervising.inheriting import Inherited

PAGE = "handover-round"
OFFER, OFFER_ALL, ACCEPT, TAKE_BACK = "offer", "offer_all", "accept", "take_back"
UNPROCESSABLE = 422
HIGH = "risk-high"
WITHOUT_A_WORD = ours(
    "offered_without_a_word", "Nothing is said of a child at high risk, so this case is not offered yet.",
    "Write what whoever comes on must know, or press again to offer it without a word.",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class OneCase:
    """One case of the round: its sheet, what was typed for it, whether it is ticked, and why it was not done.

    ``again``: what was said at the last handover is said again.
    """

    sheet: Inherited
    said: str
    ticked: bool
    again: bool = False
    reasons: tuple[Reason, ...] = ()

    @property
    def asked(self) -> bool:
        """Say whether pressing again offers it without a word."""
        return WITHOUT_A_WORD in self.reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """The whole round: cases to offer, those offered to whoever reads it, and those offered already and waiting."""

    to_offer: tuple[OneCase, ...]
    to_accept: tuple[OneCase, ...]
    waiting: tuple[OneCase, ...]


Refusals = Mapping[str, tuple[Reason, ...]]


@shows_records(Permission.SUPERVISE_SEARCHES, methods=READING_AND_SENDING)
def show_round(visit: Visit) -> Page | HttpResponse:
    """Show every live case that somebody holds or is offered, and hand over or take on those that are ticked."""
    if visit.request.method != "POST":
        return _page(visit, _begun(visit), {}, 200)
    sent = visit.request.POST
    key = sent.get("key", "")
    typing = KEEPING in visit.request.headers
    if key and sent.get("do") not in (ACCEPT, TAKE_BACK):  # there is nothing to type where a case is taken on or back
        keep = keep_unless_entered if typing else drafts.keep
        keep(visit.account, page=PAGE, key=key, answers=drafts.answers_of(sent), now=visit.now)
    if typing:
        return HttpResponse(status=204)
    pressed(visit.account, sent, key, visit.now)
    refused = _do(visit, sent)
    if refused or not _asked_for(sent):
        return _page(visit, sent, refused, UNPROCESSABLE)
    let_go(visit.account, key)
    return redirect(PAGE)


def _begun(visit: Visit) -> QueryDict | None:
    draft = drafts.draft_of(visit.account, PAGE)
    return drafts.as_sent(draft.answers) if draft else None


def _page(visit: Visit, sent: QueryDict | None, refused: Refusals, status: int) -> Page:
    cases = tuple(_mine(visit))
    ends = mine_ends(visit.actor, visit.parts.reading.caseload(visit.now).roster, _pack(visit), visit.now)
    content = {
        "round": _round(visit, cases, sent, refused),
        "key": (sent.get("key") if sent else "") or new_key(visit),
        "refused": bool(refused),
        "unticked": status == UNPROCESSABLE and not refused,
        "ends": when(ends, visit.now) if ends else "",
        "at": when(visit.now, visit.now),
    }
    shows = tuple(dict.fromkeys(each for case in cases for each in shown(case)))
    return Page(template="supervising/round.html", content=content, shows=shows, status=status)


def _mine(visit: Visit, among: Sequence[RecordId] | None = None) -> Iterator[Case]:
    """Yield the cases of children missing now that are offered, or that whoever asks owes to hand over or took on.

    So are those that they offered and somebody declined.

    ``among`` are those that are asked for: no other is told again for them, of which there may be many.
    """
    reading, pack = visit.parts.reading, _pack(visit)
    caseload = reading.live(visit.now) if among is None else reading.those(among, visit.now)
    whose = Whose(visit.actor, caseload.roster, pack.head, visit.now)
    missing = (case for case in caseload.cases if standing(case, ()).state.kind == "missing")
    for case in sorted(missing, key=lambda case: pressing(as_listed(case))):
        owed = [duty for duty in case.open_duties if duty.act == "hand_over"]
        between = handing(case)
        returned = between.declined_at is not None and between.offered_by == visit.actor.id
        held = between.waiting or returned or between.taken_by == visit.actor.id
        if not owed or held or any(whose.is_mine(duty) for duty in owed):
            yield case


def _round(visit: Visit, cases: tuple[Case, ...], sent: QueryDict | None, refused: Refusals) -> Round:
    every = [_one(sheet_of(visit, case), sent, refused) for case in cases]
    waiting = [one for one in every if one.sheet.handing.waiting]
    return Round(
        to_offer=tuple(one for one in every if not one.sheet.handing.waiting),
        to_accept=tuple(one for one in waiting if one.sheet.handing.offered_by != visit.actor.id),
        waiting=tuple(one for one in waiting if one.sheet.handing.offered_by == visit.actor.id),
    )


def _one(sheet: Inherited, sent: QueryDict | None, refused: Refusals) -> OneCase:
    ticked = sheet.record in refused or (sent is not None and sheet.record in sent.getlist("case"))
    said = sent.get(f"said:{sheet.record}", "") if sent is not None else ""
    again = sent is not None and sheet.record in sent.getlist("again")
    return OneCase(sheet=sheet, said=said, ticked=ticked, again=again, reasons=refused.get(sheet.record, ()))


def _do(visit: Visit, sent: QueryDict) -> Refusals:
    """Do what is asked with each case that it is asked for, and return why any was refused; the others are done."""
    refused: dict[str, tuple[Reason, ...]] = {}
    asked = tuple(map(RecordId, _asked_for(sent)))
    known: dict[str, Case] = {case.record: case for case in _mine(visit, asked)}
    for record in asked:
        case = known.get(record)
        if case is None:
            continue
        if _without_a_word(visit, sent, case):
            refused[record] = (WITHOUT_A_WORD,)
            continue
        try:
            enter(visit, _command(visit, sent, case), says_what_changed=False)  # the page shows each case anew
        except Refused as no:
            refused[record] = no.reasons
    return refused


def _asked_for(sent: QueryDict) -> list[str]:
    """Return the cases that are ticked; where all are offered, each that the page showed, and none that came since."""
    return sent.getlist("every" if sent.get("do") == OFFER_ALL else "case")


def _without_a_word(visit: Visit, sent: QueryDict, case: Case) -> bool:
    """Say whether a child at high risk is offered with nothing said, and nobody has asked whether that is meant."""
    if sent.get("do") in (ACCEPT, TAKE_BACK) or case.record in sent.getlist("asked") or _said(visit, sent, case):
        return False
    risk = standing(case, ()).risk
    return risk is not None and risk.kind == HIGH


def _said(visit: Visit, sent: QueryDict, case: Case) -> str:
    before = said_last(case, visit.parts.reading.words(case.record)).words
    return handed_on(sent.get(f"said:{case.record}", ""), before, again=case.record in sent.getlist("again"))


def _command(visit: Visit, sent: QueryDict, case: Case) -> Command:
    common = {
        "by": acting_as(visit, Permission.SUPERVISE_SEARCHES),
        "happened_at": visit.now,
        "key": f"{sent.get('key', '')}:{case.record}",
        "record": case.record,
    }
    if sent.get("do") == ACCEPT:
        return AcceptHandover(**common)  # type: ignore[arg-type]
    if sent.get("do") == TAKE_BACK:
        return TakeBackHandover(**common)  # type: ignore[arg-type]
    lines = open_lines(case, visit.parts.reading.words(case.record), _pack(visit))
    return OfferHandover(**common, open_lines=len(lines), risks=_said(visit, sent, case) or None)  # type: ignore[arg-type]


def _pack(visit: Visit) -> Pack:
    return visit.parts.reading.rulebook.at(visit.now).pack
