"""Who looked at which record: asked for by person, case and day, for a purpose that the law lists."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode

from django import forms
from django.db.models import Q
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.application.looking import Look, LooksAsked, LooksFound, ReadingPurpose, looked_lately
from wayhome.kernel.ids import ActorId
from wayhome.kernel.moments import LONDON, as_utc
from wayhome.web.accounts.models import Account
from wayhome.web.acting.boxes import day, line
from wayhome.web.acting.fields import errors_of, fields_of
from wayhome.web.acting.written import as_written
from wayhome.web.http import Page, Visit, shows_no_record
from wayhome.web.pages_by_name import page_in_words
from wayhome.web.presenting.entries import capital, reference
from wayhome.web.presenting.links import Link
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.purposes import Purpose
from wayhome.web.presenting.times import when
from wayhome.web.presenting.typed import references
from wayhome.web.whole_numbers import whole

A_PAGE, NAMED = 50, 6
LACKING = "Choose what it is read for"
A_DAY = timedelta(days=1)
PURPOSES = {one.value: one.words for one in (*ReadingPurpose, *Purpose)}
VERBS = ("show_", "list_", "send_", "find_", "read_")


class AskForm(forms.Form):
    """Whose looks, at what, on which days, and why."""

    person = line("Who looked?", "Their sign-in, or how the rota names them.", most=120)
    case = line("At which case?", "Its reference, such as EM-1047, or that of a held record.", most=120)
    since = day("From which day?")
    until = day("Until which day?")
    purpose = forms.ChoiceField(
        label="What is it read for?",
        help_text="The law lets the log be read for these purposes and no other.",
        choices=[(one.value, capital(one.words)) for one in ReadingPurpose],
        widget=forms.RadioSelect,
        error_messages={"required": LACKING, "invalid_choice": LACKING},
    )

    def clean(self) -> dict[str, object]:
        """Ask for a person or a case: the whole log is nobody's to leaf through."""
        cleaned: dict[str, object] = super().clean() or self.cleaned_data
        if not cleaned.get("person") and not cleaned.get("case"):
            self.add_error("person", "Name a person, a case, or both")
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", f"That day is before the first: enter {since:%d.%m.%Y} or a later one")
        return cleaned

    def asked(self) -> LooksAsked:
        """Return what is asked for; a case under each of the names that what was typed may be."""
        given = self.cleaned_data
        typed = given["case"].strip()
        last: date | None = given["until"]
        return LooksAsked(
            shown=(references(typed) or (typed,)) if typed else (),
            actor=_officer(given["person"].strip()),
            since=_begins(given["since"]),
            until=_begins(last + A_DAY) if last else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LookRow:
    """One page that somebody was shown: when, who, which page, for what, and what stood on it."""

    at: str
    who: str
    page: str
    purpose: str
    shown: str


@shows_no_record(Permission.READ_LOOKS)
def show_who_looked(visit: Visit) -> Page:
    """Show who looked, for a listed purpose: references alone, and the reading is itself written in the log."""
    sent = visit.request.GET
    form = AskForm(sent) if "purpose" in sent or "person" in sent or "case" in sent else AskForm()
    as_written(form)
    content: dict[str, object] = {"form": form, "fields": fields_of(form), "errors": []}
    if not form.is_bound:
        return Page(template="administering/who_looked.html", content=content)
    if not form.is_valid():
        return Page(template="administering/who_looked.html", content=content | {"errors": errors_of(form)}, status=422)
    return Page(template="administering/who_looked.html", content=content | _found(visit, form))


def _found(visit: Visit, form: AskForm) -> dict[str, object]:
    number = max(whole(visit.request.GET.get("page", "")) or 1, 1)
    found = looked_lately(
        visit.parts.looks, form.asked(), purpose=form.cleaned_data["purpose"], by=visit.actor.id, at=visit.now,
        skip=(number - 1) * A_PAGE, most=A_PAGE,
    )  # fmt: skip
    return {"rows": _rows(found, visit.now), "count": found.count, "pages": _pages(visit, found.count, number)}


def _rows(found: LooksFound, now: datetime) -> tuple[LookRow, ...]:
    called = Called(look.actor for look in found.looks)
    return tuple(_row(look, called, now) for look in found.looks)


def _row(look: Look, called: Called, now: datetime) -> LookRow:
    return LookRow(
        at=when(look.at, now),
        who=called(look.actor),
        page=_page_words(look.page),
        purpose=PURPOSES.get(look.purpose, look.purpose.replace("_", " ")),
        shown=_shown(look.shown),
    )


def _page_words(page: str) -> str:
    """Return a page in words; the log names it by the view that showed it."""
    plain = next((page.removeprefix(verb) for verb in VERBS if page.startswith(verb)), page)
    return page_in_words(plain.replace("_", "-"))


def _shown(shown: tuple[str, ...]) -> str:
    named = tuple(dict.fromkeys(map(reference, shown)))
    more = f" and {len(named) - NAMED} more" if len(named) > NAMED else ""
    return f"{', '.join(named[:NAMED])}{more}" or "nothing that is named"


def _pages(visit: Visit, count: int, number: int) -> tuple[Link, ...]:
    """Return the pages to go to: the one after and the one before, each with what was asked for."""
    asked = {name: value for name, value in visit.request.GET.items() if name != "page" and value}
    offered = (("Later looks", number - 1), ("Earlier looks", number + 1))
    last = -(-count // A_PAGE)
    return tuple(
        Link(text=text, href=f"{reverse('who-looked')}?{urlencode(asked | {'page': at})}")
        for text, at in offered
        if 1 <= at <= last
    )


def _officer(typed: str) -> ActorId | None:
    """Return whom something typed names: a sign-in, how the rota names them, or their name; else as it was typed."""
    if not typed:
        return None
    found = Account.objects.filter(Q(username__iexact=typed) | Q(officer__iexact=typed)).first()
    named = found or Account.objects.filter(name__iexact=typed).first()
    return named.named if named else ActorId(typed)


def _begins(on: date | None) -> datetime | None:
    return as_utc(datetime.combine(on, time.min, LONDON)) if on else None
