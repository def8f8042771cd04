"""An act about one of those who are told of a child in their own right: the child first, then everybody named.

A rights-holder's reference is theirs within one child's record. In a case of several children one choice says both:
whose parent it is, and which of them; the same reference of another child is never taken for it.
"""

from collections.abc import Iterator

from wayhome.casework.holders.standing import holder_called, holders_of
from wayhome.kernel.ids import Subject
from wayhome.record.envelope import Event
from wayhome.web.acting.boxes import choice
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.of_child import OfChildForm, children_of

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
        field = self.fields["holder"]
        named, _, child = self.desk.about.removeprefix("holder:").partition(" of ")
        if "child" in self.fields:
            del self.fields["child"]
            offered = [(f"{one} {ref}", f"{called}: {who}") for one, called in children_of(self.desk)
                       for ref, who in self._holders(Subject(one))]  # fmt: skip
            named = f"{child or self.desk.facing.child} {named}"
        else:
            offered = list(self._holders(self.desk.facing.child))
        field.choices = offered  # type: ignore[attr-defined]
        if named in dict(offered):
            field.initial = named

    def _holders(self, child: Subject) -> Iterator[tuple[str, str]]:
        facing = self.desk.facing
        yield THE_CHILD
        for one in holders_of(facing.stories.get(child) or (), child, facing.words, at=facing.now):
            if not one.is_child:
                yield one.ref, _called(one.kind, one.name)

    def chosen(self) -> Subject:
        """Return the child of whoever was chosen."""
        child, _, ref = str(self.cleaned_data["holder"]).rpartition(" ")
        return Subject(child) if child and ref else self.desk.facing.child

    def chosen_holder(self) -> str:
        """Return the reference of whoever was chosen, within that child's record."""
        return str(self.cleaned_data["holder"]).rpartition(" ")[2]


def of_whom(event: Event, desk: Desk) -> str:
    """Say whose an entry is, as a name or as *the child*; empty where it names nobody who is told of the child."""
    facing, to_child = desk.facing, event.body.get("to") == "child"
    ref = str(event.body.get("holder") or (THE_CHILD[0] if to_child else ""))
    child = next((one for one in facing.children if one in event.subjects), facing.child)
    holders = holders_of(facing.stories.get(child) or (), child, facing.words, at=facing.now)
    found = holder_called(ref, holders)
    if found is None:
        return ""
    if found.is_child:
        return dict(children_of(desk))[child] if len(facing.children) > 1 else "the child"
    return found.name or KINDS.get(found.kind, "somebody else").lower()


def _called(kind: str, name: str) -> str:
    return ", ".join(part for part in (KINDS.get(kind, "Somebody else"), name) if part)
