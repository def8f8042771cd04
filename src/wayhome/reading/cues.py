"""What a lexicon says of voice, denial and talk about wording, ready to be looked for in a passage all at once."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache

from wayhome.reading.compiling import Pattern
from wayhome.reading.lexicon import Lexicon
from wayhome.reading.passage import Passage
from wayhome.reading.scanning import Match, Scanner

OF_RISK = ("risk_", "seen_")  # cues whose names begin so are read with the risk factors


class Named:
    """Patterns by name, looked for all at once: looking once for many costs little more than for one."""

    def __init__(self, patterns: Mapping[str, Sequence[Pattern]]) -> None:
        self.names: dict[Pattern, str] = {one: name for name, each in patterns.items() for one in each}
        self.scanner = Scanner(self.names)

    def found(self, passage: Passage) -> dict[str, list[Match]]:
        """Return what stands in a passage, by name, in the order it stands there."""
        found: dict[str, list[Match]] = {}
        for match in self.scanner.passage(passage):
            found.setdefault(self.names[match.pattern], []).append(match)
        return found


@cache
def named(lexicon: Lexicon, beginning: str) -> Named:
    """Return the cues of a lexicon whose names begin alike."""
    return Named({name: patterns for name, patterns in lexicon.cues.items() if name.startswith(beginning)})


class Cues:
    """The lexicon's cues by name, but those that only risk factors ask for."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.named = Named({name: each for name, each in lexicon.cues.items() if not name.startswith(OF_RISK)})

    def found(self, passage: Passage) -> "Heard":
        """Return the cues that stand in a passage."""
        return Heard(self.named.found(passage))


class Heard:
    """The cues of one passage, by name, in the order they stand there."""

    def __init__(self, found: Mapping[str, list[Match]]) -> None:
        self.by_name = {name: sorted(cues, key=lambda cue: (cue.begin, cue.end)) for name, cues in found.items()}
        self.begins = {name: [cue.begin for cue in cues] for name, cues in self.by_name.items()}

    def all(self, name: str) -> Sequence[Match]:
        """Return every cue of a name."""
        return self.by_name.get(name, ())

    def between(self, name: str, first: int, last: int) -> Sequence[Match]:
        """Return the cues of a name that begin from one word on and before another."""
        begins = self.begins.get(name)
        return self.by_name[name][bisect_left(begins, first) : bisect_left(begins, last)] if begins else ()
