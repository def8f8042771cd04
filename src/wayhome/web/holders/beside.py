"""What stands above the form of an act about one rights-holder: who it is, and the others."""

from collections.abc import Mapping

from wayhome.web.acting.desk import Desk
from wayhome.web.holders.who import about, everybody_told
from wayhome.web.presenting.links import Link


def whom_beside(desk: Desk) -> Mapping[str, object]:
    """Return whom the act is about, with links to the same act about everybody else who is told."""
    whom = about(desk)
    path = desk.visit.request.path
    others = tuple(
        Link(text=one.words, href=f"{path}?about={one.key}") for one in everybody_told(desk) if one.key != whom.key
    )
    named = desk.about.startswith("holder:") or not path.endswith("/name-holder/")
    return {"whom": whom.words if named else "", "others": others}
