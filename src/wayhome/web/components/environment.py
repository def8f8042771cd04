"""Where components are rendered.

The GOV.UK macros are vendored and lean on missing values being silent, so they live in a lenient environment of their
own. Ours (the MoJ components, which are published for Nunjucks only, and the house's) are strict: a misspelt field
raises. Pages themselves are Django templates and only place components.
"""

from collections.abc import Callable
from functools import cache

from jinja2 import ChainableUndefined, Environment, PackageLoader, PrefixLoader, StrictUndefined, select_autoescape

VENDORED = "govuk_frontend_jinja"

lenient = Environment(
    loader=PrefixLoader({VENDORED: PackageLoader(VENDORED)}),
    undefined=ChainableUndefined,
    autoescape=select_autoescape(),
)
strict = Environment(
    loader=PackageLoader("wayhome.web.components", "macros"),
    undefined=StrictUndefined,
    autoescape=select_autoescape(),
    trim_blocks=True,
    lstrip_blocks=True,
)


@cache
def macro(family: str, component: str) -> Callable[..., str]:
    """Return a component's macro: ``macro("govuk", "error-summary")`` is ``govukErrorSummary``."""
    name = family + "".join(word.capitalize() for word in component.split("-"))
    if family == "govuk":
        template = lenient.get_template(f"{VENDORED}/components/{component}/macro.html")
    else:
        template = strict.get_template(f"{family}/{component}.html")
    found: Callable[..., str] = getattr(template.module, name)
    return found


def compile_components() -> None:
    """Compile every component: a second in all, which otherwise is waited for on the first pages that place them."""
    for environment in (strict, lenient):
        for name in environment.list_templates(extensions=("html",)):
            environment.get_template(name)
