"""What several acts of this part ask for in the same way."""

from collections.abc import Iterator

from wayhome.casework.facing import Facing
from wayhome.casework.reasons import under
from wayhome.kernel.refusals import Reason


def said(words: str | None) -> bool:
    """Say whether anything was said at all."""
    return bool((words or "").strip())


def lacking_reason(rule: str, about: str, words: str | None, facing: Facing) -> Iterator[Reason]:
    """Yield why something is refused for want of a reason; nothing where one is given."""
    if not said(words):
        yield under(rule, facing.pack, f"{about}, and nobody says why.", "Say why in a sentence; nothing is lost.")


def next_reference(letter: str, types: tuple[str, ...], field: str, facing: Facing) -> str:
    """Return a reference that the case has not used: its letter and a number, which says nothing about anybody."""
    used = {str(event.body.get(field)) for name in types for event in facing.story.of_type(name)}
    number = len(used) + 1
    while f"{letter}{number}" in used:
        number += 1
    return f"{letter}{number}"
