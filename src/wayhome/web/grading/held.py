"""Searching what other systems hold about the child; the search leaves a check of each system that it covered."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar, cast

from django import forms

from wayhome.application.holding.look_up import Checked, LookUp, checks, look_up
from wayhome.application.holding.ports import HoldingsOutOfReach
from wayhome.casework.record_search import Answered, RecordSearch
from wayhome.holdings.asking import Asked
from wayhome.holdings.systems import standing_of
from wayhome.record.events.risk import System
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.grading.hits import hits_of
from wayhome.web.grading.systems import called, required
from wayhome.web.presenting.times import when

DAY, ISO = {"type": "date", "classes": "govuk-input--width-10"}, "%Y-%m-%d"
LINES = forms.Textarea(attrs={"rows": 2})


class SearchForm(ActForm):
    """What the systems are asked with: what the record knows of the child, and whatever else is known."""

    name = forms.CharField(label="Name", required=False)
    also_known_as = forms.CharField(label="Other names, one on each line", required=False, widget=LINES)
    birth_date = forms.DateField(label="Birth date", required=False, widget=forms.DateInput(attrs=DAY, format=ISO))
    phones = forms.CharField(label="Telephone numbers, one on each line", required=False, widget=LINES)
    address = forms.CharField(label="Address", required=False)
    postcode = forms.CharField(label="Postcode", required=False)
    vehicles = forms.CharField(label="Vehicles, one on each line", required=False, widget=LINES)

    reveals: ClassVar[Reveals] = {}

    def prepare(self) -> None:
        """Fill in what the record knows of the child. A search is done now, whenever it is entered."""
        del self.fields["when"]
        for name in ("on", "at", "about"):
            del self.fields[name]
        born = self.desk.case.known.value("date_of_birth", self.desk.facing.at)
        self.fields["name"].initial = self.desk.visit.parts.reading.names().get(self.desk.facing.child, "")
        self.fields["birth_date"].initial = date.fromisoformat(str(born)) if born else None

    def clean(self) -> dict[str, object]:
        """Ask for anything at all to search with."""
        cleaned = super().clean()
        if not self.errors and not self._asked(cleaned).words:
            self.add_error("name", "Enter a name, a birth date, a telephone number, an address or a vehicle")
        if not self.errors and sources_of(self.desk) == ():
            self.add_error("name", "No system’s records are here to be searched: ask each and record it by hand")
        return cleaned

    def command(self, entering: Entering) -> RecordSearch:
        """Search, and return what came of it in each system that the search covered."""
        parts = self.desk.visit.parts
        done = look_up(
            self._asked(self.cleaned_data), holdings=parts.holdings, children=parts.known_children, at=entering.now
        )
        known = {hit.reference: hit for hit in hits_of(self.desk)}
        read = {reference for reference, hit in known.items() if hit.is_weighed}
        too_wide = "; ".join(done.answer.crowded)
        found = checks(done.answer, self._systems(done), read=read)
        answers = tuple(_answered(one, set(known), too_wide) for one in found)
        unlisted = dict.fromkeys(one.record.system for one in done.answer.found if not standing_of(one.record.system))
        return RecordSearch(**self.common(entering), answers=answers, unlisted=tuple(unlisted))

    def _systems(self, done: LookUp) -> Sequence[System]:
        """Return the systems that were searched; where none could be, those that a rule asks for."""
        searched = (*done.receipt.covered, *done.receipt.in_part)
        return searched if done.answer.reached else cast("Sequence[System]", required(self.desk.pack))

    def _asked(self, given: Mapping[str, object]) -> Asked:
        return Asked(
            name=str(given.get("name") or ""),
            also_known_as=_lines(given, "also_known_as"),
            birth_date=cast("date | None", given.get("birth_date")),
            phones=_lines(given, "phones"),
            address=str(given.get("address") or ""),
            postcode=str(given.get("postcode") or ""),
            vehicles=_lines(given, "vehicles"),
        )


def _lines(given: Mapping[str, object], name: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in str(given.get(name) or "").splitlines() if line.strip())


def _answered(one: Checked, known: set[str], too_wide: str) -> Answered:
    """Return what came of it in one system: records already in the case are only counted."""
    new = tuple(hit for hit in one.hits if hit.reference not in known)
    return Answered(
        system=one.system,
        result=one.result,
        hits=new,
        listed=len(one.hits) - len(new),
        asked_with=one.asked_with,
        retry_at=one.retry_at,
        reason=". ".join(filter(None, (one.reason, too_wide))) or None,
    )


def sources_of(desk: Desk) -> tuple[str, ...] | None:
    """Say what can be searched and how fresh it is, a phrase for each system; None where it cannot be reached."""
    try:
        sources = desk.visit.parts.holdings.sources()
    except HoldingsOutOfReach:
        return None
    named = ((standing_of(source.name), source) for source in sources)
    return tuple(
        f"{called(standing.system) if standing else source.name} (brought in {when(source.as_of, desk.facing.now)})"
        for standing, source in named
    )


def beside(desk: Desk) -> Mapping[str, object]:
    """Gather what will be searched."""
    return {"sources": sources_of(desk)}


SEARCH_HELD = ActPage(
    name="search-held",
    title="Search held records",
    lead="Add whatever else is known: another name, a telephone, an address. What comes back is weighed next.",
    button="Search",
    form=SearchForm,
    template="grading/search_held.html",
    beside=beside,
    then="already-known",
)
