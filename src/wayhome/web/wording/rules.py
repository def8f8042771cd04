"""Every rule on words, open to anyone: what it points out, why, what to write instead, and how to dispute it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from wayhome.application.wording.disputes import By, Dispute, dispute, disputes
from wayhome.application.wording.lexicons import history
from wayhome.duties.saying import on_the_clock
from wayhome.kernel.ids import ActorId
from wayhome.kernel.refusals import Reason, Refused
from wayhome.reading.lexicon import Lexicon
from wayhome.reading.schema import CategoryText, WordingRule
from wayhome.reading.suggesting import asking
from wayhome.record.events.wording import RuleDisputed
from wayhome.web.accounts.models import Account
from wayhome.web.acting.fields import errors_of, fields_of
from wayhome.web.http import open_to_anyone, parts_behind

SEEN = {
    "text": "read in full",
    "partly": "read in part",
    "account": "read of in accounts of it",
    "own": "our own words",
}
SEVERITY = {
    "A": "Other words or a reason are asked for",
    "B": "Pointed out",
    "C": "A soft prompt while writing",
}
WHO: list[tuple[By, str]] = [
    ("young_person", "A young person"),
    ("carer", "A parent or carer"),
    ("officer", "Somebody who writes about children at work"),
    ("somebody", "Somebody else"),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class OneCategory:
    """A category with its rules."""

    text: CategoryText
    rules: tuple[WordingRule, ...]


class DisputeForm(forms.Form):
    """As whom somebody says that a rule is wrong, and why. Nothing personal is asked."""

    by = forms.ChoiceField(
        label="Who are you?",
        choices=WHO,
        widget=forms.RadioSelect,
        error_messages={"required": "Say as whom you write"},
    )
    reason = forms.CharField(
        label="What is wrong with it?",
        help_text="Please name nobody, and no case.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say what is wrong with it"},
    )


@open_to_anyone
def show_rules(request: HttpRequest) -> HttpResponse:
    """Show every category and every rule."""
    parts = parts_behind()
    lexicon = parts.engine().lexicon
    categories = tuple(
        OneCategory(text=text, rules=tuple(rule for rule in lexicon.wording if rule.category == text.id))
        for text in lexicon.categories
    )
    content = {
        "categories": categories,
        "lexicon": lexicon,
        "severity": SEVERITY,
        "sources": tuple(_sources(lexicon)),
        "history": [(f"{one.pack} ({one.content[:12]})", on_the_clock(one.since)) for one in history(parts.ledger)],
    }
    return render(request, "wording/rules.html", content)


@open_to_anyone
def show_rule(request: HttpRequest, rule: str) -> HttpResponse:
    """Show one rule, take a dispute of it, and show how earlier ones were answered."""
    parts = parts_behind()
    lexicon = parts.engine().lexicon
    found = next((one for one in lexicon.wording if one.id == rule), None)
    if found is None:
        raise Http404
    form = DisputeForm(request.POST if request.method == "POST" else None)
    reasons: tuple[Reason, ...] = ()
    if form.is_valid():
        given = form.cleaned_data
        fact = RuleDisputed(rule=rule, lexicon=lexicon.id, by=given["by"], reason=given["reason"])
        try:
            dispute(fact, by=_officer(request), ledger=parts.ledger, supplies=parts.supplies)
            return redirect(f"{reverse('wording-rule', args=[rule])}?sent=yes")
        except Refused as refused:
            reasons = refused.reasons
    asked = {"form": form, "fields": fields_of(form), "errors": errors_of(form) if form.is_bound else []}
    sent = {"reasons": reasons, "sent": request.GET.get("sent") == "yes"}
    content = _of_rule(found, lexicon, disputes(parts.ledger)) | asked | sent
    return render(request, "wording/rule.html", content, status=422 if form.errors or reasons else 200)


def _of_rule(rule: WordingRule, lexicon: Lexicon, said: tuple[Dispute, ...]) -> dict[str, object]:
    """Return what a page shows of a rule, and of what was said of it."""
    of_it = [one for one in said if one.rule == rule.id]
    return {
        "rule": rule,
        "instead": asking(rule),
        "category": next(one for one in lexicon.categories if one.id == rule.category),
        "severity": SEVERITY[rule.severity],
        "sources": [(lexicon.sources[one], SEEN[lexicon.sources[one].seen]) for one in rule.sources],
        "disputes": [one for one in of_it if one.answer],
        "waiting": sum(not one.answer for one in of_it),
    }


def _sources(lexicon: Lexicon) -> Iterator[tuple[str, str, str]]:
    for source in lexicon.sources.values():
        yield source.title, source.publisher, SEEN[source.seen]


def _officer(request: HttpRequest) -> ActorId:
    return request.user.as_actor().id if isinstance(request.user, Account) else ActorId("")
