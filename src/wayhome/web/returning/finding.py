"""The child found, or only said to be somewhere: what was seen is told apart from what was heard."""

from typing import ClassVar

from django import forms

from wayhome.application.holding.found_place import address_of, held_there
from wayhome.application.holding.of_case import asked_of
from wayhome.casework.commands import OnCase
from wayhome.casework.locate_child import LocateChild, PlaceSearched
from wayhome.casework.report_whereabouts import ReportWhereabouts
from wayhome.casework.search_found_address import SearchFoundAddress
from wayhome.web.acting.forms import ActForm, Choices, Entering
from wayhome.web.acting.pages import ActPage

NOT_SAID = ("", "Not known")
# One slip between two radio buttons would end a search: what cannot both be so is asked again.
SPOKE = "A child who was spoken to is alive. Choose Alive; or, above, that an officer or a named professional saw them"
WHAT_WAS_SAID = "Write what was said. It is kept as that, and the search goes on until somebody has seen the child"
# In which words an address was said, in order: that of the last search stands for what was said when they were found.
SAID = {"missing.child_located": "address", "missing.found_address_searched": "asked_with"}
PLACES: Choices = [
    ("home", "Home"), ("placement", "Their placement"), ("relative", "A relative's"), ("friend", "A friend's"),
    ("partner", "The address of someone the child calls a partner"), ("associate_address", "An associate's address"),
    ("offender_address", "The address of someone known to harm children"),
    ("unknown_adult_address", "The address of an adult nobody knows"), ("hotel_short_let", "A hotel or short let"),
    ("cuckooed_address", "A cuckooed address"), ("street", "A street"), ("park_open", "A park or open ground"),
    ("transport_hub", "A station or transport hub"), ("on_transport", "On a train, bus or coach"),
    ("vehicle", "A vehicle"), ("shop_leisure", "A shop or leisure place"), ("licensed_premises", "Licensed premises"),
    ("school", "School"), ("hospital", "A hospital"), ("custody", "Custody"), ("derelict", "A derelict building"),
    ("water", "In or by water"), ("other_force_area", "Another force's area"), ("abroad", "Abroad"),
    ("other", "Somewhere else"), ("unknown", "Not known"),
]  # fmt: skip
FINDERS: Choices = [
    ("police_own", "Our officers"), ("police_other", "Another force"), ("transport_police", "Transport police"),
    ("returned_self", "The child came back"), ("family", "Family"), ("carer", "A carer"), ("friend", "A friend"),
    ("social_worker", "A social worker"), ("school", "School"), ("hospital", "A hospital"), ("custody", "Custody"),
    ("border", "Border staff"), ("public", "A member of the public"), ("media_appeal", "Through an appeal"),
    ("other", "Someone else"), ("unknown", "Not known"),
]  # fmt: skip
INFORMANTS: Choices = [
    ("parent", "A parent"), ("carer", "A carer"), ("placement", "The placement"), ("relative", "A relative"),
    ("friend", "A friend"), ("school", "School"), ("social_worker", "A social worker"), ("health", "Health staff"),
    ("police_other_force", "Another force"), ("self", "The child"), ("public", "A member of the public"),
    ("other", "Someone else"), ("unknown", "Not known"),
]  # fmt: skip


class FoundForm(ActForm):
    """How it is known where the child is, where, who found them, and how."""

    basis = forms.ChoiceField(
        label="How is it known?",
        choices=[
            ("seen", "An officer, or a named professional, saw the child"),
            ("spoken_to", "The child was spoken to, and not seen"),
            ("told", "Somebody said so"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Say how it is known where the child is"},
    )
    condition = forms.ChoiceField(
        label="The child is", choices=[("alive", "Alive"), ("deceased", "Dead")], initial="alive",
        widget=forms.RadioSelect,
    )  # fmt: skip
    place = forms.ChoiceField(label="Where", choices=[NOT_SAID, *PLACES[:-1]], required=False)
    found_by = forms.ChoiceField(label="Found by", choices=[NOT_SAID, *FINDERS[:-1]], required=False)
    address = forms.CharField(
        label="Address", required=False, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="House and street, with the postcode. What is held about adults there is searched by itself.",
    )  # fmt: skip
    how = forms.CharField(
        label="How the child was found", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="In the finder's words: where exactly, who was there, how the child seemed.",
    )  # fmt: skip

    hints: ClassVar = {
        "basis": {
            "seen": "Found. The talk with the child and the call to the council are then owed.",
            "spoken_to": "Found, and not yet safe: the child has to be seen in person.",
            "told": "Kept as what was said. It does not find the child, and the search goes on.",
        },
    }

    def clean(self) -> dict[str, object]:
        """Ask again where it is said that the child has died, and nobody is said to have seen them."""
        cleaned = super().clean()
        if cleaned.get("condition") != "deceased":
            return cleaned
        if cleaned.get("basis") == "spoken_to":
            self.add_error("condition", SPOKE)
        if cleaned.get("basis") == "told" and not str(cleaned.get("how") or "").strip():
            self.add_error("how", WHAT_WAS_SAID)
        return cleaned

    def command(self, entering: Entering) -> OnCase:
        """Return the command."""
        given = self.cleaned_data
        return LocateChild(
            **self.common(entering),
            basis=given["basis"],
            condition=given["condition"],
            place=given["place"] or None,
            found_by=given["found_by"] or None,
            address=given["address"] or None,
            how=given["how"] or None,
            there=self._there(given["address"], entering) if given["basis"] != "told" else None,
        )

    def _there(self, address: str, entering: Entering) -> PlaceSearched | None:
        """Search what is held about the address, or about the child's home; None where neither is known."""
        parts, place = self.desk.visit.parts, self.cleaned_data["place"]
        known = asked_of(self.desk.case, parts.ledger)
        where = address.strip() or address_of(known, place, holdings=parts.holdings, at=entering.now)
        return _searched(where, self, entering) if where else None


def _searched(address: str, form: ActForm, entering: Entering) -> PlaceSearched:
    parts = form.desk.visit.parts
    known = asked_of(form.desk.case, parts.ledger)
    names = tuple(filter(None, (known.name, *known.also_known_as)))
    return held_there(address, names=names, holdings=parts.holdings, at=entering.now)


class AddressForm(ActForm):
    """The address where the child was found, as it was last said; searching is done now, whenever it is entered."""

    address = forms.CharField(
        label="Address", widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="House and street, with the postcode.",
        error_messages={"required": "Give the address where the child was found"},
    )  # fmt: skip

    def prepare(self) -> None:
        """Begin with the address as it was last said."""
        for name in ("when", "on", "at"):
            del self.fields[name]
        facing = self.desk.facing
        said = ((event, field) for name, field in SAID.items() for event in facing.story.of_type(name))
        words = [facing.words.get((event.id, field)) for event, field in said]
        self.fields["address"].initial = next(filter(None, reversed(words)), "")

    def command(self, entering: Entering) -> OnCase:
        """Return the command."""
        there = _searched(self.cleaned_data["address"].strip(), self, entering)
        return SearchFoundAddress(**self.common(entering), there=there)


class WhereaboutsForm(ActForm):
    """Who said where the child is, how, and in which words."""

    by_whom = forms.ChoiceField(label="Who said so?", choices=INFORMANTS, initial="unknown")
    means = forms.ChoiceField(
        label="How?",
        choices=[
            ("telephone", "By telephone"), ("message", "By message"), ("third_party", "Through someone else"),
            ("online", "Online"), ("other", "Otherwise"),
        ],
        initial="telephone",
        widget=forms.RadioSelect,
    )  # fmt: skip
    words = forms.CharField(label="What they said", required=False, widget=forms.Textarea(attrs={"rows": 4}))

    def clean(self) -> dict[str, object]:
        """Ask for what was said or who said it: with neither, nobody has said anything."""
        cleaned = super().clean()
        if cleaned.get("by_whom") == "unknown" and not str(cleaned.get("words") or "").strip():
            self.add_error("words", "Write where the child is said to be, or choose who said so")
        return cleaned

    def command(self, entering: Entering) -> OnCase:
        """Return the command."""
        given = self.cleaned_data
        return ReportWhereabouts(
            **self.common(entering), by_whom=given["by_whom"], means=given["means"], words=given["words"] or None
        )


FOUND = ActPage(
    name="found",
    title="The child was found",
    lead="Found is not yet safe. A child is found when seen or spoken to; being told where they are finds nobody.",
    form=FoundForm,
)
WHEREABOUTS = ActPage(
    name="whereabouts",
    title="Somebody says where the child is",
    lead="Record it as what was said. Someone has to go and verify it; until then the child is missing.",
    form=WhereaboutsForm,
)
FOUND_ADDRESS = ActPage(
    name="search-found-address",
    title="Search the address where the child was found",
    lead="What is held could not be searched when the child was found. Who is held there is not known until it is.",
    button="Search",
    form=AddressForm,
)
