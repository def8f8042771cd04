"""The addresses of this journey."""

from django.urls import path

from wayhome.web.acting.pages import serve
from wayhome.web.searching.officers import SEND_OFFICERS

addresses = [
    path("cases/<path:record>/send-officers/", serve(SEND_OFFICERS), name="send-officers"),
]
