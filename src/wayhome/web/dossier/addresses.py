"""The addresses of this journey."""

from django.urls import path

from wayhome.web.dossier.views import show_around, show_near_adult

addresses = [
    path("cases/<path:record>/around/", show_around, name="around"),
    path("cases/<path:record>/around/<path:person>/", show_near_adult, name="near-adult"),
]
