"""What a lexicon says of voice, denial and talk about wording, ready to be looked for in a passage all at once."""

from collections.abc import Mapping, Sequence

from wayhome.reading.compiling import Pattern
from wayhome.reading.lexicon import Lexicon
from wayhome.reading.passage import Passage
from wayhome.reading.scanning import Match, Scanner

OF_RISK = "risk_"  # cues whose names begin so are read with the risk factors


class Cues:
    """The lexicon's cues by name, but those that only risk factors ask for."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.names: dict[Pattern, str] = {
            pattern: name
            for name, patterns in lexicon.cues.items()
            if not name.startswith(OF_RISK)
            for pattern in patterns
        }
        self.scanner = Scanner(self.names)

    def found(self, passage: Passage) -> Mapping[str, Sequence[Match]]:
        """Return the cues that stand in a passage, by name, in the order they stand there."""
        found: dict[str, list[Match]] = {}
        for match in self.scanner.passage(passage):
            found.setdefault(self.names[match.pattern], []).append(match)
        for matches in found.values():
            matches.sort(key=lambda match: (match.begin, match.end))
        return found
