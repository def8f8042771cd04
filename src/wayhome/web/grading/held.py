"""Searching what other systems hold about the child; the search leaves a check of each system that it covered."""

import re
from collections.abc import Mapping
from datetime import date
from typing import ClassVar, cast

from django import forms

from wayhome.application.holding.known import own_names
from wayhome.application.holding.look_up import look_up
from wayhome.application.holding.ports import HoldingsOutOfReach
from wayhome.application.holding.searched import answers_for, unlisted
from wayhome.casework.record_search import RecordSearch
from wayhome.holdings.asking import Asked
from wayhome.holdings.names import parts
from wayhome.holdings.systems import standing_of
from wayhome.kernel.moments import in_london
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.grading.hits import hits_of
from wayhome.web.presenting.systems import called, required
from wayhome.web.presenting.times import when

DAY, ISO = {"type": "date", "classes": "govuk-input--width-10"}, "%Y-%m-%d"
NUMBER = re.compile(r"\+?\d(?:[ -]?\d){6,}")
AGE = forms.NumberInput(attrs={"classes": "govuk-input--width-3"})
LINES = forms.Textarea(attrs={"rows": 2})


class SearchForm(ActForm):
    """What the systems are asked with: what the record knows of the child, and whatever else is known."""

    name = forms.CharField(label="Name", required=False)
    also_known_as = forms.CharField(label="Other names, one on each line", required=False, widget=LINES)
    birth_date = forms.DateField(label="Birth date", required=False, widget=forms.DateInput(attrs=DAY, format=ISO))
    age = forms.IntegerField(label="Or age, as somebody says", required=False, min_value=0, max_value=120, widget=AGE)
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
        self.fields["age"].initial = None if born else self.desk.case.known.value("age", self.desk.facing.at)
        self.fields["phones"].initial = _numbers(self.desk)

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
        behind = self.desk.visit.parts
        asked = self._asked(self.cleaned_data)
        done = look_up(asked, holdings=behind.holdings, children=behind.known_children, at=entering.now)
        known = {hit.reference: hit for hit in hits_of(self.desk)}
        read = {reference for reference, hit in known.items() if hit.is_weighed}
        needed = required(self.desk.pack)
        answers = answers_for(done, needed, listed=known, read=read, names=_names(self.desk))
        return RecordSearch(**self.common(entering), answers=answers, unlisted=unlisted(done))

    def _asked(self, given: Mapping[str, object]) -> Asked:
        return Asked(
            name=str(given.get("name") or ""),
            also_known_as=_lines(given, "also_known_as"),
            birth_date=cast("date | None", given.get("birth_date")),
            born_about=self._born_about(given),
            phones=_lines(given, "phones"),
            address=str(given.get("address") or ""),
            postcode=str(given.get("postcode") or ""),
            vehicles=_lines(given, "vehicles"),
        )

    def _born_about(self, given: Mapping[str, object]) -> int | None:
        """Return the year an age comes to; one part of a name is too little to leave out others by an age as said."""
        age, name = given.get("age"), " ".join((str(given.get("name") or ""), *_lines(given, "also_known_as")))
        if not isinstance(age, int) or given.get("birth_date") or len(parts(name)) < 2:
            return None
        return in_london(self.desk.facing.now).year - age


def _names(desk: Desk) -> tuple[str, ...]:
    """Return the names by which the record knows the child."""
    story = desk.facing.stories.get(desk.facing.child)
    return own_names(story.own if story else (), desk.visit.parts.ledger)


def _numbers(desk: Desk) -> str:
    """Return the telephone numbers that were given for the child, one on each line."""
    answers = desk.facing.story.of_type("missing.question_answered")
    said = (desk.facing.words.get((one.id, "words"), "") for one in answers if one.body["question"] == "phone")
    return "\n".join(dict.fromkeys(number for words in said for number in NUMBER.findall(words)))


def _lines(given: Mapping[str, object], name: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in str(given.get(name) or "").splitlines() if line.strip())


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
