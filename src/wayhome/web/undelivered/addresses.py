"""The addresses of this journey."""

from django.urls import path

from wayhome.web.undelivered.told_by_notify import take_from_notify
from wayhome.web.undelivered.views import show_undelivered

addresses = [
    path("undelivered/", show_undelivered, name="undelivered"),
    path("receipts/notify/", take_from_notify, name="receipts-notify"),
]
