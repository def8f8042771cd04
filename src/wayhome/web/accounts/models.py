"""One sign-in. It holds no rights of its own: its roles are looked up in ``access`` each time."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models, transaction

from wayhome.access.actors import Actor, Role, role_called
from wayhome.application.notices.wishes import Wishes
from wayhome.kernel.ids import ActorId


class Accounts(BaseUserManager["Account"]):
    """The only way accounts are made: with a hashed password, or none."""

    def create_account(
        self,
        *,
        username: str,
        password: str | None,
        name: str,
        role: str,
        more_roles: Iterable[str] = (),
        officer: str | None = None,
        email: str = "",
    ) -> "Account":
        """Make a sign-in and return it; ``officer`` is how rosters name the person, their user name unless given.

        Without a password nobody comes in by it until one is set with a code.
        """
        roles = [role_called(each).key for each in dict.fromkeys((role, *more_roles))]
        account = self.model(username=username, name=name, roles=roles, officer=officer, email=email)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """A person's sign-in and the roles a force gave them, in the order in which they were given.

    ``officer`` is how the record and the force's rosters name them, where that is not their user name. It stays the
    same when their rank changes: who approved what, and whether it was a second person, hangs on it.
    """

    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    roles = models.JSONField(default=list)  # keys of Role; which roles there are is no business of the tables
    officer = models.CharField(max_length=80, unique=True, null=True)  # noqa: DJ001 - many have none, and one is one person's
    email = models.EmailField(blank=True, default="")  # where letters reach them; none means the force's mailbox
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "roles"]

    objects = Accounts()

    def __str__(self) -> str:
        return self.name

    @property
    def named(self) -> ActorId:
        """Return how the record names them."""
        return ActorId(self.officer or self.username)

    @property
    def holds(self) -> tuple[Role, ...]:
        """Return their roles, in the order in which they were given."""
        return tuple(role_called(key) for key in self.roles)

    def give(self, role: Role) -> None:
        """Add a role to those that are kept now, whoever changed them since this sign-in was read; twice is once."""
        self._change(lambda kept: kept if role.key in kept else [*kept, role.key])

    def take(self, role: Role) -> None:
        """Take a role from those that are kept now, whoever changed them since this sign-in was read."""
        self._change(lambda kept: [key for key in kept if key != role.key])

    def _change(self, roles: Callable[[list[str]], list[str]]) -> None:
        with transaction.atomic():
            kept: list[str] = Account.objects.select_for_update().values_list("roles", flat=True).get(pk=self.pk)
            self.roles = roles(kept)
            self.save(update_fields=["roles"])

    def as_actor(self) -> Actor:
        """Return the person as ``access`` sees them."""
        return Actor(id=self.named, name=self.name, roles=frozenset(self.holds))


class OneTimeCode(models.Model):
    """A code with which somebody sets a password once. Only a digest of it is kept; ``tries`` are wrong ones."""

    account = models.OneToOneField(Account, on_delete=models.CASCADE)
    digest = models.CharField(max_length=128)
    until = models.DateTimeField()
    tries = models.IntegerField(default=0)

    def __str__(self) -> str:
        return f"for {self.account}"


class FirstCode(models.Model):
    """The code that says who may become the first administrator: one row at most, and none once there is one."""

    digest = models.CharField(max_length=128)
    until = models.DateTimeField()
    tries = models.IntegerField(default=0)

    def __str__(self) -> str:
        return f"until {self.until}"


class GuidePutAway(models.Model):
    """That somebody put away the guide to a role, so that their first page shows it no more."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    role = models.CharField(max_length=40)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["account", "role"], name="one_guide_put_away")]

    def __str__(self) -> str:
        return f"{self.account} {self.role}"


class LetterWishes(models.Model):
    """Which letters somebody wants as they come, as far as they may choose: see ``application.notices.wishes``."""

    account = models.OneToOneField(Account, on_delete=models.CASCADE)
    new_work = models.BooleanField(default=True)
    due_soon = models.BooleanField(default=True)
    quiet_from = models.TimeField(null=True)
    quiet_until = models.TimeField(null=True)
    gathered_at = models.TimeField(null=True)

    def __str__(self) -> str:
        return f"of {self.account}"

    def as_wishes(self) -> Wishes:
        """Return them as the making of letters reads them."""
        return Wishes(
            new_work=self.new_work, due_soon=self.due_soon, quiet_from=self.quiet_from, quiet_until=self.quiet_until,
            gathered_at=self.gathered_at,
        )  # fmt: skip


class LastLook(models.Model):
    """When someone last had a record open, so that the page can say what is new to them.

    It is theirs alone and is not the who-looked log, which may be read only for the purposes the law lists. ``before``
    is when they last looked in an earlier sitting; ``at`` moves on with every page of this one.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    record = models.CharField(max_length=200)
    at = models.DateTimeField()
    before = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["account", "record"], name="one_last_look_a_record")]

    def __str__(self) -> str:
        return f"{self.account} at {self.record}"
