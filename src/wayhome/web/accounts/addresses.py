"""Coming in and going out, and looking after who may."""

from django.urls import path

from wayhome.web.accounts import beginning, bringing_in, letters, managing, views

addresses = [
    path("begin/", beginning.begin, name="begin"),
    path("accounts/", managing.list_sign_ins, name="sign-ins"),
    path("accounts/changes/", managing.show_changes, name="sign-in-changes"),
    path("accounts/new/", managing.make_sign_in, name="sign-in-new"),
    path("accounts/file/", bringing_in.bring_in, name="sign-in-file"),
    path("accounts/one/<str:username>/", managing.manage_sign_in, name="sign-in-of"),
    path("letters-about/", letters.choose_letters, name="letters-about"),
    path("sign-in/", views.sign_in, name="sign-in"),
    path("sign-in/code/", views.set_password_with_code, name="sign-in-code"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("signed-out/", views.show_signed_out, name="signed-out"),
]
