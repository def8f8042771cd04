"""Which letters reach somebody, and when: their own to choose, as far as it may be chosen."""

from django import forms
from django.conf import settings

from wayhome.store.mailboxes import mailboxes
from wayhome.web.accounts.models import LetterWishes
from wayhome.web.acting.written import as_written
from wayhome.web.asking import Asked, Asking, asked, fresh
from wayhome.web.http import READING_AND_SENDING, Page, Visit, shows_no_record

ASKING = Asking(
    title="Letters to you",
    lead="You may put off only what can wait.",
    button="Keep it so",
    back="/",
    back_words="Home",
    template="accounts/letters.html",
)
FIELDS = ("new_work", "due_soon", "quiet_from", "quiet_until", "gathered_at")


class WishesForm(Asked):
    """What somebody wishes about letters that can wait."""

    email = forms.EmailField(
        label="Where do they reach you?",
        help_text="Empty: the mailbox that takes what reaches nobody.",
        required=False,
        error_messages={"invalid": "Enter an address as name@force.example, or leave it empty"},
    )
    new_work = forms.BooleanField(label="Tell me of new work that can wait as it comes", required=False)
    due_soon = forms.BooleanField(label="Tell me as time grows short for what can wait", required=False)
    quiet_from = forms.TimeField(label="Quiet from", required=False, widget=forms.TimeInput(attrs={"type": "time"}))
    quiet_until = forms.TimeField(label="Quiet until", required=False, widget=forms.TimeInput(attrs={"type": "time"}))

    gathered_at = forms.TimeField(
        label="When does the rest come, in one letter?",
        help_text="What is not ticked is gathered. Empty: when your quiet hours end, or at 08:00.",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}),
    )

    def __init__(self, sent: object = None, initial: object = None) -> None:
        super().__init__(data=sent, initial=initial)  # type: ignore[arg-type]
        as_written(self)

    def clean(self) -> dict[str, object]:
        """Ask for both ends of the quiet hours, or for neither."""
        cleaned: dict[str, object] = super().clean() or self.cleaned_data
        if bool(cleaned.get("quiet_from")) != bool(cleaned.get("quiet_until")):
            lacking = "quiet_until" if cleaned.get("quiet_from") else "quiet_from"
            self.add_error(lacking, "Enter both, or neither")
        return cleaned


@shows_no_record(methods=READING_AND_SENDING)
def choose_letters(visit: Visit) -> Page:
    """Show which letters reach whoever asks and when, and keep what they choose."""
    kept, _ = LetterWishes.objects.get_or_create(account=visit.account)
    sent = visit.request.method == "POST"
    form = WishesForm(visit.request.POST) if sent else WishesForm(initial={**fresh(visit), **_as_kept(visit, kept)})
    done = sent and form.is_valid()
    if done:
        for name in FIELDS:
            setattr(kept, name, form.cleaned_data[name])
        kept.save()
        visit.account.email = form.cleaned_data["email"]
        visit.account.save(update_fields=["email"])
    return asked(ASKING, form, more={"done": done, "mailbox": mailboxes(settings.MAILBOXES).get("", "")})


def _as_kept(visit: Visit, kept: LetterWishes) -> dict[str, object]:
    return {"email": visit.account.email, **{name: getattr(kept, name) for name in FIELDS}}
