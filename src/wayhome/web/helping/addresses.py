"""Help, beside every page."""

from django.urls import path

from wayhome.web.helping import views

addresses = [
    path("help/", views.show_help, name="help"),
    path("help/words/", views.show_words, name="help-words"),
    path("help/page/<slug:name>/", views.show_page_help, name="help-page"),
    path("help/role/<slug:role>/", views.show_role, name="help-role"),
    path("help/role/<slug:role>/away/", views.put_guide_away, name="help-away"),
]
