"""The addresses of this journey."""

from django.urls import path

from wayhome.web.dossier.views import show_around, show_near_adult, show_others_around

addresses = [
    path("cases/<path:record>/around/", show_around, name="around"),
    path("cases/<path:record>/around/other-children/", show_others_around, name="others-around"),
    path("cases/<path:record>/around/<path:person>/", show_near_adult, name="near-adult"),
]
