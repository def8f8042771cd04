"""The application as a WSGI server sees it."""

import os

from django.core.wsgi import get_wsgi_application

from wayhome.web.wiring import wiring

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wayhome.config.settings")

application = get_wsgi_application()

from wayhome.config.abreast import keep, settle  # noqa: E402 - the tables must be known first

parts = wiring()  # the rulebook is read before the first visitor comes, and a broken one stops the server here

settle(parts)
keep(parts)
