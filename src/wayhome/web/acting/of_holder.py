"""An act about one of those who are told of a child in their own right: the child first, then everybody named."""

from wayhome.casework.holders.standing import holders_of
from wayhome.web.acting.boxes import choice
from wayhome.web.acting.of_child import OfChildForm

THE_CHILD = ("H1", "The child")
KINDS = {
    "parent": "A parent", "guardian": "A guardian", "carer": "A carer", "council": "The council",
    "advocate": "An advocate", "other_adult": "Another adult",
}  # fmt: skip


class OfHolderForm(OfChildForm):
    """What such an act asks: who of those whom the child's record knows."""

    holder = choice("Who?", [THE_CHILD], lacking="Say who")

    def prepare(self) -> None:
        """Offer the child, and everybody who is told in their own right; begin with whom the link names."""
        super().prepare()
        facing = self.desk.facing
        found = holders_of(facing.stories.get(facing.child) or (), facing.child, facing.words, at=facing.now)
        others = [(one.ref, _called(one.kind, one.name)) for one in found if not one.is_child]
        field = self.fields["holder"]
        field.choices = [THE_CHILD, *others]  # type: ignore[attr-defined]
        named = self.desk.about.removeprefix("holder:").partition(" of ")[0]
        if named in dict(field.choices):  # type: ignore[attr-defined]
            field.initial = named


def _called(kind: str, name: str) -> str:
    return ", ".join(part for part in (KINDS.get(kind, "Somebody else"), name) if part)
