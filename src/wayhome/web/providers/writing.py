"""Writing up what the child said, one part a page, kept as it goes: nothing is required, and any part may wait."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from wayhome.casework.providers.steps import SendReturnInterview
from wayhome.web.acting.fields import errors_of, fields_of
from wayhome.web.acting.written import as_written
from wayhome.web.http import READING_AND_SENDING, Page
from wayhome.web.invited.begun import Written, begun_of, forget_begun, keep_begun
from wayhome.web.invited.visit import InvitedVisit, enter_once, new_key
from wayhome.web.invited.visiting import for_invited
from wayhome.web.providers.content import AGREED, ALONE, HARMS, PARTS, content_fields, content_of
from wayhome.web.providers.door import PARTNERS, not_theirs, shown_of
from wayhome.web.providers.held import WHEN, as_kept, is_on_record, wrong_with
from wayhome.web.providers.standing import Row, row_called


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One page of it: its heading, and the boxes on it."""

    title: str
    names: tuple[str, ...]


WRITTEN: tuple[Part, ...] = (
    Part(title="When it was held, and before", names=(*WHEN, "alone", "before")),
    Part(title="While they were missing", names=("during",)),
    Part(title="Coming back", names=("after",)),
    Part(title="Places", names=("places",)),
    Part(title="People and harm", names=("people", "harms", "harm")),
    Part(title="What should change", names=("wants", "own_words", "agreed", "left_out")),
)
CHECK = len(WRITTEN) + 1
SAYS = {**dict(AGREED), **{f"alone-{key}": words for key, words in ALONE}, **HARMS}


@dataclass(frozen=True, slots=True, kw_only=True)
class PartShown:
    """One part as it stands on the last page: what was written, and where it is changed."""

    title: str
    href: str
    said: tuple[str, ...]


class PartForm(forms.Form):
    """The boxes of one part."""

    def __init__(self, names: tuple[str, ...], *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        every = content_fields()
        self.fields.update({name: every[name] for name in names})
        as_written(self)


def boxes_of(part: Part, row: Row) -> tuple[str, ...]:
    """Return the boxes of a part; when it was held is not asked where it is on record."""
    return tuple(name for name in part.names if name not in WHEN or not is_on_record(row.interview))


@for_invited(*PARTNERS, methods=READING_AND_SENDING, keeps=lambda interview: "interview")
def write_interview(visit: InvitedVisit, interview: str) -> Page | HttpResponse:
    """Show one part of what the child said, keep it, and send all of it once it was looked over."""
    row = row_called(visit, interview)
    if row is None:
        return not_theirs(visit)
    number = _asked_for(visit)
    if number == CHECK:
        return _sent(visit, row) if visit.request.method == "POST" else _looked_over(visit, row)
    part, held = WRITTEN[number - 1], begun_of(visit, row.key) or {}
    form = PartForm(boxes_of(part, row), visit.request.POST or None, initial=dict(held))
    if form.is_valid():
        keep_begun(visit, row.key, {name: as_kept(value) for name, value in form.cleaned_data.items()})
        return redirect(place(row, CHECK if "check" in visit.request.POST else number + 1))
    errors = errors_of(form) if form.is_bound else []
    content = {
        "row": row, "form": form, "fields": fields_of(form), "errors": errors, "begun": visit.begun, "part": part,
        "number": number, "of": CHECK, "is_kept": bool(held), "back_to": place(row, number - 1) if number > 1 else "",
        "may_cover": True,
    }  # fmt: skip
    status = 422 if errors else 200
    return Page(template="providers/write.html", content=content, shows=shown_of([row]), status=status)


def place(row: Row, number: int) -> str:
    """Return where one part is written."""
    return f"{reverse('partner-write', args=[row.key])}?part={number}"


def _asked_for(visit: InvitedVisit) -> int:
    """Return which part is asked for; the first for anything that is none."""
    asked = visit.request.GET.get("part", "1")
    return int(asked) if asked in map(str, range(1, CHECK + 1)) else 1


def _looked_over(visit: InvitedVisit, row: Row, errors: Sequence[Mapping[str, str]] = ()) -> Page:
    held = begun_of(visit, row.key)
    parts = tuple(
        PartShown(title=part.title, href=place(row, number), said=tuple(_said(part, held or {})))
        for number, part in enumerate(WRITTEN, 1)
    )
    content = {
        "row": row, "parts": parts, "key": new_key(visit), "begun": visit.begun, "number": CHECK, "of": CHECK,
        "back_to": place(row, CHECK - 1), "has_begun": held is not None, "may_cover": True,
        "errors": list(errors),
    }  # fmt: skip
    status = 422 if errors else 200
    return Page(template="providers/check.html", content=content, shows=shown_of([row]), status=status)


def _lacking(row: Row, held: Written) -> list[Mapping[str, str]]:
    """Return why it is not sent yet: its 72 hours end when it was held, so that is asked for, where it is written."""
    if is_on_record(row.interview):
        return []
    wrong = wrong_with(held, row.interview.returned.happened_at, row.now)
    return [{"text": words, "href": f"{place(row, 1)}#id_{name}"} for name, words in wrong.items()]


def _said(part: Part, held: Written) -> list[str]:
    """Return what stands in the boxes of a part, each in words; an empty box says nothing."""
    found: list[str] = []
    for name in part.names:
        value = held.get(name)
        if isinstance(value, list):
            found += [SAYS.get(one, one) for one in value]
        elif value:
            found.append(_box_said(name, str(value)))
    return found


def _box_said(name: str, value: str) -> str:
    match name:
        case "left_out":
            return "Something was told in confidence"
        case "held_on":
            return f"Held on {date.fromisoformat(value):%A %-d %B %Y}"
        case "held_at":
            return f"At {value}"
        case "alone":
            return f"Seen alone: {SAYS[f'alone-{value}'].lower()}"
        case "agreed":
            return SAYS.get(value, value)
        case _:
            return value


def _sent(visit: InvitedVisit, row: Row) -> Page | HttpResponse:
    """Send what was written; what was sent before is there already, and nothing is sent twice."""
    held = begun_of(visit, row.key)
    if held is not None and (errors := _lacking(row, held)):
        return _looked_over(visit, row, errors)
    if held is not None:
        made = f"{visit.reference}\n{visit.request.POST.get('key', '')}\n{json.dumps(held, sort_keys=True)}"
        command = SendReturnInterview(
            by=visit.acting, happened_at=visit.now, key=f"door:{sha256(made.encode()).hexdigest()[:40]}",
            record=row.interview.record, whom=visit.kind, **content_of(_whole(held)),  # type: ignore[arg-type]
        )  # fmt: skip
        enter_once(visit, command)
        forget_begun(visit, row.key)
    return redirect("partner-interview", row.key)


def _whole(held: Written) -> Mapping[str, Any]:
    """Return every box, with nothing in those that nobody came to."""
    empty: dict[str, Any] = {**{name: "" for name, _, _ in PARTS}, "agreed": "", "alone": "", "left_out": False}
    return {**empty, "harms": [], **held}
