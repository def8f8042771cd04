"""Sign-ins: who was let in, as what, and who was no longer. They are about the officer and hold nothing of a child."""

from pydantic import Field

from wayhome.record.vocabulary import Fact, Words

OFFICER = ("officer",)


class SignInMade(Fact, name="workforce.sign_in_made", about=OFFICER, says="a sign-in was made"):
    """Somebody can sign in from now on, in the roles they are given."""


class RoleGiven(Fact, name="workforce.role_given", about=OFFICER, says="the role {role} was given"):
    """A sign-in holds a role from now on."""

    role: str = Field(description="the key of the role")
    reads_children: bool = Field(False, description="whether the role opens the records of children")
    reason: Words | None = Field(None, description="why")


class RoleTaken(Fact, name="workforce.role_taken", about=OFFICER, says="the role {role} was taken away"):
    """A sign-in holds a role no longer."""

    role: str = Field(description="the key of the role")
    reason: Words | None = Field(None, description="why")


class SignInSwitchedOff(
    Fact, name="workforce.sign_in_switched_off", about=OFFICER, says="the sign-in was switched off"
):
    """Somebody can sign in no longer, and whatever they had open is closed."""

    reason: Words | None = Field(None, description="why")


class SignInSwitchedOn(Fact, name="workforce.sign_in_switched_on", about=OFFICER, says="the sign-in was switched on"):
    """Somebody whose sign-in was off can sign in again."""

    reason: Words | None = Field(None, description="why")


class PasswordReset(Fact, name="workforce.password_reset", about=OFFICER, says="a new password was asked for"):
    """A code was given out, with which the officer sets a new password once; the old one opens nothing any more."""


class LockLifted(Fact, name="workforce.lock_lifted", about=OFFICER, says="a locked sign-in was opened again"):
    """A sign-in that was locked after failures was opened before the lock had run out."""

    reason: Words | None = Field(None, description="how it is known that it was the officer")
