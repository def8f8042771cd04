"""Where the pages of this journey are."""

from django.urls import path

from wayhome.web.looking_up.views import find, show_box

addresses = [
    path("find/", show_box, name="find"),
    path("find/results/", find, name="find-results"),
]
