"""The component tags. The first parameter has no name of its own, because GOV.UK components take ``name=``."""

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString, mark_safe

from wayhome.web.acting.desk import Desk
from wayhome.web.acting.fields import rendered
from wayhome.web.components.environment import macro
from wayhome.web.presenting.links import case_tabs as tabs_of

register = template.Library()


@register.simple_tag
def govuk(component: str, /, **params: object) -> SafeString:
    """Render a GOV.UK component: ``{% govuk "button" text="Save" %}``."""
    return mark_safe(macro("govuk", component)(params))  # noqa: S308 - the macro escapes what it is given


@register.simple_tag
def moj(component: str, /, **params: object) -> SafeString:
    """Render a Ministry of Justice component, ported: ``{% moj "timeline" items=entries %}``."""
    return mark_safe(macro("moj", component)(**params))  # noqa: S308 - the macro escapes what it is given


@register.simple_tag
def app(component: str, /, **params: object) -> SafeString:
    """Render one of the house's own components: ``{% app "status" status=duty.status %}``."""
    return mark_safe(macro("app", component)(**params))  # noqa: S308 - the macro escapes what it is given


@register.simple_tag
def case_tabs(desk: Desk, here: str) -> SafeString:
    """Render the navigation inside a case, on a page that stands in it: ``{% case_tabs desk "suspects" %}``."""
    tabs = tabs_of(desk.record, here, kind=desk.case.kinds[0], actor=desk.visit.actor)
    return mark_safe(macro("moj", "sub-navigation")(label="This case", items=tabs))  # noqa: S308 - as above


@register.simple_tag
def field(bound: BoundField) -> SafeString:
    """Render a form's field as its component: ``{% field form.reason %}``."""
    return rendered(bound)
