"""What was done to find the child: anything that could find them, and the places that were searched."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError

from wayhome.casework.act_to_locate import ActToLocate
from wayhome.casework.commands import Command
from wayhome.casework.record_done import RecordDone
from wayhome.record.events.missing_search import PlaceSearched
from wayhome.web.acting.boxes import choice as choice_field
from wayhome.web.acting.boxes import words as words_field
from wayhome.web.acting.forms import ActForm, Choices, Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.searching.lines import lines_of
from wayhome.web.searching.saying import KINDS, RESULTS, SEARCHED_BY, SEARCHED_PLACES

PLACES = ("home_or_placement", "last_seen", "another")
MORE_PLACES: Choices = [(code, words) for code, words in SEARCHED_PLACES if code not in PLACES]


class ActToLocateForm(ActForm):
    """What was done, and what it showed."""

    kind = choice_field("What was done?", KINDS, lacking="Choose what was done")
    result = choice_field("What did it show?", RESULTS, lacking="Choose what it showed")
    line = choice_field("Which line of enquiry is it part of?", [])
    detail = words_field("What was done and found", "Where, who was spoken to, and what they said.")

    def prepare(self) -> None:
        """Offer the lines that are open."""
        open_lines = [(line.name, line.title) for line in lines_of(self.desk) if line.is_open]
        self.fields["line"].choices = [("", "None of them"), *open_lines]  # type: ignore[attr-defined]
        self.fields["line"].initial = self.desk.about if self.desk.about in dict(open_lines) else ""
        if not open_lines:
            del self.fields["line"]

    def command(self, entering: Entering) -> ActToLocate:
        """Return the command."""
        given = self.cleaned_data
        return ActToLocate(
            **self.common(entering),
            kind=given["kind"], result=given["result"], line=given.get("line") or None, detail=given["detail"] or None,
        )  # fmt: skip


class SearchPlacesForm(ActForm):
    """The home or placement, where the child was last seen, and another place; each by whom."""

    home_or_placement = choice_field("The home or placement", SEARCHED_BY)
    home_or_placement_areas = words_field(
        "What was searched there",
        "Bedroom, loft, sheds, cellar, vehicles, bins. A child can hide or be hidden.",
        rows=2,
    )
    last_seen = choice_field("Where the child was last seen", SEARCHED_BY)
    last_seen_areas = words_field("What was searched there", rows=2)
    another = choice_field("Another place", MORE_PLACES)
    another_by = choice_field("Who searched it?", SEARCHED_BY, initial="police")
    another_areas = words_field("Which place, and what was searched", rows=2)

    def clean(self) -> dict[str, object]:
        """Ask for at least one place."""
        cleaned = super().clean()
        if not any(cleaned.get(place) for place in PLACES):
            self.add_error(PLACES[0], ValidationError("Say of at least one place who searched it"))
        return cleaned

    def commands(self, entering: Entering) -> Mapping[str, Command]:
        """Return one command for each place."""
        searched = [place for place in PLACES if self.cleaned_data.get(place)]
        return {place: RecordDone(**self.common(entering), fact=self._fact(place)) for place in searched}

    def fields_of(self, name: str) -> tuple[str, ...]:
        """Return the fields of one place."""
        return (name, f"{name}_areas", f"{name}_by")

    def _fact(self, place: str) -> PlaceSearched:
        given = self.cleaned_data
        which, by = (
            (given["another"], given["another_by"] or "unknown") if place == "another" else (place, given[place])
        )
        return PlaceSearched(place=which, by=by, areas=given[f"{place}_areas"] or None)


ACT_TO_LOCATE = ActPage(
    name="look-for-child",
    title="Something done to find the child",
    lead="A visit, a search, a call, somebody spoken to. An entry in the log, a review or waiting is not this.",
    form=ActToLocateForm,
    then="looking",
)
SEARCH_PLACES = ActPage(
    name="search-places",
    title="Places searched",
    lead="The police search the home and the place last seen, even where the carer has looked. That the carer looked "
    "is kept, and is no police search.",
    form=SearchPlacesForm,
    template="searching/places.html",
    then="looking",
)
