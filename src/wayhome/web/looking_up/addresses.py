"""Where the pages of this journey are."""

from django.urls import URLPattern

addresses: list[URLPattern] = []
