"""What an act page shows beside it where somebody is about to meet the child."""

from collections.abc import Mapping
from typing import Any

from wayhome.web.acting.desk import Desk
from wayhome.web.presenting.needs_strip import needs_strips


def meeting(desk: Desk) -> Mapping[str, Any]:
    """Return how to meet the children of a case, and the records it is from."""
    strips = needs_strips(desk.facing.stories, desk.facing.children, desk.visit)
    return {"strips": strips, "shows": tuple(strip.record for strip in strips)}
