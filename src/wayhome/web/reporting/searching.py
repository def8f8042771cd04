"""Looking a child up before a report is taken: what it is asked with, and what comes back, open cases first."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django import forms
from django.urls import reverse

from wayhome.application.caseload import Case, Caseload
from wayhome.application.holding.look_up import LookUp, look_up
from wayhome.application.holding.ports import FoundChild
from wayhome.holdings.asking import Asked
from wayhome.kernel.ids import Subject, SubjectKind, key_of
from wayhome.web.acting.ages import ask_of_age, years
from wayhome.web.acting.desk import in_force_now
from wayhome.web.acting.written import as_written
from wayhome.web.http import Visit
from wayhome.web.presenting.entries import reference
from wayhome.web.presenting.held import Held, held_of
from wayhome.web.presenting.standing import Standing, standing
from wayhome.web.reporting.judged_before import SURE, judged_before
from wayhome.web.reporting.namesakes import aged, told_apart

LETTERS = 3  # of a name, below which nothing is looked up while it is being typed
DIGITS = 6  # of a telephone number
SIGNS = 4  # of an address or a registration mark


class SearchForm(forms.Form):
    """What is known of the child; whatever nobody knows is left empty."""

    key = forms.CharField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(
        label="Name",
        required=False,
        help_text="As much as is known, in any order; a nickname will do",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    born = forms.DateField(
        label="Birth date", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    age = forms.CharField(
        label="Or age, as somebody says",
        required=False,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "classes": "govuk-input--width-3", "autocomplete": "off"}
        ),
    )
    phone = forms.CharField(
        label="A phone number",
        required=False,
        help_text="The child’s, or the caller’s",
        widget=forms.TextInput(attrs={"inputmode": "tel", "classes": "govuk-input--width-20", "autocomplete": "off"}),
    )
    address = forms.CharField(
        label="Address or postcode", required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    vehicle = forms.CharField(
        label="A vehicle’s registration",
        required=False,
        widget=forms.TextInput(attrs={"classes": "govuk-input--width-10", "autocomplete": "off"}),
    )

    def __init__(
        self, sent: Mapping[str, object] | None = None, initial: dict[str, object] | None = None, *, today: date
    ) -> None:
        super().__init__(data=sent, initial=initial)
        self.today = today
        as_written(self)

    def clean(self) -> dict[str, object]:
        """Ask about a birth date or an age that no child can have; whoever takes the call is told what was not read."""
        ask_of_age(self, self.today, waits=False)
        return self.cleaned_data

    def asked(self) -> Asked:
        """Return it as the search takes it; what cannot be read yet, a date half typed say, is left out."""
        given = getattr(self, "cleaned_data", {})
        return Asked(
            name=given.get("name", "").strip(),
            birth_date=given.get("born"),
            born_about=self._born_about(),
            phones=tuple(filter(None, [given.get("phone", "").strip()])),
            address=given.get("address", "").strip(),
            vehicles=tuple(filter(None, [given.get("vehicle", "").strip()])),
        )

    def _born_about(self) -> int | None:
        """Return the year that an age comes to; one part of a name is too little to leave others out by an age."""
        given = self.cleaned_data
        age = years(given.get("age", ""))
        whole_name = len(given.get("name", "").split()) > 1
        return self.today.year - age if age is not None and whole_name and not given.get("born") else None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCase:
    """A case of a child who was found: its reference, how it stands, and whether the child is missing in it now."""

    record: str
    reference: str
    href: str
    standing: Standing
    missing_now: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A child who may be meant: why, how surely, and their cases, the open one first.

    ``born`` says their age and birth date, ``apart`` what else tells them from another child of the name.
    """

    child: str
    name: str
    born: str
    apart: tuple[str, ...]
    why: str
    sure: bool
    cases: tuple[FoundCase, ...]

    @property
    def open(self) -> FoundCase | None:
        """Return the case in which the child is missing now."""
        return next((case for case in self.cases if case.missing_now), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """What came back: the children of the record who may be meant, and what other systems hold."""

    known: tuple[Known, ...]
    held: Held
    came_back: int
    asked_with: str

    @property
    def reached(self) -> bool:
        """Say whether the holdings answered; that they did not is not the same as nothing held."""
        return self.held.answer.reached

    @property
    def nobody(self) -> str:
        """Say that no case here is about the child: with what is held, since nobody is to be told that nothing is."""
        if not self.held.many:
            return "No child of this name, birth date, phone or address is known here."
        tiers = ", ".join(f"{each.many} {each.words.lower()}" for each in self.held.tiers)
        return f"No case here is about this child, but records are held that are theirs, or may be: {tiers}."

    @property
    def known_shown(self) -> tuple[str, ...]:
        """Return the children and cases that are shown."""
        return tuple(name for one in self.known for name in (one.child, *(case.record for case in one.cases)))

    def shows(self, *, named: bool = False) -> tuple[str, ...]:
        """Return every record that is shown; those that agree in a name alone only where they were asked for."""
        return (*self.known_shown, *self.held.shown(named=named))


def enough(asked: Asked) -> bool:
    """Say whether there is enough to look up while it is being typed: below that it would be about everybody."""
    name = sum(map(str.isalpha, asked.name))
    phone = max((sum(map(str.isdigit, one)) for one in asked.phones), default=0)
    place = sum(map(str.isalnum, asked.address)) if any(map(str.isdigit, asked.address)) else 0
    mark = max((sum(map(str.isalnum, one)) for one in asked.vehicles), default=0)
    return name >= LETTERS or asked.birth_date is not None or phone >= DIGITS or max(place, mark) >= SIGNS


def search(visit: Visit, asked: Asked, *, children: int | None = None) -> Results:
    """Look a child up in everything: the children of the record, and what other systems hold.

    ``children`` is how many of those who may be meant are shown, the likeliest; all of them where none is given.
    """
    parts = visit.parts
    found = look_up(asked, holdings=parts.holdings, children=parts.known_children, at=visit.now)
    likeliest = replace(found, children=found.children[:children])
    return _results(visit, likeliest, parts.reading.caseload(visit.now))


def _results(visit: Visit, found: LookUp, caseload: Caseload) -> Results:
    """Say what came back, children who are missing now first."""
    children = (_known(visit, one, caseload) for one in found.children)
    known = sorted(children, key=lambda one: (one.open is None, not one.sure))
    return Results(
        known=tuple(known),
        held=held_of(visit, found.answer, in_force_now(visit).pack, judged_before(visit, found.answer, found.children)),
        came_back=found.receipt.came_back,
        asked_with=found.receipt.asked_with,
    )


def open_cases(caseload: Caseload, child: Subject) -> Mapping[str, Case]:
    """Return the cases of a child in which they are missing now, by record."""
    return {case.record: case for case in caseload.about(child) if _missing_now(case)}


def _known(visit: Visit, found: FoundChild, caseload: Caseload) -> Known:
    about = caseload.about(found.child)
    cases = [_case(case) for case in about if SubjectKind.CHILD not in case.kinds[:1]]
    return Known(
        child=found.child,
        name=found.name or f"Child {key_of(found.child)}",
        born=aged(found.birth_date, about),
        apart=told_apart(visit, about),
        why="; ".join(found.why),
        sure=found.tier in SURE,
        cases=tuple(sorted(cases, key=lambda case: not case.missing_now)),
    )


def _case(case: Case) -> FoundCase:
    return FoundCase(
        record=case.record,
        reference=reference(case.record),
        href=reverse("case", args=[case.record]),
        standing=standing(case, ()),
        missing_now=_missing_now(case),
    )


def _missing_now(case: Case) -> bool:
    return case.kinds[0] is SubjectKind.EPISODE and case.known.value("child_missing", case.at) is True
