"""What a review looks at, part by part, as it is asked; disruption and the risk are asked by themselves."""

from collections.abc import Mapping

from wayhome.record.events.reviewing import Part

PARTS: Mapping[Part, tuple[str, str]] = {
    "done": ("What was done", "Is what was done since the last review done well, and recorded?"),
    "plan": ("The plan", "Does it still fit what is known, and is it endorsed?"),
    "support": ("The child", "How does the child stand to it, who helps them, and can it go on without their word?"),
    "competence": ("Who investigates", "Do they hold what the case needs, for as long as it will last?"),
    "balance": ("Toward and away", "Are lines followed that point away from a suspect as well as toward?"),
    "disclosure": ("Material", "Is everything recorded, kept and revealed?"),
    "bail": ("Suspects", "Bail, conditions, and release under investigation: does any of it run out?"),
    "wording": ("Words about the child", "Does anything written blame or judge the child?"),
    "told": ("What the child was told", "Was the child, or who acts for them, told what they must be, in time?"),
}
"""Each part with its name, and the question a reviewer answers about it. Source: APP on reviews; our own reading."""
