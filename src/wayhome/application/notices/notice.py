"""One act that one person is told of, and why now."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from wayhome.duties.owners import Owner
from wayhome.kernel.ids import ActorId, RecordId


class Stage(StrEnum):
    """Why somebody is told now. Of one act, they are told once at each stage."""

    RAISED = "raised"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    PASSED_UP = "passed_up"
    OFFERED = "offered"
    DECLINED = "declined"
    ASKED = "asked"

    @property
    def words(self) -> str:
        """Return the stage as the subject of a letter begins."""
        return {
            "raised": "New",
            "due_soon": "Due soon",
            "overdue": "Overdue",
            "passed_up": "Passed up to you",
            "offered": "Offered to you",
            "declined": "Declined, and still yours",
            "asked": "Your approval is asked",
        }[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who is told: whoever holds the post at that minute. Nobody, where no post is held; then ``unit`` says where.

    ``role`` is in words. ``why`` says why it came to them and not to the post that owes it. ``besides``: the post is
    vacant, and they are told as well as whoever it was passed up to, as their force chose. ``vacant`` says which
    post below them nobody holds, and until when.
    """

    officer: ActorId = ActorId("")
    role: str = ""
    unit: str = ""
    why: str = ""
    besides: bool = False
    vacant: str = ""

    @classmethod
    def of(cls, owner: Owner, role: str, unit: str) -> "Reader":
        """Return the owner of a duty as somebody who is told of it."""
        return cls(officer=owner.officer, role=role, unit=unit, why=owner.why)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One act that one person is told of.

    ``act`` is in the words of the rulebook alone: nothing that anybody typed about a child stands in a notice.
    ``on_a_child_in_danger``: a child is missing, or it is of an investigation or a child's own record; no wish holds it
    back. ``tells`` are the keys under which it is kept that this was told, so that it is told once. ``on_a_case`` says
    whether the record is that of a case, which has a page. ``since`` is from when it has
    been at its stage, where that is known. Times are in UTC.
    """

    stage: Stage
    reader: Reader
    record: RecordId
    on_a_case: bool
    on_a_child_in_danger: bool = True
    act: str
    due_at: datetime | None = None
    since: datetime | None = None
    rule: str = ""
    title: str = ""
    tells: tuple[str, ...]

    @property
    def key(self) -> str:
        """Return what tells this notice apart: the soonest of the duties that it speaks of."""
        return self.tells[0]
