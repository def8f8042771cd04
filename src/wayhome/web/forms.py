"""A form's fields and errors as the GOV.UK components take them."""

from django import forms

Component = dict[str, object]


def text_input(form: forms.BaseForm, name: str, label: str, **more: object) -> Component:
    """Return the parameters of a text or password input, with its error."""
    field: Component = {"id": name, "name": name, "label": {"text": label}, "value": form[name].value() or "", **more}
    if name in form.errors:
        field["errorMessage"] = {"text": form.errors[name][0]}
    return field


def error_summary(form: forms.BaseForm, first: str) -> Component | None:
    """Return the error summary, each line a link to its field, or None when all is well."""
    lines = [
        {"text": message, "href": f"#{first if name == '__all__' else name}"}
        for name, messages in form.errors.items()
        for message in messages
    ]
    return {"titleText": "There is a problem", "errorList": lines} if lines else None
