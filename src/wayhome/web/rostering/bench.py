"""What every page about the people on duty stands on: the roster, the rulebook's words, and who reads."""

from dataclasses import dataclass
from functools import cached_property

from django.urls import NoReverseMatch, reverse

from wayhome.access.actors import TO_BE_GIVEN, Role
from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.duties.holding import Post
from wayhome.duties.roster import Roster
from wayhome.kernel.ids import ActorId, PostId
from wayhome.rulebook.head import Head
from wayhome.web.http import Visit

Choices = list[tuple[str, str]]
LISTED_AT_MOST = 400
NO_POST = frozenset({"author", Role.INSPECTORATE_READER.key})


@dataclass(frozen=True)
class Bench:
    """The people before somebody who reads or changes them."""

    visit: Visit

    @cached_property
    def roster(self) -> Roster:
        """Return who holds which post."""
        return self.visit.parts.reading.people()

    @cached_property
    def head(self) -> Head:
        """Return what the rulebook in force says of roles and ladder."""
        return self.visit.parts.reading.rulebook.pack_at(self.visit.now).head

    @property
    def manages(self) -> bool:
        """Say whether whoever reads may change who is on which post."""
        return may(self.visit.actor, Permission.MANAGE_PEOPLE)

    @property
    def reads_cases(self) -> bool:
        """Say whether whoever reads may be shown which case a duty is owed on."""
        return may(self.visit.actor, Permission.READ_CASES)

    def role(self, key: str) -> str:
        """Return a role as sign-ins name it, so that one role has one name; one that none has, as the rulebook does."""
        ours = {role.key: role.words.lower() for role in TO_BE_GIVEN}
        return ours.get(key) or self.head.roles.get(key) or key.replace("_", " ")

    def roles(self) -> Choices:
        """Return the roles that a post may carry: nobody is on duty as an author, or for the inspectorate."""
        every = (*self.head.roles, *self.head.ladder, *(role.key for role in TO_BE_GIVEN))
        keys = (key for key in dict.fromkeys(every) if key not in NO_POST)
        return sorted(((key, self.role(key).capitalize()) for key in keys), key=lambda one: one[1])

    def units(self) -> Choices:
        """Return the units that are open."""
        units = (unit for unit in self.roster.units.values() if unit.closed_at is None)
        return sorted(((unit.key, unit.name) for unit in units), key=lambda one: one[1])

    def unit(self, key: str) -> str:
        """Return what a unit is called."""
        return self.roster.units[key].name if key in self.roster.units else key

    def post(self, key: str) -> Post | None:
        """Return a post by its key."""
        return self.roster.posts.get(PostId(key))

    def post_name(self, key: PostId) -> str:
        """Return what a post is called."""
        post = self.roster.posts.get(key)
        return post.name or key if post else key

    def officers(self) -> Choices:
        """Return everybody on the staff list who has not left; nobody where they are too many to list."""
        here = sorted(one for one in self.roster.officers if not self.roster.has_left(one, self.visit.now))
        return [(one, one) for one in here] if len(here) <= LISTED_AT_MOST else []

    def is_known(self, officer: str) -> bool:
        """Say whether anything is on record of somebody."""
        who = ActorId(officer)
        return who in self.roster.officers or bool(self.roster.down_for(who))


def link(name: str, *keys: str) -> str:
    """Return where a page is; empty where no such page was built."""
    try:
        return reverse(name, args=keys)
    except NoReverseMatch:
        return ""
