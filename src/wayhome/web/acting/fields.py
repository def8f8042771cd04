"""A form's fields as the design system's components take them, with what each choice opens below it."""

from collections.abc import Iterable, Iterator

from django import forms
from django.forms import BoundField
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from wayhome.web.acting.spoken import OfferingWords, SpokenWords
from wayhome.web.components.environment import macro

Params = dict[str, object]
INLINE_AT_MOST = 3
PAUSE = "800ms"  # after which a text is read while somebody writes
PROMPT = '<div id="{region}" role="status" data-prompt-for="{box}"{live}></div>'
LIVE = ' class="app-prompt-line"'  # its one line is kept free, so that nothing below it moves during a call
LARGE_AT_MOST = 6
WIDTHS = {"date": "govuk-input--width-10", "time": "govuk-input--width-5"}


def fields_of(form: forms.BaseForm) -> tuple[BoundField, ...]:
    """Return the fields to place, in order: hidden ones and those that open below another are left to those."""
    opened = {name for choices in _reveals(form).values() for names in choices.values() for name in names}
    last = getattr(form, "order_last", ())
    names = [name for name in form.fields if name not in opened and not form[name].is_hidden]
    return tuple(form[name] for name in sorted(names, key=lambda name: name in last))


def rendered(bound: BoundField) -> SafeString:
    """Render a field with its label, hint and error."""
    return mark_safe(macro("govuk", _component(bound))(_params(bound)))  # noqa: S308 - the macro escapes what it is given


def errors_of(form: forms.BaseForm) -> list[dict[str, str]]:
    """Return what is wrong, each line with the address of its field, as the error summary takes it."""
    first = next((bound.auto_id for bound in fields_of(form)), "")
    return [
        {"text": str(message), "href": f"#{first if name == '__all__' else form[name].auto_id}"}
        for name, messages in form.errors.items()
        for message in messages
    ]


def _component(bound: BoundField) -> str:
    match bound.field.widget:
        case forms.CheckboxSelectMultiple() | forms.CheckboxInput():
            return "checkboxes"
        case forms.RadioSelect():
            return "radios"
        case forms.Select():
            return "select"
        case forms.Textarea():
            return "textarea"
        case forms.PasswordInput():
            return "password-input"
        case _:
            return "input"


def _params(bound: BoundField) -> Params:
    params: Params = {"id": bound.auto_id, "name": bound.html_name}
    if bound.help_text:
        params["hint"] = {"text": bound.help_text}
    if bound.errors:
        params["errorMessage"] = {"text": bound.errors[0]}
    match bound.field.widget:
        case forms.CheckboxInput():
            return {**params, **_single(bound)}
        case forms.RadioSelect() | forms.CheckboxSelectMultiple():
            return {**params, **_choices(bound)}
        case forms.Select():
            return {**params, "label": _label(bound), "items": list(_items(bound))}
        case _:
            return {**params, **_typed(bound)}


def _typed(bound: BoundField) -> Params:
    attributes = dict(bound.field.widget.attrs)
    params: Params = {"label": _label(bound), "value": _text(bound)}
    for name in ("type", "rows", "classes", "inputmode", "autocomplete"):
        if name in attributes:
            params[name] = attributes.pop(name)
    if isinstance(bound.field.widget, SpokenWords):
        return {**params, "attributes": {"data-spoken": "as it was said"}}
    if isinstance(bound.field.widget, forms.Textarea):
        about_a_child, live = getattr(bound.form, "about_a_child", False), getattr(bound.form, "live", False)
        return {**params, **prompted(bound.auto_id, bound.html_name, live=live)} if about_a_child else params
    if isinstance(bound.field.widget, forms.PasswordInput):
        return params
    if isinstance(bound.field.widget, OfferingWords) and bound.field.widget.offers:
        params |= _offered(f"{bound.auto_id}-offered", bound.field.widget.offers)
    params.setdefault("type", "text")
    params.setdefault("classes", WIDTHS.get(str(getattr(bound.field.widget, "input_type", "")), ""))
    return params


def _offered(region: str, words: Iterable[str]) -> Params:
    """Return what offers words below a box, which whoever writes may choose or leave."""
    options = format_html_join("", '<option value="{}"></option>', ((one,) for one in words))
    below = format_html('<datalist id="{}">{}</datalist>', region, options)
    return {"attributes": {"list": region}, "formGroup": {"afterInput": {"html": below}}}


def prompted(box: str, name: str, *, live: bool = False) -> Params:
    """Return what makes a box prompt while somebody writes about a child: asked after a pause, shown below the box.

    Only the box itself is sent, and nothing else of its form. ``live``: somebody is on the line, so that it is one
    folded line, for which there is room already.
    """
    region = f"{box}-prompt"
    says_so: Params = {"hx-vals": '{"live": "yes"}'} if live else {}
    return {
        "attributes": {
            "hx-post": reverse("wording-prompt"),
            "hx-trigger": f"input changed delay:{PAUSE}",
            "hx-params": f"csrfmiddlewaretoken,{name}" + (",live" if live else ""),
            **says_so,
            "hx-target": f"#{region}",
            "hx-select": "[data-prompt]",
            "hx-swap": "innerHTML",
            "hx-sync": "this:replace",
        },
        "formGroup": {"afterInput": {"html": PROMPT.format(region=region, box=box, live=LIVE if live else "")}},
    }


def _choices(bound: BoundField) -> Params:
    items = list(_items(bound))
    return {
        "idPrefix": bound.auto_id,
        "fieldset": {"legend": {"text": bound.label, "classes": "govuk-fieldset__legend--s"}},
        "classes": bound.field.widget.attrs.get("classes") or _size(_component(bound), items),
        "items": items,
    }


def _size(component: str, items: list[Params]) -> str:
    """Return how choices are set: a few side by side, many small, so that a page stays short enough to take in."""
    plain = not any("conditional" in item or "hint" in item for item in items)
    if len(items) > LARGE_AT_MOST:
        return f"govuk-{component}--small"
    return "govuk-radios--inline" if plain and len(items) <= INLINE_AT_MOST and component == "radios" else ""


def _single(bound: BoundField) -> Params:
    item = {"value": "on", "text": bound.label, "checked": bool(bound.value()), "id": bound.auto_id}
    return {"idPrefix": bound.auto_id, "items": [item]}


def _items(bound: BoundField) -> Iterator[Params]:
    chosen = _chosen(bound)
    hints = getattr(bound.form, "hints", {}).get(bound.name) or getattr(bound.field, "hints", {})
    for value, text in _flat(bound.field):
        item: Params = {"value": value, "text": text}
        item["selected" if _component(bound) == "select" else "checked"] = str(value) in chosen
        if hints.get(value):
            item["hint"] = {"text": hints[value]}
        opened = _reveals(bound.form).get(bound.name, {}).get(str(value), ())
        if opened:
            item["conditional"] = {"html": "".join(rendered(bound.form[name]) for name in opened)}
        yield item


def _flat(field: forms.Field) -> Iterable[tuple[object, str]]:
    choices = getattr(field, "choices", ())
    for value, text in choices:
        yield value, str(text)


def _chosen(bound: BoundField) -> set[str]:
    value = bound.value()
    if isinstance(value, (list, tuple)):
        return {str(one) for one in value}
    return set() if value is None else {str(value)}


def _text(bound: BoundField) -> str:
    value = bound.value()
    if isinstance(bound.field.widget, forms.PasswordInput):
        return ""
    return "" if value is None else str(bound.field.widget.format_value(value) or "")


def _label(bound: BoundField) -> Params:
    return {"text": bound.label, "classes": "govuk-label--s"}


def _reveals(form: forms.BaseForm) -> dict[str, dict[str, tuple[str, ...]]]:
    declared = getattr(form, "reveals", {})
    return {name: dict(choices) for name, choices in declared.items()}
