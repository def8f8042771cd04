"""The addresses of this journey."""

from django.urls import path

from wayhome.web.governing import again, force, pages, patterns, providers, returns, sampling
from wayhome.web.governing.serving import serve

addresses = [
    path("force/", force.show_force, name="force"),
    path("force/samples/", sampling.show_samples, name="force-samples"),
    path("force/samples/<str:period>/", sampling.show_sample, name="force-sample"),
    path("force/samples/<str:period>/<int:number>/", again.show_again, name="grade-again"),
    path("force/patterns/", patterns.show_latest, name="patterns"),
    path("force/patterns/<str:period>/<slug:grouping>/", patterns.show_patterns, name="patterns-of"),
    path(
        "force/patterns/<str:period>/<slug:grouping>/<slug:question>/<slug:place>/",
        patterns.show_list,
        name="patterns-list",
    ),
    path("force/return/", returns.show_latest, name="national-return"),
    path("force/return/<str:label>/", returns.show_return, name="national-return-of"),
    path("force/return/<str:label>/figures.csv", returns.figures_csv, name="national-return-csv"),
    path("force/return/<str:label>/figures.json", returns.figures_json, name="national-return-json"),
    path("force/return/<str:label>/lineage.json", returns.lineage_json, name="national-return-lineage"),
    path("force/return/<str:label>/<slug:heading>/<int:place>/", returns.show_list, name="national-return-list"),
    path("force/providers/", providers.show_providers, name="providers"),
    path("force/providers/<str:key>/", providers.show_provider, name="provider"),
    *(path(f"force/{page.name}/", serve(page), name=page.name) for page in pages.PAGES),
]
