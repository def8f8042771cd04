"""An excuse that somebody recorded for one very duty, by its identity."""

from collections.abc import Iterable

from wayhome.duties.story import Story
from wayhome.record.envelope import Event
from wayhome.rulebook.schema import Excuse

EXCUSED = "record.duty_excused"


def excused_by_name(story: Story, identity: str, excuses: Iterable[Excuse]) -> tuple[str, Event | None]:
    """Return the excuse that names a duty and is one that its rule cites, with its event; empty where there is none."""
    cited = {excuse.name for excuse in excuses}
    for event in story.of_type_with(EXCUSED, "duty", identity):
        if event.body["excuse"] in cited:
            return str(event.body["excuse"]), event
    return "", None
