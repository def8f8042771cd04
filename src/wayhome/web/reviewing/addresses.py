"""The addresses of this journey."""

from django.urls import path
from django.urls.resolvers import URLPattern

from wayhome.web.acting.pages import serve
from wayhome.web.reviewing.review import FIRST, SECOND, SENIOR

addresses: list[URLPattern] = [
    path("cases/<path:record>/review-investigation/second-line/", serve(SECOND), name="review-second-line"),
    path("cases/<path:record>/review-investigation/senior/", serve(SENIOR), name="review-senior"),
    path("cases/<path:record>/review-investigation/", serve(FIRST), name="review-investigation"),
]
