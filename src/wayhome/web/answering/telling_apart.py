"""People and addresses that read alike, told apart: a link for one goes to nobody else by mistake."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from wayhome.casework.holders.contact import Channel
from wayhome.casework.holders.standing import Holder
from wayhome.kernel.moments import in_london
from wayhome.web.invited.codes import ways_to

CHANNELS = {"text": "By text to the number", "email": "By e-mail to the address"}
PLACES = ("first", "second", "third", "fourth", "fifth", "sixth")


def told_apart(said: Sequence[tuple[str, datetime | None]]) -> tuple[str, ...]:
    """Return each as it is said, in the order in which they were put down; those said alike with place and day."""
    alike, placed = Counter(words for words, _ in said), Counter[str]()
    found = []
    for words, since in said:
        placed[words] += 1
        found.append(words if alike[words] == 1 else f"{words} ({_which(placed[words], since)})")
    return tuple(found)


def ways_said(holder: Holder, now: datetime) -> tuple[tuple[str, str], ...]:
    """Return every way in which a link may go to somebody, by its reference."""
    ways = tuple(ways_to(holder, now))
    said = told_apart([(masked(one), one.kept_at) for one in ways])
    return tuple((one.ref, words) for one, words in zip(ways, said, strict=True))


def masked(channel: Channel) -> str:
    """Say by which channel, so that nobody who looks over a shoulder reads a whole number."""
    said = CHANNELS.get(channel.kind, channel.kind)
    name, at, place = channel.address.partition("@")
    return f"{said} {name[:2]}…@{place}" if at else f"{said} ending {channel.address[-4:]}"


def _which(place: int, since: datetime | None) -> str:
    which = f"the {PLACES[place - 1]}" if place <= len(PLACES) else f"number {place}"
    return f"{which}, since {in_london(since):%-d %B}" if since else which
