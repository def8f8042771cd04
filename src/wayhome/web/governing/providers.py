"""The register of providers: whether each has a written policy for children who are missing, and what was done."""

import re
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may, require
from wayhome.duties.duty import Duty
from wayhome.kernel.ids import Subject, SubjectKind, key_of, subject
from wayhome.web.acting.pages import new_key
from wayhome.web.governing.force import owed_now
from wayhome.web.governing.forms import AskedForm, GovernForm, ProviderForm, RaisedForm
from wayhome.web.governing.providers_known import provider_names
from wayhome.web.governing.serving import Sent, form_content, send
from wayhome.web.http import READING_AND_SENDING, Page, Visit, shows_no_record
from wayhome.web.presenting.entries import happened, sentence
from wayhome.web.presenting.times import until

LONGEST = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderRow:
    """One provider: what is known of its policy, and what is owed about it."""

    name: str
    href: str
    policy: str
    owed: str


@shows_no_record(Permission.READ_MEASURES, methods=READING_AND_SENDING)
def show_providers(visit: Visit) -> Page | HttpResponse:
    """Show the register, and put a provider on it."""
    form, sent = ProviderForm(initial={"key": new_key(visit)}), None
    if visit.request.method == "POST":
        require(visit.actor, Permission.GOVERN)
        form = ProviderForm(visit.request.POST)
        about = _named(str(visit.request.POST.get("name", "")))
        sent = send(visit, form, title="Put a provider on the register", then=redirect("providers"), about=about)
        if sent.answer:
            return sent.answer
    content = {
        "rows": _rows(visit),
        "may_act": may(visit.actor, Permission.GOVERN),
        **form_content(form, sent),
    }
    return Page(template="governing/providers.html", content=content, status=sent.status if sent else 200)


def _named(name: str) -> Subject:
    """Make a provider's key from its name, so that one name stands once."""
    key = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:LONGEST]
    return subject(SubjectKind.PROVIDER, key or "unnamed")


def _rows(visit: Visit) -> tuple[ProviderRow, ...]:
    owed = {duty.scope: duty for duty in reversed(owed_now(visit).open)}
    return tuple(
        ProviderRow(
            name=name,
            href=reverse("provider", args=[key_of(one)]),
            policy=_policy(visit, one),
            owed=_owed_words(visit, owed.get(one)),
        )
        for one, name in provider_names(visit.parts.ledger).items()
    )


def _owed_words(visit: Visit, duty: Duty | None) -> str:
    return f"To be raised, {until(duty.due_at, visit.now)}" if duty else ""


def _policy(visit: Visit, provider: Subject) -> str:
    events = [held.event for held in visit.parts.ledger.about(provider).events]
    asked = [event for event in events if event.type == "partner.provider_policy_checked"]
    if not asked:
        return "Not asked yet"
    held = str(max(asked, key=lambda event: event.happened_at).body["held"])
    return {"yes": "Held", "no": "Not held", "not_available": "Not available"}.get(held, "Not known")


@shows_no_record(Permission.READ_MEASURES, methods=READING_AND_SENDING)
def show_provider(visit: Visit, key: str) -> Page | HttpResponse:
    """Show one provider: what was asked and raised, and ask or raise."""
    about = subject(SubjectKind.PROVIDER, key)
    names = provider_names(visit.parts.ledger)
    if about not in names:
        return Page(template="governing/no_provider.html", content={"key": key})
    forms: dict[str, GovernForm] = {name: kind(initial={"key": new_key(visit)}) for name, kind in FORMS.items()}
    sent = None
    if visit.request.method == "POST":
        require(visit.actor, Permission.GOVERN)
        which = "raised" if "with_whom" in visit.request.POST else "asked"
        forms[which] = FORMS[which](visit.request.POST)
        sent = send(visit, forms[which], title=TITLES[which], then=redirect("provider", key), about=about)
        if sent.answer:
            return sent.answer
    return _page(visit, about, names[about], forms, sent)


FORMS: dict[str, type[GovernForm]] = {"asked": AskedForm, "raised": RaisedForm}
TITLES = {"asked": "Asked for the policy", "raised": "The lack of a policy was raised"}


def _page(visit: Visit, about: Subject, name: str, forms: dict[str, GovernForm], sent: Sent | None) -> Page:
    told = sorted((held.event for held in visit.parts.ledger.about(about).events), key=lambda event: event.happened_at)
    content = {
        "name": name,
        "policy": _policy(visit, about),
        "told": tuple((happened(event, visit.now), sentence(event)) for event in reversed(told)),
        "owed": tuple(until(duty.due_at, visit.now) for duty in owed_now(visit).open if duty.scope == about),
        "asked": form_content(forms["asked"], None),
        "raised": form_content(forms["raised"], None),
        "may_act": may(visit.actor, Permission.GOVERN),
        **form_content(sent.form if sent and sent.form else forms["asked"], sent),
    }
    return Page(template="governing/provider.html", content=content, status=sent.status if sent else 200)
