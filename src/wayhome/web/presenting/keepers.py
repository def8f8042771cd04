"""Those who are told in their own right, or keep a profile of a child, by reference: as what they are to the child."""

from collections.abc import Iterable, Mapping

from wayhome.kernel.ids import EventId
from wayhome.record.envelope import Sealed

NAMED, KEPT = "contact.holder_named", "profile.kept"
FIELD = {NAMED: "kind", KEPT: "by"}
THE_CHILD = "child"


def keepers_in(held: Iterable[Sealed], words: Mapping[tuple[EventId, str], str]) -> Mapping[str, str]:
    """Return what each is called, by reference: the parent; with the name, where its words are among those given."""
    found: dict[str, str] = {}
    for each in held:
        event = each.event
        ref, kind = str(event.body.get("holder") or ""), str(event.body.get(FIELD.get(event.type, "")) or "")
        if ref and kind and (event.type == NAMED or ref not in found):
            name = words.get((event.id, "name"), "")
            found[ref] = f"{name}, the {kind}" if name and kind != THE_CHILD else f"the {kind}"
    return found
