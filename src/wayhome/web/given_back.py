"""What somebody sent while they were signed out, or with a form that was too old: given back, to be sent again.

Nothing of it is kept on the server, which cannot tell yet whose it is: the page that asks to sign in carries it,
sealed, and hands it to whoever signs in there, unless it continues what another officer began.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from django.core import signing
from django.http import HttpRequest

from wayhome.web.accounts.models import Account
from wayhome.web.acting.models import Draft

SEALED = "given_back"  # the field in which the page that asks to sign in carries it
SEAL = "wayhome.web.given_back"
SECRETS = frozenset({"password", "old_password", "code"})  # no page ever shows them again
SCRIPTS = ("X-Keep-Draft", "HX-Request")  # nobody sees what answers these


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What was sent: to which address, every answer, and whether files were among it, which nothing can give back."""

    path: str
    answers: tuple[tuple[str, str], ...]
    files: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """Return what was written, to be read and copied; names and numbers of ours are left out."""
        return tuple(said for _, said in self.answers if " " in said.strip())

    @property
    def sealed(self) -> str:
        """Return it as a page carries it."""
        return signing.dumps(asdict(self), salt=SEAL, compress=True)

    def continues_another(self, account: Account) -> bool:
        """Say whether it goes on with what another officer began."""
        keys = [said for name, said in self.answers if name == "key"]
        return Draft.objects.filter(key__in=keys).exclude(account=account).exists()

    @classmethod
    def of(cls, request: HttpRequest) -> Self | None:
        """Return what a person sent with a form; None where there is nothing to give back, or it opens a door."""
        names = [name for name in request.POST if name != "csrfmiddlewaretoken"]
        if not names or SECRETS.intersection(names) or any(name in request.headers for name in SCRIPTS):
            return None
        answers = tuple((name, said) for name in names for said in request.POST.getlist(name))
        return cls(path=request.get_full_path(), answers=answers, files=bool(request.FILES))

    @classmethod
    def unsealed(cls, request: HttpRequest) -> Self | None:
        """Return what the page carried that asked to sign in; None where it carried nothing of ours."""
        try:
            held: Mapping[str, Any] = signing.loads(request.POST.get(SEALED, ""), salt=SEAL)
        except signing.BadSignature:
            return None
        answers = tuple((name, said) for name, said in held["answers"])
        return cls(path=held["path"], answers=answers, files=held["files"])


def sent_from_here(request: HttpRequest) -> bool:
    """Say whether the browser vouches that a form was sent from a page of ours: no other may put words in a mouth."""
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
