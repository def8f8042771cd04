"""The briefing of a case: the sheet and its printing while the child is missing, what is out once they are found."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, QueryDict
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.casework.print_briefing import PrintBriefing
from wayhome.casework.sheets import Sheet, sheets, to_collect
from wayhome.web.acting.desk import Desk, desk_for
from wayhome.web.acting.entered import take
from wayhome.web.acting.forms import ActForm, Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.briefing.sheet import briefing_sheet, picture_of
from wayhome.web.http import Page, Visit, shows_records
from wayhome.web.presenting.needs_strip import needs_strips
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.times import clock, day, when

MOST_COPIES = 500
ACT = Permission.RECORD_SEARCH


class PrintForm(ActForm):
    """How many copies, and which shift or unit they are for. A sheet is printed now, so nobody is asked when.

    ``content`` stands for all that is on the sheet as it is printed: one with more on it is another sheet, however like
    the last print the rest is, and also where a draft from before is taken up again.
    """

    copies = forms.IntegerField(
        label="How many copies?", min_value=1, max_value=MOST_COPIES, initial=1,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "classes": "govuk-input--width-3"}),
        error_messages={
            "required": "Enter how many copies are printed", "invalid": "Enter how many copies, as a number",
            "min_value": "Print at least one copy", "max_value": f"Print {MOST_COPIES} copies or fewer at a time",
        },
    )  # fmt: skip
    handed_to = forms.CharField(
        label="Which shift or unit are they for?", max_length=120,
        help_text="Whoever has them gives them back when the child is found.",
        error_messages={"required": "Enter the shift or unit", "max_length": "Use 120 characters or fewer"},
    )  # fmt: skip

    content = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def prepare(self) -> None:
        """Ask nothing about when, and note what is on the sheet now."""
        if isinstance(self.data, QueryDict) and self.desk.facing.state.phase == "missing":
            self.data = self.data.copy()
            self.data["content"] = sha256(repr(briefing_sheet(self.desk)).encode()).hexdigest()
        for name in ("when", "on", "at", "about"):
            del self.fields[name]

    def command(self, entering: Entering) -> PrintBriefing:
        """Return the command, with the photograph that is on the sheet now."""
        given, picture = self.cleaned_data, picture_of(self.desk)
        return PrintBriefing(
            **self.common(entering),
            copies=given["copies"],
            handed_to=given["handed_to"],
            photograph=picture.entry if picture else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """One sheet as a list shows it; ``href`` is where somebody says what became of it, empty where nothing is out.

    ``collect``: it shows a photograph that is not to be used any more.
    """

    number: int
    copies: int
    out: int
    back: int
    not_back: int
    handed_to: str
    printed: str
    printed_in_full: str
    href: str
    collect: bool = False


def listed(desk: Desk) -> tuple[Printed, ...]:
    """Return every sheet of a case, the last printed first, those that are out before the others."""
    told = sheets(desk.facing.story)
    called = Called(sheet.printed_by for sheet in told)
    wrong = {sheet.number for sheet in to_collect(desk.facing.story, desk.facing.stories.get(desk.facing.child))}
    rows = [replace(_printed(sheet, desk, called), collect=sheet.number in wrong) for sheet in reversed(told)]
    return tuple(sorted(rows, key=lambda row: (row.out == 0, not row.collect)))


def _printed(sheet: Sheet, desk: Desk, called: Called) -> Printed:
    able = may(desk.visit.actor, ACT)
    return Printed(
        number=sheet.number,
        copies=sheet.copies,
        out=sheet.out,
        back=sheet.back,
        not_back=sheet.not_back,
        handed_to=desk.facing.words.get((sheet.entry, "handed_to"), "") or "Not held any more",
        printed=f"{when(sheet.printed_at, desk.visit.now)}, {called(sheet.printed_by)}",
        printed_in_full=f"{clock(sheet.printed_at)} on {day(sheet.printed_at)} by {sheet.printed_by}",
        href=f"{reverse('take-back-sheets', args=[desk.record])}?about={sheet.number}" if able and sheet.out else "",
    )


def out_now(desk: Desk) -> int:
    """Return how many copies are out."""
    return sum(sheet.out for sheet in sheets(desk.facing.story))


def beside(desk: Desk) -> Mapping[str, Any]:
    """Return the sheet as it would be printed now, or that the child was found, and what was printed before."""
    missing = desk.facing.state.phase == "missing"
    sheet = briefing_sheet(desk) if missing else None
    strips = needs_strips(desk.facing.stories, desk.facing.children, desk.visit) if missing else ()
    return {
        "missing": missing,
        "sheet": sheet,
        "shown": desk.visit.request.GET.get("photograph", ""),
        "printed": listed(desk),
        "out": out_now(desk),
        "prints_href": reverse("briefing-prints", args=[desk.record]),
        "strips": strips,
        "shows": (*(sheet.shows if sheet else ()), *(each.record for each in strips)),
    }


BRIEFING = ActPage(
    name="briefing",
    title="Briefing sheet",
    form=PrintForm,
    button="Print for officers",
    template="briefing/briefing.html",
    beside=beside,
    then="briefing-sheet",
)


@shows_records(ACT)
def show_sheet(visit: Visit, record: str) -> Page:
    """Show a sheet that was printed, to be put on paper; once the child is found, only that they are."""
    desk = _desk(visit, record)
    told = {str(sheet.number): sheet for sheet in sheets(desk.facing.story)}
    asked = visit.request.GET.get("number", "")
    if asked and asked not in told:
        raise Http404
    printed = told.get(asked) or next(reversed(told.values()), None)
    content = {**_around(desk), "briefing_href": reverse("briefing", args=[desk.record])}
    if printed is None:
        return Page(template="briefing/not_printed.html", content=content, shows=desk.shows)
    return _sheet(desk, printed, content)


def _sheet(desk: Desk, printed: Sheet, around: Mapping[str, object]) -> Page:
    missing = desk.facing.state.phase == "missing"
    sheet = briefing_sheet(desk) if missing else None
    content = {
        **around,
        "missing": missing,
        "sheet": sheet,
        "number": printed.number,
        "print": _printed(printed, desk, Called((printed.printed_by,))),
        "check_at": f"{settings.ADDRESS}{around['briefing_href']}",
    }
    shows = sheet.shows if sheet else ()
    return Page(template="briefing/sheet.html", content=content, shows=(*desk.shows, *shows))


@shows_records(Permission.READ_CASES)
def show_prints(visit: Visit, record: str) -> Page:
    """Show every sheet of a case that was printed: how many, for whom, by whom, and what became of them."""
    desk = _desk(visit, record)
    content = {**_around(desk), "printed": listed(desk), "out": out_now(desk), "able": may(visit.actor, ACT)}
    return Page(template="briefing/prints.html", content=content, shows=desk.shows)


def _desk(visit: Visit, record: str) -> Desk:
    desk = desk_for(visit, record)
    if desk is None or not desk.facing.case.startswith("episode:"):
        raise Http404
    return desk


def _around(desk: Desk) -> dict[str, object]:
    return {"desk": desk, "entered": take(desk.visit.request), "case_href": reverse("case", args=[desk.record])}
