"""The addresses of this journey."""

from django.urls import URLPattern

addresses: list[URLPattern] = []
