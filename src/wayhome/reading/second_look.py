"""What a second look at texts may be: an order in which people read them, and nothing else. Nothing implements it.

Why, and what it may never do, is in docs/decisions/0029-no-second-look-by-a-model.md.
"""

from collections.abc import Sequence
from typing import Protocol


class SecondLook(Protocol):
    """Puts passages that wait for a person in the order in which they are best read.

    It is given the texts alone, never who wrote them or of whom they are. It can raise no finding and hide none: every
    passage stays to be read, and what the rules pointed out is not shown to it.
    """

    def order(self, passages: Sequence[str]) -> Sequence[int]:
        """Return the place of each passage, the first to read first: every place once, none left out."""
