"""Coming in and going out."""

from django.contrib.auth import logout
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from wayhome.simulation.signing_in import PASSWORD
from wayhome.store.sign_in_codes import set_password, whose
from wayhome.web.accounts.beginning import how_to_begin
from wayhome.web.accounts.forms import CodeForm, SignInForm
from wayhome.web.accounts.invented import invented
from wayhome.web.accounts.models import Account
from wayhome.web.acting.fields import errors_of, fields_of
from wayhome.web.forms import error_summary, text_input
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

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """Return what the page places: the two fields and what is wrong with them."""
        form = super().get_context_data(**kwargs)["form"]
        return {
            "username": text_input(form, "username", "User name"),
            "password": {**text_input(form, "password", "Password"), "value": ""},
            "errors": error_summary(form, first="username"),
            "invented": invented(),
            "invented_password": PASSWORD,
        }


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
