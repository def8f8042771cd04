"""Who was put on which post, by post, and what was worked out of it so far."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from wayhome.duties.holding import HELD, Holding, Post, named
from wayhome.duties.over_time import Holders, Line
from wayhome.kernel.ids import ActorId, PostId, SubjectKind
from wayhome.record.envelope import Event

MANY = 20_000
Asked = tuple[str, str, ActorId, SubjectKind | None, datetime]


@dataclass
class Shifts:
    """Who was put on which post, as events by post, and which posts each role and each officer has to do with."""

    events: dict[PostId, list[Event]] = field(default_factory=dict)
    of_role: dict[str, set[PostId]] = field(default_factory=dict)
    of_officer: dict[ActorId, set[PostId]] = field(default_factory=dict)

    def take(self, event: Event) -> None:
        """Take one more in, as the last."""
        post = PostId(named(event, SubjectKind.POST))
        self.events.setdefault(post, []).append(event)
        if event.type == HELD:
            self.of_role.setdefault(str(event.body["role"]), set()).add(post)
            self.of_officer.setdefault(ActorId(str(event.body["officer"])), set()).add(post)

    def copied(self, posts: Collection[str]) -> "Shifts":
        """Return the same, to be added to on some posts."""
        return Shifts(
            {post: list(events) if post in posts else events for post, events in self.events.items()},
            {role: set(posts) for role, posts in self.of_role.items()},
            {officer: set(posts) for officer, posts in self.of_officer.items()},
        )


@dataclass
class Kept:
    """What was worked out of a roster so far."""

    said: dict[PostId, dict[tuple[ActorId, datetime], Holding]] = field(default_factory=dict)
    counting: dict[PostId, list[Holding]] = field(default_factory=dict)
    first: dict[tuple[str, str], Line[Holding | None]] = field(default_factory=dict)
    everyone: dict[tuple[str, str], Line[Holders]] = field(default_factory=dict)
    ordered: dict[tuple[str, str], Holders] = field(default_factory=dict)
    asked: dict[Asked, Holding | None] = field(default_factory=dict)
    posts: Mapping[PostId, Post] | None = None

    def remember(self, asked: Asked, answer: Holding | None) -> Holding | None:
        """Keep and return an answer: a page asks who is on duty at one instant for each of a thousand duties."""
        if len(self.asked) >= MANY:
            self.asked = {}
        self.asked[asked] = answer
        return answer

    def without(self, touched: Collection[str], shifts: Shifts) -> "Kept":
        """Return what still holds once some posts were touched."""
        roles = {role for role, posts in shifts.of_role.items() if not posts.isdisjoint(touched)}
        officers = {officer for officer, posts in shifts.of_officer.items() if not posts.isdisjoint(touched)}
        gone = {*(("post", post) for post in touched), *(("officer", one) for one in officers)}
        return Kept(
            said={post: held for post, held in self.said.copy().items() if post not in touched},
            counting={post: held for post, held in self.counting.copy().items() if post not in touched},
            first={key: line for key, line in self.first.copy().items() if key[0] not in roles},
            everyone={key: line for key, line in self.everyone.copy().items() if key not in gone},
            ordered={key: held for key, held in self.ordered.copy().items() if key not in gone},
        )
