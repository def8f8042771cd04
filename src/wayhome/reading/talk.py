"""Talk about words instead of a child: guidance, audit, training, software; and names made of the same words."""

from wayhome.reading.clauses import Layout, words
from wayhome.reading.cues import Heard
from wayhome.reading.scanning import Match

TITLES = words("mr mrs ms miss dr pc dc ds di sgt insp pcso op operation dci prof rev sir lady lord cllr")
SMALL = words("and of the for in at")
PHRASE = 16  # words of an everyday phrase at most


class Talk:
    """What of a passage speaks of wording, and what is a name."""

    def __init__(self, layout: Layout, cues: Heard) -> None:
        self.layout, self.cues = layout, cues

    def about_wording(self) -> bool:
        """Say whether the whole entry speaks of words."""
        return bool(self.cues.all("document"))

    def is_ordinary(self, match: Match) -> bool:
        """Say whether the words found share a word with a phrase that has an everyday sense: *speaking clock*."""
        return any(
            cue.first < match.last and match.first < cue.last
            for cue in self.cues.between("ordinary", match.first - PHRASE, match.last)
        )

    def is_name(self, match: Match) -> bool:
        """Say whether the words found are part of a name: *Runaway Lane*, *Op Tearaway*, *Ms Tart*."""
        words = range(match.first, match.last)
        if self._title(match.first - 1):
            return all(self._capital(number) for number in words)
        if not all(self._capital(number) or self.layout.word(number) in SMALL for number in words):
            return False
        return self._joined(match.first - 1, match.first) or self._joined(match.last, match.last)

    def _joined(self, number: int, gap: int) -> bool:
        """Say whether a neighbouring word has a capital too, and is no name of a person or beginning of a sentence."""
        if not 0 <= number < len(self.layout.passage.said) or self.layout.gap(gap).strip(" -&'"):
            return False
        opens = number < gap and self.layout.whole(number)[0] == number
        person = number >= gap and self.layout.word(number).startswith("@")
        return self._capital(number) and not opens and not person

    def _title(self, number: int) -> bool:
        if number < 0:
            return False
        raw = self.layout.raw(number)
        initial = len(raw) == 1 and raw.isupper() and raw not in "IA" and self.layout.gap(number + 1).startswith(".")
        return self.layout.word(number) in TITLES or initial

    def _capital(self, number: int) -> bool:
        raw = self.layout.raw(number)
        return raw[:1].isupper() and not (len(raw) > 1 and raw.isupper())
