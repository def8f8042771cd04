"""Coming in and going out."""

from collections.abc import Callable

from django.contrib.auth import logout
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control

from wayhome.simulation.signing_in import PASSWORD
from wayhome.store.sign_in_codes import set_password, whose
from wayhome.web.accounts.beginning import how_to_begin
from wayhome.web.accounts.forms import CodeForm, SignInForm
from wayhome.web.accounts.invented import invented
from wayhome.web.accounts.models import Account
from wayhome.web.acting.fields import errors_of, fields_of
from wayhome.web.forms import error_summary, text_input
from wayhome.web.given_back import Sent
from wayhome.web.http import SENDING, Visit, open_to_anyone, parts_behind, shows_no_record

NO_SUCH_CODE = (
    "This code does not open this user name. Check both. A code is good for one day and for one password; "
    "ask your administrator for a new one"
)


class SignIn(LoginView):
    """The sign-in page. Too many failures lock the door for a while, whoever knocks."""

    template_name = "accounts/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True
    sent: Sent | None = None

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        """Take up what was sent while nobody was signed in; whoever signed in elsewhere meanwhile gets it at once."""
        self.sent = self.sent or Sent.unsealed(request)
        if self.sent and isinstance(request.user, Account):
            return give_back(request, self.sent, request.user)
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Let somebody in, to what they sent while nobody was signed in, or to the page they asked for."""
        opened = super().form_valid(form)
        account = form.get_user()
        return give_back(self.request, self.sent, account) if self.sent and isinstance(account, Account) else opened

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """Return what the page places: the two fields and what is wrong with them."""
        form = super().get_context_data(**kwargs)["form"]
        return {
            "sent": self.sent,
            "action": self.request.get_full_path() if "next" in self.request.GET else reverse("sign-in"),
            "username": text_input(form, "username", "User name"),
            "password": {**text_input(form, "password", "Password"), "value": ""},
            "errors": error_summary(form, first="username"),
            "invented": invented(),
            "invented_password": PASSWORD,
        }


class AskedToSignIn(LoginRequiredMiddleware):
    """Asks whoever is signed out to sign in, with what they sent still there, so that no shift's end loses it."""

    def handle_no_permission(  # type: ignore[override]  # it leads away at times, and shows a page at others
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponse:
        """Show the page to sign in, which carries what was sent; lead to it where nothing was."""
        sent = Sent.of(request)
        if sent is None:
            return HttpResponseRedirect(super().handle_no_permission(request, view_func)["Location"])
        asking = SignIn(sent=sent)
        asking.setup(request)
        content = asking.get_context_data(form=SignInForm(request))
        return _unkept(render(request, SignIn.template_name, content, status=403))


def give_back(request: HttpRequest, sent: Sent, account: Account) -> HttpResponse:
    """Show what somebody sent while they were signed out, to be sent now; lead away where another officer began it."""
    if sent.continues_another(account):
        return redirect("home")
    return _unkept(render(request, "errors/form_not_accepted.html", {"sent": sent, "signed_in_again": True}))


def _unkept(page: HttpResponse) -> HttpResponse:
    """Have no browser keep a page that carries what somebody wrote."""
    patch_cache_control(page, no_store=True, private=True)
    return page


@open_to_anyone
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Let somebody in; where nobody can come in yet, say how to begin."""
    if not Account.objects.exists():
        return how_to_begin(request)
    return SignIn.as_view()(request)


@open_to_anyone
def set_password_with_code(request: HttpRequest) -> HttpResponse:
    """Let somebody set a password of their own with a code that their administrator gave them."""
    form = CodeForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        account = whose(given["username"], given["code"], parts_behind().supplies.now())
        if account is not None:
            set_password(account, given["password"])
            return render(request, "accounts/password_set.html")
        form.add_error("code", NO_SUCH_CODE)
    content = {"form": form, "fields": fields_of(form), "errors": errors_of(form) if form.is_bound else []}
    return render(request, "accounts/code.html", content, status=422 if form.errors else 200)


@shows_no_record(methods=SENDING)
def sign_out(visit: Visit) -> HttpResponseRedirect:
    """Go out and say so."""
    logout(visit.request)
    return redirect("signed-out")


@open_to_anyone
def show_signed_out(request: HttpRequest) -> HttpResponse:
    """Confirm that nobody is signed in on this browser any more."""
    return render(request, "accounts/signed_out.html")
