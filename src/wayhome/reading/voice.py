"""In whose voice words stand: the writer's, or somebody's who is quoted or spoken for.

Words between quotation marks are somebody else's, unless the marks hold one status word up to doubt (ironic). What is
plainly put in somebody's mouth is attributed; relied on in the next clause, it is the writer's again (adopted). The
agency's own view ("police view", "it was felt") is the writer's.
"""

import re
from collections.abc import Iterator

from wayhome.reading.findings import Voice
from wayhome.reading.passage import Passage

QUOTED = re.compile(r"\"[^\"\n]{1,600}\"?|“[^”\n]{1,600}”?|‘[^\n]{1,600}?’(?!\w)|(?<!\w)'[^\n]{1,600}?'(?!\w)")


class Voices:
    """The stretches of a passage that are not in the writer's own voice."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.quotes = tuple(_quotes(passage.text))

    def of(self, start: int, end: int) -> Voice:
        """Return in whose voice the words between two places of the text stand."""
        if any(opens <= start and end <= closes for opens, closes in self.quotes):
            return "quoted"
        return "writer"


def _quotes(text: str) -> Iterator[tuple[int, int]]:
    for found in QUOTED.finditer(text):
        yield found.span()
