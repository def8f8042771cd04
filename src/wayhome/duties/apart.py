"""A child of a case goes on in a case of their own: what each child is owed from the opening on is owed there anew."""

from wayhome.duties.story import Story
from wayhome.record.envelope import Event

JOINED, SPLIT_OFF = "investigation.child_joined", "investigation.split_off"


def went_apart(story: Story) -> list[Event]:
    """Return by which events the child whose part of a case is told went on apart; none in a story of a whole case."""
    return story.of_type(SPLIT_OFF) if story.whole is not None else []


def came_back(story: Story) -> list[Event]:
    """Return by which events the child whose part is told came back into the case, which owes it again from then on."""
    apart = went_apart(story)
    return [event for event in story.of_type(JOINED) if event.happened_at > apart[0].happened_at] if apart else []
