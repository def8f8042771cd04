"""Histories in one line, derived under a packaged rulebook and looked up by rule."""

from datetime import datetime
from functools import cache

from tests.histories import told
from wayhome.duties.derive import Rulebook, derive
from wayhome.duties.duty import Duty, Status
from wayhome.duties.stories import stories
from wayhome.kernel.ids import SubjectKind, subject
from wayhome.packs import load


@cache
def rulebook(name: str) -> Rulebook:
    """Compile a packaged rulebook once."""
    return Rulebook(load(name))


def duties(
    rule: str, *events: str, at: datetime, scope: SubjectKind = SubjectKind.INVESTIGATION, under: str = "england-wales"
) -> list[Duty]:
    """Return the duties of one rule that arose from a history by an instant."""
    story = stories(told(*events, scope=scope))[subject(scope, "1")]
    found = (duty for duty in derive(story, rulebook(under), horizon=at) if duty.rule == rule)
    return [duty for duty in found if duty.status_at(at) is not Status.NOT_YET]


def statuses(
    rule: str, *events: str, at: datetime, scope: SubjectKind = SubjectKind.INVESTIGATION, under: str = "england-wales"
) -> list[str]:
    """Return how the duties of one rule stand."""
    return [duty.status_at(at).value for duty in duties(rule, *events, at=at, scope=scope, under=under)]
