"""Every page and its address. A test walks this list and fails for a page nobody tested."""

from django.urls import path

from wayhome.web.accounts import views as accounts
from wayhome.web.home import views as home

urlpatterns = [
    path("", home.show_home, name="home"),
    path("about/", home.show_about, name="about"),
    path("sign-in/", accounts.sign_in, name="sign-in"),
    path("sign-out/", accounts.sign_out, name="sign-out"),
    path("signed-out/", accounts.show_signed_out, name="signed-out"),
]
