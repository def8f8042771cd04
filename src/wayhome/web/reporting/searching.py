"""Looking a child up before a report is taken: what it is asked with, and what comes back, open cases first."""

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.urls import reverse

from wayhome.application.caseload import Case, Caseload
from wayhome.application.holding.look_up import LookUp, look_up
from wayhome.application.holding.ports import FoundChild
from wayhome.holdings.asking import Asked, Found
from wayhome.kernel.ids import Subject, SubjectKind, key_of
from wayhome.web.acting.written import as_written
from wayhome.web.http import Visit
from wayhome.web.presenting.entries import reference
from wayhome.web.presenting.standing import Standing, standing
from wayhome.web.reporting.namesakes import aged, told_apart
from wayhome.web.whole_numbers import whole

HELD_AT_MOST = 8


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

    def __init__(self, sent: Mapping[str, object] | None = None, initial: dict[str, object] | None = None) -> None:
        super().__init__(data=sent, initial=initial)
        as_written(self)

    def asked(self) -> Asked:
        """Return it as the search takes it."""
        given = self.cleaned_data
        return Asked(
            name=given.get("name", "").strip(),
            birth_date=given.get("born"),
            phones=tuple(filter(None, [given.get("phone", "").strip()])),
            address=given.get("address", "").strip(),
        )


def years(text: str) -> int | None:
    """Return an age in whole years; None for what is no age."""
    given = whole(text)
    return given if given is not None and given <= 120 else None


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
class HeldLine:
    """A record that another system holds and that may be about the child: not read yet, which is the grader's work."""

    reference: str
    name: str
    system: str
    on: str
    why: str
    sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """What came back. ``reached`` is False where the holdings did not answer, which is not the same as nothing."""

    known: tuple[Known, ...]
    held: tuple[HeldLine, ...]
    more_held: int
    reached: bool
    sources: int
    came_back: int
    asked_with: str

    @property
    def shows(self) -> tuple[str, ...]:
        """Return every record that is shown."""
        cases = (name for one in self.known for name in (one.child, *(case.record for case in one.cases)))
        return (*cases, *(line.reference for line in self.held))


def search(visit: Visit, asked: Asked) -> Results:
    """Look a child up in everything: the children of the record, and what other systems hold."""
    parts = visit.parts
    found = look_up(asked, holdings=parts.holdings, children=parts.known_children, at=visit.now)
    return _results(visit, found, parts.reading.caseload(visit.now))


def _results(visit: Visit, found: LookUp, caseload: Caseload) -> Results:
    """Say what came back, children who are missing now first."""
    children = (_known(visit, one, caseload) for one in found.children)
    known = sorted(children, key=lambda one: (one.open is None, not one.sure))
    held = found.answer.found
    return Results(
        known=tuple(known),
        held=tuple(map(_held, held[:HELD_AT_MOST])),
        more_held=max(0, found.receipt.came_back - len(found.children) - HELD_AT_MOST),
        reached=found.answer.reached,
        sources=len(found.answer.sources),
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
        sure=found.strength == "strong",
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


def _held(found: Found) -> HeldLine:
    record = found.record
    return HeldLine(
        reference=record.id,
        name=record.person.name or "No name",
        system=record.system.replace("_", " "),
        on=f"{record.on:%-d %b %Y}" if record.on else "not dated",
        why="; ".join(found.why),
        sure=found.strength == "strong",
    )
