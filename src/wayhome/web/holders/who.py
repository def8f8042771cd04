"""Whom an act is about: a rights-holder of one of the children of a case, as links and choices name them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wayhome.casework.holders.standing import Channel, Holder, holders_of
from wayhome.duties.holders import THE_CHILD
from wayhome.duties.story import Story
from wayhome.kernel.ids import Subject
from wayhome.web.acting.desk import Desk
from wayhome.web.presenting.safe_ways import BY as BY  # noqa: PLC0414 - one place to import from

KINDS: Mapping[str, str] = {
    "child": "The child", "parent": "A parent", "guardian": "A guardian", "carer": "A carer", "council": "The council",
    "advocate": "An advocate", "other_adult": "Another adult",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Whom:
    """One rights-holder of one child. ``key`` is how an address names them."""

    child: Subject
    holder: Holder
    child_called: str
    several: bool

    @property
    def key(self) -> str:
        """Return how the address of an act names them, as a duty that is owed to them does."""
        return f"holder:{self.holder.ref}{f' of {self.child}' if self.several else ''}"

    @property
    def words(self) -> str:
        """Say who they are, with their name where one is held."""
        if self.holder.is_child:
            return self.child_called
        name = f", {self.holder.name}" if self.holder.name else f" ({self.holder.ref})"
        return f"{KINDS.get(self.holder.kind, 'Somebody')}{name}{self._of}"

    @property
    def _of(self) -> str:
        return f", of {self.child_called}" if self.several else ""


def everybody_told(desk: Desk) -> tuple[Whom, ...]:
    """Return the rights-holders of every child of a case, each child first among theirs."""
    return tuple(_everybody(desk))


def _everybody(desk: Desk) -> Iterator[Whom]:
    children = desk.facing.children or (desk.facing.child,)
    names = desk.visit.parts.reading.names()
    for child in children:
        story = desk.facing.stories.get(child) or Story(child, ())
        for holder in holders_of(story, child, desk.facing.words, at=desk.visit.now):
            called = names.get(child, "") or "The child"
            yield Whom(child=child, holder=holder, child_called=called, several=len(children) > 1)


def about(desk: Desk) -> Whom:
    """Return whom the address names; the first child where it names nobody that is told."""
    told = everybody_told(desk)
    of_child = next((part for part in desk.about.split(" of ") if part.startswith("child:")), told[0].child)
    ref = desk.about.partition(" of ")[0].removeprefix("holder:") if desk.about.startswith("holder:") else THE_CHILD
    return next((one for one in told if (one.child, one.holder.ref) == (of_child, ref)), told[0])


def masked(channel: Channel) -> str:
    """Say a channel so that it can be told from others and not be read over a shoulder."""
    kind = BY.get(channel.kind, channel.kind)
    if not channel.address:
        return kind
    if "@" in channel.address:
        name, _, place = channel.address.partition("@")
        return f"{kind}: {name[:2]}…@{place}"
    shown = channel.address.strip()
    return f"{kind}: {shown[:10]}…" if channel.kind == "letter" else f"{kind}: …{shown[-3:]}"
