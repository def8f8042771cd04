"""What leads to somebody: noted, searched for, looked at where a held record has the same, and resolved."""

from typing import ClassVar

from wayhome.application.holding.ports import HoldingsOutOfReach
from wayhome.casework.enquiring.identifiers import Identifier, identifiers_of
from wayhome.casework.enquiring.resolve_identifiers import (
    LookAtMatch,
    NoteIdentifier,
    ProposedMatch,
    ProposeMatches,
    ResolveIdentifier,
)
from wayhome.holdings.asking import Asked
from wayhome.holdings.identifying import asked_with, same_in
from wayhome.web.acting.boxes import choice, words
from wayhome.web.acting.boxes import line as short
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Choices, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.enquiring.choices import no_or_line, one_of
from wayhome.web.enquiring.identifiers_page import LOOKED, RESOLVED, kind_of, open_of
from wayhome.web.presenting.entries import capital

KINDS: Choices = [
    ("phone", "Phone number"), ("nickname", "Nickname"), ("vehicle", "Registration mark"),
    ("handle", "Name on line"), ("email", "E-mail address"), ("address", "Address"),
    ("device", "Device number"), ("bank_account", "Bank account"), ("other", "Something else"),
]  # fmt: skip
CAME_TO: Choices = list(LOOKED.items())
WHOSE: Choices = [(key, capital(said)) for key, said in RESOLVED.items()]


class NoteForm(ActForm):
    """What kind of thing it is, what it says, and where it came from."""

    kind = choice("What is it?", KINDS, lacking="Say what it is")
    value = short("What does it say?", "As it was given. It is kept with the case and never in a list of events.",
                  lacking="Write it as it was given")  # fmt: skip
    where = words("Where does it come from, and how is it used?", rows=2)
    line = one_of("Which line of enquiry did it come up in?")

    def prepare(self) -> None:
        """Offer the lines of the catalogue."""
        self.fields["line"].choices = no_or_line(self.desk)  # type: ignore[attr-defined]
        self.fields["line"].initial = self.desk.about

    def command(self, entering: Entering) -> NoteIdentifier:
        """Return the command."""
        given = self.cleaned_data
        return NoteIdentifier(
            **self.common(entering), kind=given["kind"], value=given["value"], line=given["line"] or None,
            where=given["where"] or None,
        )  # fmt: skip


class SearchForm(ActForm):
    """Nothing is asked: everything open of the case is searched for in what is held."""

    def command(self, entering: Entering) -> ProposeMatches:
        """Search, and return what it came to; where what is held is out of reach, the entry says so."""
        waiting = open_of(self.desk)
        asked = [one for one in waiting if asked_with(one.kind, one.value)]
        try:
            found, crowded = self._found(asked)
        except HoldingsOutOfReach:
            return ProposeMatches(**self.common(entering), out_of_reach=True)
        return ProposeMatches(
            **self.common(entering), found=found, asked=len(asked) - crowded,
            too_short=len(waiting) - len(asked) + crowded,
        )  # fmt: skip

    def _found(self, asked: list[Identifier]) -> tuple[tuple[ProposedMatch, ...], int]:
        visit, found, crowded = self.desk.visit, [], 0
        for one in asked:
            answer = visit.parts.holdings.search(asked_with(one.kind, one.value) or Asked(), at=visit.now)
            crowded += bool(answer.crowded)
            for each in () if answer.crowded else answer.found:
                record = each.record
                if same_in(one.kind, one.value, record):
                    found.append(
                        ProposedMatch(
                            reference=one.reference, hit=record.id, content=record.content,
                            restricted_to=record.restricted_to,
                        )
                    )  # fmt: skip
        return tuple(found), crowded


class LookForm(ActForm):
    """What came of reading what a held record says of it."""

    match = one_of("Which record?", lacking="Choose the record")
    result = choice("What does it come to?", CAME_TO, lacking="Say what it comes to")
    reason = words("Why, and what is done about it?", rows=2)

    def prepare(self) -> None:
        """Offer the matches that wait; begin with the one the link names."""
        self.fields["match"].choices = waiting_matches(self.desk)  # type: ignore[attr-defined]
        self.fields["match"].initial = _named(self.desk)

    def command(self, entering: Entering) -> LookAtMatch:
        """Return the command."""
        given = self.cleaned_data
        reference, _, hit = given["match"].partition(" ")
        return LookAtMatch(
            **self.common(entering), reference=reference, hit=hit, result=given["result"],
            reason=given["reason"] or None,
        )  # fmt: skip


class ResolveForm(ActForm):
    """Whose it is, or that it leads nowhere, and how that is known."""

    reference = one_of("Of what?", lacking="Choose of what")
    result = choice("Whose is it?", WHOSE, lacking="Say whose it is")
    suspect = one_of("Which suspect?")
    reason = words("How is that known?", rows=2)

    field_order = ("reference", "result", "reason")
    reveals: ClassVar[Reveals] = {**ActForm.reveals, "result": {"suspect": ("suspect",)}}

    def prepare(self) -> None:
        """Offer what is open, and the suspects of the case by their references."""
        offered = [("", "Choose"), *((one.reference, f"{kind_of(one)}: {one.value}") for one in open_of(self.desk))]
        self.fields["reference"].choices = offered  # type: ignore[attr-defined]
        self.fields["reference"].initial = self.desk.about
        self.fields["suspect"].choices = suspects(self.desk)  # type: ignore[attr-defined]

    def command(self, entering: Entering) -> ResolveIdentifier:
        """Return the command."""
        given = self.cleaned_data
        return ResolveIdentifier(
            **self.common(entering), reference=given["reference"], result=given["result"],
            suspect=given["suspect"] or None, reason=given["reason"] or None,
        )  # fmt: skip


def waiting_matches(desk: Desk) -> Choices:
    """Return each held record that nobody has looked at, with what it has the same."""
    every = identifiers_of(desk.facing.story, desk.facing.words)
    pairs = [(one, match) for one in every for match in one.waiting]
    named = [(f"{one.reference} {match.hit}", f"{kind_of(one)} {one.value}: {match.hit}") for one, match in pairs]
    return [("", "Choose"), *named]


def suspects(desk: Desk) -> Choices:
    """Return the suspects of a case, by their references."""
    words_held = desk.facing.words
    found = {
        str(event.body["suspect"]): words_held.get((event.id, "name"), "")
        for event in desk.facing.story.of_type("suspect.identified")
    }
    return [("", "Choose"), *((key, ": ".join(filter(None, (key, name)))) for key, name in found.items())]


def _named(desk: Desk) -> str:
    """Return the match that a link names; one that names only the record is the first that waits there."""
    offered = dict(waiting_matches(desk))
    if desk.about in offered:
        return desk.about
    return next((key for key in offered if key.endswith(f" {desk.about}") and desk.about), "")


NOTE = ActPage(
    name="note-identifier",
    title="Something that leads to somebody",
    lead="A nickname or a number is enough. It waits here, and whatever comes in later is matched with it.",
    form=NoteForm,
    then="identifiers",
)
SEARCH = ActPage(
    name="search-identifiers",
    title="Search what is held for all of them",
    lead="Whatever has the same is proposed, for somebody to look at. It decides nothing.",
    form=SearchForm,
    button="Search",
    then="identifiers",
)
LOOK_AT_MATCH = ActPage(
    name="look-at-match",
    title="A record that has the same",
    lead="The same number is not the same person. Say what the record comes to.",
    form=LookForm,
    then="identifiers",
)
RESOLVE = ActPage(
    name="resolve-identifier",
    title="Whose it is",
    form=ResolveForm,
    then="identifiers",
)
