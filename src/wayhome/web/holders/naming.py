"""Who is told: named, let go, and whether a council stands as the child's parent."""

from collections.abc import Mapping
from typing import Any, ClassVar

from wayhome.casework.holders.name_holder import LetHolderGo, NameHolder, SetCouncil
from wayhome.casework.holders.standing import only_not_asked
from wayhome.casework.suspects.suspects import suspects_of
from wayhome.duties.story import Story
from wayhome.web.acting.boxes import choice, line, words
from wayhome.web.acting.forms import KNOWN, ActForm, Choices, Entering, Reveals
from wayhome.web.acting.of_child import OfChildForm
from wayhome.web.acting.pages import ActPage
from wayhome.web.holders.beside import whom_beside
from wayhome.web.holders.who import KINDS, Whom, about

OTHERS: Choices = [(key, said) for key, said in KINDS.items() if key not in ("child", "council")]
SAID: Mapping[str, str] = {"name": "name", "relation": "relation", "why_not": "why_not_words"}
WHY: Choices = [
    ("no_longer_cares", "They no longer care for the child"), ("child_moved", "The child moved"),
    ("child_of_age", "The child is of age"), ("child_asked", "The child asked for it"),
    ("danger", "It is not safe for the child"), ("died", "They died"), ("in_error", "They were put down in error"),
]  # fmt: skip


class NameForm(OfChildForm):
    """Who they are to the child, and whether it is safe that they know."""

    kind = choice("Who are they to the child?", OTHERS, lacking="Say who they are to the child")
    name = line("What are they called?")
    relation = line("In the child’s own words", "Such as Mum, or my nan’s friend.")
    parental_responsibility = choice("Do they hold parental responsibility?", KNOWN, initial="not_asked")
    may_know = choice(
        "Is it safe for the child that they are told?", KNOWN, initial="not_asked",
        hint="Ask the child first. Until it is yes, nothing is sent to them and they see nothing.",
    )  # fmt: skip
    why_not = words("Why not?", rows=2)
    child_says = choice("Does the child say that they may be told?", KNOWN, initial="not_asked")
    under_suspicion = choice(
        "Are they, or may they be, among those who harm the child?", KNOWN, initial="not_asked",
        hint="Until somebody has asked, and it is no, they are told nothing.",
    )  # fmt: skip
    suspect = choice("Which suspect are they?", [])

    field_order = (
        "child", "kind", "name", "relation", "parental_responsibility", "may_know", "why_not", "child_says",
        "under_suspicion", "suspect",
    )  # fmt: skip
    reveals: ClassVar[Reveals] = {
        **ActForm.reveals, "may_know": {"no": ("why_not",)}, "under_suspicion": {"yes": ("suspect",)},
    }  # fmt: skip

    def prepare(self) -> None:
        """Show what is known of them, where the address names somebody, and offer the suspects of the case."""
        super().prepare()
        suspects = suspects_of(self.desk.facing.story, self.desk.facing.words)
        named = [(one.ref, f"{one.name or 'Suspect'} ({one.ref})") for one in suspects]
        self.fields["suspect"].choices = [("", "Not known which"), *named]  # type: ignore[attr-defined]
        self.there = about(self.desk) if self.desk.about.startswith("holder:") else None
        if self.there is None or self.there.holder.is_child:
            self.there = None
            return
        self.fields.pop("child", None)
        self._as_known(self.there.holder.called.body if self.there.holder.called else {})
        if self._suspected(self.there) and not self.fields["suspect"].initial:
            self.fields["under_suspicion"].initial = "unknown"
        for name, attribute in SAID.items():
            self.fields[name].initial = getattr(self.there.holder, attribute)

    def _suspected(self, whom: Whom) -> bool:
        """Say whether something speaks against them; that nobody asked yet is not that somebody asked in vain."""
        story = self.desk.facing.stories.get(whom.child) or Story(whom.child, ())
        return whom.holder.why_not == "under_suspicion" and not only_not_asked(whom.holder, story)

    def _as_known(self, said: Mapping[str, object]) -> None:
        for name in ("kind", "parental_responsibility", "may_know", "child_says", "under_suspicion", "suspect"):
            self.fields[name].initial = said.get(name) or self.fields[name].initial

    def command(self, entering: Entering) -> NameHolder:
        """Return the command; of whoever was left unasked about nothing is taken for a no."""
        given = self.cleaned_data
        asked = ("kind", "parental_responsibility", "may_know", "child_says", "under_suspicion")
        said: dict[str, Any] = {name: given[name] or "not_asked" for name in asked}
        return NameHolder(
            **self.common(entering), child=self.there.child if self.there else self.chosen(),
            holder=self.there.holder.ref if self.there else None, name=given["name"], relation=given["relation"],
            why_not=given["why_not"], suspect=given["suspect"] or None, **said,
        )  # fmt: skip


class LetGoForm(ActForm):
    """Why somebody is told no longer."""

    why = choice("Why are they told no longer?", WHY, lacking="Say why")

    def command(self, entering: Entering) -> LetHolderGo:
        """Return the command."""
        whom = about(self.desk)
        return LetHolderGo(
            **self.common(entering), child=whom.child, holder=whom.holder.ref, why=self.cleaned_data["why"]
        )


class CouncilForm(OfChildForm):
    """Whether a council stands as the child's parent."""

    answer = choice("Does a council stand as the child’s parent?", KNOWN, lacking="Say whether it does")
    name = line("Which council?")
    agency = line("Its reference", "As its access here is kept, where it has one.", most=60)

    field_order = ("child", "answer", "name", "agency")
    reveals: ClassVar[Reveals] = {**ActForm.reveals, "answer": {"yes": ("name", "agency")}}

    def command(self, entering: Entering) -> SetCouncil:
        """Return the command."""
        given = self.cleaned_data
        return SetCouncil(
            **self.common(entering), child=self.chosen(), answer=given["answer"], name=given["name"],
            agency=given["agency"] or None,
        )  # fmt: skip


NAME = ActPage(
    name="name-holder", title="Who is told", form=NameForm, template="holders/whom.html", beside=whom_beside,
    then="told", lead="Each is told in their own right, by a plan of their own. Telling one is never telling another.",
)  # fmt: skip
LET_GO = ActPage(
    name="let-holder-go", title="Stop telling them", form=LetGoForm, template="holders/whom.html", beside=whom_beside,
    then="told", lead="What was agreed with them ends. The child is told whatever happens.",
)  # fmt: skip
COUNCIL = ActPage(
    name="council-as-parent", title="The council as parent", form=CouncilForm, then="told",
    lead="A council with parental responsibility is told as a parent is, by a plan of its own.",
)  # fmt: skip
