"""The addresses of this journey."""

from django.urls import path

from wayhome.web.acting.pages import serve
from wayhome.web.telling.acts import ANSWER, REASON, SIGNED, TELL, TRY
from wayhome.web.telling.printing import send_letter
from wayhome.web.telling.views import show_to_tell
from wayhome.web.telling.writing import WRITE

PAGES = (WRITE, TELL, TRY, REASON, ANSWER, SIGNED)

addresses = [
    *(path(f"cases/<path:record>/{page.name}/", serve(page), name=page.name) for page in PAGES),
    path("cases/<path:record>/to-tell/", show_to_tell, name="to-tell"),
    path("cases/<path:record>/letters/<slug:notice>.pdf", send_letter, name="notice-letter"),
]
