"""What a line of enquiry is for, in the words it was raised with: "Review item 1" alone does not say where to go."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

from wayhome.application.reading import Words
from wayhome.duties.acts import ToDo
from wayhome.duties.duty import Duty
from wayhome.duties.named_owner import plain
from wayhome.kernel.ids import EventId
from wayhome.record.envelope import Event
from wayhome.rulebook.pack import Pack
from wayhome.web.presenting.catalogue import in_plain_words

RAISED, LINE = "enquiry.line_raised", "line"
NUMBERED = re.compile(r"^[A-Z][a-z ]+ \d+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class LineWords:
    """What lines are for: by the entry that raised each, and by its name, where a later entry makes it owed again.

    ``owners`` are whom the lines that only have a number were given to, as they were named, by the line's name.
    They are personal words: only a page that may show them has any, and what was destroyed is not said.
    """

    by_entry: Mapping[EventId, str] = field(default_factory=dict)
    by_name: Mapping[str, str] = field(default_factory=dict)
    owners: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, events: Iterable[Event], words: Words) -> Self:
        """Return what the lines among some events are for, as far as words are held."""
        said = {event.id: (event, words.get((event.id, "what"), "")) for event in events if event.type == RAISED}
        return cls(
            by_entry={key: what for key, (_, what) in said.items()},
            by_name={str(event.body[LINE]): what for event, what in said.values() if what},
            owners={
                str(event.body[LINE]): str(event.body["owner"]) for event, _ in said.values() if event.body.get("owner")
            },
        )

    def duty(self, duty: Duty, pack: Pack) -> str:
        """Return what the line is for that a duty is about; empty for any other duty, or where no words are held."""
        if pack.duties[duty.rule].key != LINE:
            return ""
        name = duty.obligation.partition(":")[2]
        what = self.by_entry.get(duty.raised_by) or self.by_name.get(name, "")
        owner = self.owners.get(name, "") if NUMBERED.match(name) else ""
        return f"{what} ({owner} is to do it)" if what and owner and not _is_post(owner, pack) else what

    def act(self, to_do: ToDo, pack: Pack) -> str:
        """Say an act; a line that only has a number is called by it and by what it is for, as the thing to do."""
        what = "; ".join(dict.fromkeys(filter(None, (self.duty(duty, pack) for duty in to_do.duties))))
        if what and NUMBERED.match(to_do.key):
            return f"{to_do.key}: {what}"
        said = in_plain_words(to_do.words, pack)
        return f"{said}: {what}" if what else said


def _is_post(owner: str, pack: Pack) -> bool:
    """Say whether whoever was named is a post of the rulebook, which the duty names itself."""
    return plain(owner) in {plain(name) for pair in pack.head.roles.items() for name in pair}


NO_LINE_WORDS = LineWords()
