"""Looking after sign-ins: who may come in, one of them, a new one, and what was changed by whom."""

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse

from wayhome.access.actors import TO_BE_GIVEN, role_called
from wayhome.access.permissions import Permission
from wayhome.kernel.refusals import Refused
from wayhome.store.sign_in_codes import waiting_for
from wayhome.web.accounts import presenters
from wayhome.web.accounts.changing import change, make, officer
from wayhome.web.accounts.forms import ChangeForm, SignInMade
from wayhome.web.accounts.locks import locked
from wayhome.web.accounts.models import Account
from wayhome.web.asking import Asking, asked, fresh
from wayhome.web.http import READING_AND_SENDING, Page, Visit, shows_no_record

NEW = Asking(
    title="Make a sign-in",
    lead="You get a code to give to them. With it they set a password that only they know.",
    button="Make the sign-in",
    back="/accounts/",
    back_words="Sign-ins",
)


@shows_no_record(Permission.MANAGE_ACCOUNTS)
def list_sign_ins(visit: Visit) -> Page:
    """Show who may sign in, as what, and which sign-ins are off, locked or never used."""
    barred = locked(visit.now)
    chosen = visit.request.GET.get("role", "")
    content = {
        "rows": presenters.rows(_of_role(chosen), barred),
        "locked": sorted(barred),
        "roles": _by_role(),
        "chosen": role_called(chosen).words if chosen in _keys() else "",
        "opened": presenters.opened_lately(visit.parts.ledger, visit.now),
    }
    return Page(template="accounts/list.html", content=content)


@shows_no_record(Permission.MANAGE_ACCOUNTS, methods=READING_AND_SENDING)
def manage_sign_in(visit: Visit, username: str) -> Page:
    """Show one sign-in with what was changed about it, and change it."""
    account = Account.objects.filter(username=username).first()
    if account is None:
        raise Http404
    is_locked = username in locked(visit.now)
    if visit.request.method != "POST":
        return _one(visit, account, ChangeForm(account, locked=is_locked, initial=fresh(visit)))
    form = ChangeForm(account, locked=is_locked, sent=visit.request.POST)
    if not form.is_valid():
        return _one(visit, account, form)
    try:
        code = change(visit, account, form)
    except Refused as refused:
        return _one(visit, account, form, reasons=refused.reasons)
    if code:
        return _code_page(((account, code),))
    done = ChangeForm(account, locked=username in locked(visit.now), initial=fresh(visit))
    return _one(visit, account, done, done=dict(form.fields["change"].choices)[form.cleaned_data["change"]])  # type: ignore[attr-defined]


@shows_no_record(Permission.MANAGE_ACCOUNTS, methods=READING_AND_SENDING)
def make_sign_in(visit: Visit) -> Page:
    """Make a sign-in and show the code that belongs to it, once."""
    if visit.request.method != "POST":
        return asked(NEW, SignInMade(initial=fresh(visit)))
    form = SignInMade(visit.request.POST)
    if not form.is_valid():
        return asked(NEW, form)
    roles = tuple(map(role_called, form.cleaned_data["roles"]))
    try:
        return _code_page((make(visit, form, form.cleaned_data, roles),))
    except Refused as refused:
        return asked(NEW, form, reasons=refused.reasons)


@shows_no_record(Permission.MANAGE_ACCOUNTS)
def show_changes(visit: Visit) -> Page:
    """Show what was changed about any sign-in, the latest first."""
    return Page(template="accounts/changes.html", content={"changes": presenters.all_changes(visit.parts.ledger)})


def _one(visit: Visit, account: Account, form: ChangeForm, *, reasons: tuple = (), done: str = "") -> Page:  # type: ignore[type-arg]
    asking = Asking(
        title=account.name,
        button="Do it",
        back=reverse("sign-ins"),
        back_words="Sign-ins",
        template="accounts/one.html",
    )
    more = {
        "row": presenters.row(account, locked(visit.now)),
        "email": account.email,
        "changes": presenters.changes_of(officer(account.named), visit.parts.ledger),
        "waiting": waiting_for(account, visit.now),
        "own": account == visit.account,
        "done": done,
    }
    return asked(asking, form, reasons=reasons, more=more)


def _code_page(made: tuple[tuple[Account, str], ...]) -> Page:
    return Page(
        template="accounts/codes.html", content={"made": [{"account": one, "code": code} for one, code in made]}
    )


def _of_role(chosen: str) -> QuerySet[Account]:
    everyone = Account.objects.order_by("-is_active", "name", "username")
    if chosen not in _keys():
        return everyone
    return everyone.filter(pk__in=[one.pk for one in everyone if chosen in one.roles])


def _by_role() -> list[dict[str, object]]:
    """Return each role with how many hold it: who may read children's records can be seen at a glance."""
    active = list(Account.objects.filter(is_active=True))
    return [
        {
            "words": role.words,
            "count": sum(1 for one in active if role.key in one.roles),
            "href": f"{reverse('sign-ins')}?role={role.key}",
            "reads_children": presenters.reads_children(role),
        }
        for role in TO_BE_GIVEN
    ]


def _keys() -> frozenset[str]:
    return frozenset(role.key for role in TO_BE_GIVEN)
