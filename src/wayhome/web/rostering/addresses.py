"""Where the pages of this journey are. An address that takes a key stands before the one that is the key alone."""

from django.urls import URLPattern, path

from wayhome.web.rostering import acts, bringing_in, views
from wayhome.web.rostering.serving import PeoplePage, serve, serve_new

NEW = (("posts/new/", acts.NEW_POST), ("units/new/", acts.NEW_UNIT), ("officers/new/", acts.JOIN))
ABOUT: tuple[tuple[str, PeoplePage], ...] = (
    ("posts/<path:about>/hold/", acts.HOLD),
    ("posts/<path:about>/shift/", acts.CHANGE),
    ("posts/<path:about>/change/", acts.POST),
    ("posts/<path:about>/close/", acts.CLOSE_POST),
    ("units/<path:about>/close/", acts.CLOSE_UNIT),
    ("officers/<path:about>/change/", acts.STAFF),
    ("officers/<path:about>/leaves/", acts.LEAVE),
    ("officers/<path:about>/away/", acts.AWAY),
    ("officers/<path:about>/back/", acts.BACK),
)

addresses: list[URLPattern] = [
    path("people/", views.show_people, name="people"),
    path("people/staff/", views.list_staff, name="people-staff"),
    path("people/set-up/", views.show_set_up, name="people-set-up"),
    path("people/import/", bringing_in.send_file, name="people-import"),
    path("people/import/<str:key>/mapping/", bringing_in.map_columns, name="people-import-mapping"),
    path("people/import/<str:key>/", bringing_in.look_through, name="people-import-look"),
    *(path(f"people/{where}", serve_new(page), name=page.name) for where, page in NEW),
    *(path(f"people/{where}", serve(page), name=page.name) for where, page in ABOUT),
    path("people/posts/<path:post>/", views.show_post, name="people-post"),
    path("people/officers/<path:officer>/", views.show_officer, name="people-officer"),
]
