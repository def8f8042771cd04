"""One sign-in. It holds no rights of its own: a role is looked up in ``access`` each time."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from wayhome.access.actors import Actor, role_called
from wayhome.kernel.ids import ActorId


class Accounts(BaseUserManager["Account"]):
    """The only way accounts are made: with a hashed password, or none."""

    def create_account(
        self, *, username: str, password: str, name: str, role: str, officer: str | None = None, email: str = ""
    ) -> "Account":
        """Make a sign-in and return it; ``officer`` is how rosters name the person, their user name unless given."""
        account = self.model(username=username, name=name, role=role_called(role).key, officer=officer, email=email)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """A person's sign-in and the role a force gave them.

    ``officer`` is how the record and the force's rosters name them, where that is not their user name. It stays the
    same when their rank changes: who approved what, and whether it was a second person, hangs on it.
    """

    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=40)  # a key of Role; which roles there are is no business of the tables
    officer = models.CharField(max_length=80, unique=True, null=True)  # noqa: DJ001 - many have none, and one is one person's
    email = models.EmailField(blank=True, default="")  # where letters reach them; none means the force's mailbox
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "role"]

    objects = Accounts()

    def __str__(self) -> str:
        return self.name

    def as_actor(self) -> Actor:
        """Return the person as ``access`` sees them."""
        named = ActorId(self.officer or self.username)
        return Actor(id=named, name=self.name, roles=frozenset({role_called(self.role)}))


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
