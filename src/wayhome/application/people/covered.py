"""Which posts and days a rota file covers, which shifts it holds there, and where a line of it could not be read."""

from dataclasses import dataclass, field
from datetime import date, datetime

from wayhome.duties.holding import Holding
from wayhome.kernel.ids import ActorId, PostId
from wayhome.kernel.worktime import london_day


@dataclass
class Covered:
    """What a rota file covers, line by line; ``unsure`` once a line does not even say on which post it is."""

    first: date | None = None
    last: date | None = None
    posts: set[PostId] = field(default_factory=set)
    unread_posts: set[PostId] = field(default_factory=set)
    unsure: bool = False
    held: set[tuple[PostId, ActorId, datetime]] = field(default_factory=set)

    def covers(self, post: PostId, day: date) -> None:
        """Take note that the file says something of a post on a day, if only that somebody is off."""
        self.posts.add(post)
        self.first = min(self.first or day, day)
        self.last = max(self.last or day, day)

    def holds(self, post: PostId, officer: ActorId, start: datetime) -> None:
        """Take note of a shift that the file holds."""
        self.held.add((post, officer, start))

    def unread(self, post: PostId | None) -> None:
        """Take note of a line that could not be used: for its post, or for any where it names none, nothing is gone."""
        if post is None:
            self.unsure = True
        else:
            self.unread_posts.add(post)

    def no_longer_holds(self, one: Holding) -> bool:
        """Say whether a shift lies within what the file covers and is not in it."""
        if self.first is None or self.last is None or not self.first <= london_day(one.said_from) <= self.last:
            return False
        return (one.post, one.officer, one.said_from) not in self.held
