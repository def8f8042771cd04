"""At save: the gravest words about a child are asked about once, on the page itself, with everything typed still there.

A live entry about a missing child is never held up: it is kept at once, and what was pointed out in it is asked about
afterwards, on the case's page.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from wayhome.application.handling import Handled
from wayhome.casework.commands import Acting
from wayhome.casework.wording.answer_wording import POINTED_OUT, AnswerWording
from wayhome.kernel.ids import RecordId
from wayhome.kernel.refusals import Refused
from wayhome.reading.findings import Who
from wayhome.reading.wording import read_wording
from wayhome.web.acting.desk import Desk, enter
from wayhome.web.acting.forms import ActForm
from wayhome.web.acting.spoken import is_written
from wayhome.web.doing import MISSING

AS_IT_IS, BECAUSE = "as_it_is", "kept_because"
GRAVE = "A"
ABOUT_THE_CHILD = Who(child_in_scope=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Words that are asked about before they are kept: in which box, why, and what the better words would answer."""

    box: str
    label: str
    words: str
    why: str
    ask: str
    suggest: tuple[str, ...]


def asked_about(form: ActForm, desk: Desk) -> tuple[Asked, ...]:
    """Return what is asked about; nothing of a live entry, and nothing that was answered with *as it is*."""
    if desk.facing.case and desk.facing.state.phase == MISSING:
        return ()
    if AS_IT_IS in desk.visit.request.POST or not form.about_a_child:
        return ()
    return tuple(_asked(form, desk))


def _asked(form: ActForm, desk: Desk) -> Iterator[Asked]:
    engine = desk.visit.parts.engine()
    for name, field in form.fields.items():
        text = str(form.cleaned_data.get(name) or "") if is_written(field.widget) else ""
        for found in read_wording(engine, text, ABOUT_THE_CHILD) if text else ():
            if found.severity == GRAVE:
                yield Asked(
                    box=form[name].auto_id,
                    label=str(field.label or ""),
                    words=text[found.start : found.end],
                    why=found.message,
                    ask=found.ask,
                    suggest=found.suggest,
                )


def keep_with_reason(desk: Desk, by: Acting, handled: Handled) -> None:
    """Answer what was pointed out in an act that was kept as it is, with the reason that was given for it."""
    reason = desk.visit.request.POST.get(BECAUSE, "").strip()
    if not reason:
        return
    found = (sealed.event for entered in handled.entered for sealed in entered.events)
    for event in (event for event in found if event.type == POINTED_OUT):
        kept = AnswerWording(
            by=by,
            happened_at=event.happened_at,
            key=f"kept:{event.id}",
            record=RecordId(event.record),
            pointed_out=event.id,
            answer="kept",
            reason=reason,
        )
        try:
            enter(desk.visit, kept)
        except Refused:
            continue  # it stays to be answered, as what was kept without a reason does
