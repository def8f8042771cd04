"""That a door was open and was ended: when, and by whom, so that it is not taken for one that never was."""

from wayhome.duties.story import Story
from wayhome.kernel.ids import RecordId
from wayhome.record.envelope import Event
from wayhome.web.acting.desk import Desk
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.times import when

AGAIN = "To let them in again, invite them: they get a new link and a new code."


def how_it_ended(desk: Desk, story: Story, holder: str) -> str:
    """Say when and by whom the last door of somebody was ended in a case; empty where none was."""
    ended = last_ended(story, desk.record, holder)
    if ended is None:
        return ""
    by = Called([ended.actor])(ended.actor)
    return f"The door was ended {when(ended.happened_at, desk.visit.now)} by {by}. It opens nothing now. {AGAIN}"


def last_ended(story: Story, record: RecordId, holder: str) -> Event | None:
    """Return the entry that ended the last door of somebody in a case."""
    made = [one for one in story.of_type("door.invited", with_child=True) if one.body.get("holder") == holder]
    theirs = {one.body["invitation"] for one in made if one.record == record}
    ended = story.of_type("door.invitation_ended", with_child=True)
    return next((one for one in reversed(ended) if one.body["invitation"] in theirs), None)
