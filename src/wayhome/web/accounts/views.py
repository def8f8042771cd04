"""Coming in and going out."""

from django.contrib.auth import logout
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render

from wayhome.web.accounts.forms import SignInForm
from wayhome.web.forms import error_summary, text_input
from wayhome.web.http import SENDING, Visit, open_to_anyone, shows_no_record


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
        }


sign_in = open_to_anyone(SignIn.as_view())


@shows_no_record(methods=SENDING)
def sign_out(visit: Visit) -> HttpResponseRedirect:
    """Go out and say so."""
    logout(visit.request)
    return redirect("signed-out")


@open_to_anyone
def show_signed_out(request: HttpRequest) -> HttpResponse:
    """Confirm that nobody is signed in on this browser any more."""
    return render(request, "accounts/signed_out.html")
