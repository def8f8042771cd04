"""Bringing a staff, rota or training file in: sent, seen line by line as what it would change, and then entered."""

import json
from datetime import timedelta
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect

from wayhome.access.permissions import Permission
from wayhome.access.rules import may, require
from wayhome.application.decoding import no_text
from wayhome.application.people.bringing_in import PeopleFile, bring_in, permission_for, plan
from wayhome.application.people.left_behind import in_words, left_behind
from wayhome.application.people.mapping import Kind, read_mapping
from wayhome.application.people.plan import Change, Plan
from wayhome.application.people.sheet import NotASheet, open_sheet, sample
from wayhome.application.shadow.sheets.mapping import NotAMapping
from wayhome.store.faults import note_refused
from wayhome.web.acting.desk import acting_as
from wayhome.web.acting.fields import errors_of, fields_of
from wayhome.web.acting.pages import new_key
from wayhome.web.acting.written import as_written
from wayhome.web.http import READING_AND_SENDING, Page, Visit, shows_no_record
from wayhome.web.rostering.columns import ColumnsForm, FileSeen
from wayhome.web.rostering.models import SavedMapping, Upload
from wayhome.web.rostering.signing_in import said_of_a_file
from wayhome.web.whole_numbers import whole

LARGEST = 5 * 1024 * 1024
KEPT_FOR = timedelta(days=1)
SHOWN = 200
WORDS = {Kind.STAFF: "Staff: who works here", Kind.ROTA: "Rota: who is on when", Kind.TRAINING: "Training"}
BY_OTHERS = {
    Kind.STAFF: "Staff and rota files are brought in by whoever keeps the rota.",
    Kind.TRAINING: "Training files are brought in by the training lead.",
}
NEW = "new"
CHANGES = (Change.ADD, Change.CHANGE, Change.TAKE_OUT)
SAID = {
    Change.ADD: "Added",
    Change.CHANGE: "Changed",
    Change.TAKE_OUT: "Taken out",
    Change.LEFT: "Left as it is",
    Change.SAME: "As before",
}


class SendForm(forms.Form):
    """What kind of file is sent, and by which mapping it is read."""

    kind = forms.ChoiceField(label="What does the file say?", widget=forms.RadioSelect)
    mapping = forms.ChoiceField(label="Which column means what?", required=False)

    def __init__(self, kinds: list[Kind], sent: QueryDict | None = None) -> None:
        super().__init__(data=sent)
        self.kinds = kinds
        kind, mapping = self.fields["kind"], self.fields["mapping"]
        saved = [(str(one.pk), f"{one.name} ({one.kind})") for one in SavedMapping.objects.order_by("kind", "name")]
        if isinstance(kind, forms.ChoiceField) and isinstance(mapping, forms.ChoiceField):
            kind.choices = [(str(one), WORDS[one]) for one in kinds]
            mapping.choices = [(NEW, "Guess it from the headings, for me to check"), *saved]
        as_written(self)


@shows_no_record(Permission.READ_PEOPLE, methods=READING_AND_SENDING)
def send_file(visit: Visit) -> Page | HttpResponse:
    """Ask for a file, and keep it until it was looked through and said yes to."""
    kinds = _kinds(visit)
    if visit.request.method != "POST":
        return _asked(SendForm(kinds), "")
    form = SendForm(kinds, visit.request.POST)
    given = visit.request.FILES.get("file")
    content, wrong = _content(given if isinstance(given, UploadedFile) else None)
    if wrong and given is not None:
        note_refused("A file about people could not be read", visit.now)
    if not form.is_valid() or wrong:
        return _asked(form, wrong)
    saved = _saved(form.cleaned_data["mapping"], form.cleaned_data["kind"])
    Upload.objects.filter(sent_at__lt=visit.now - KEPT_FOR).delete()
    upload = Upload.objects.create(
        account=visit.account, key=new_key(visit).removeprefix("page:"), kind=form.cleaned_data["kind"],
        name=str(given.name if isinstance(given, UploadedFile) else ""), content=content,
        mapping=saved.text if saved else "", sent_at=visit.now,
    )  # fmt: skip
    return redirect("people-import-look" if saved else "people-import-mapping", upload.key)


def _kinds(visit: Visit) -> list[Kind]:
    """Return the kinds of file that whoever asks may bring in; raises Refused for none."""
    kinds = [kind for kind in Kind if may(visit.actor, permission_for(kind))]
    if not kinds:
        require(visit.actor, Permission.MANAGE_PEOPLE)
    return kinds


def _saved(which: str, kind: str) -> SavedMapping | None:
    number = whole(which)
    return None if number is None else SavedMapping.objects.filter(pk=number, kind=kind).first()


def _gone(visit: Visit) -> Page:
    """Say that a file is kept no longer, and ask for it again."""
    return _asked(SendForm(_kinds(visit)), "", gone=True)


def _asked(form: SendForm, wrong: str, *, gone: bool = False) -> Page:
    errors = [*(errors_of(form) if form.is_bound else []), *([{"text": wrong, "href": "#file"}] if wrong else [])]
    content = {
        "form": form, "fields": fields_of(form), "errors": errors, "wrong": wrong, "gone": gone,
        "elsewhere": tuple(words for kind, words in BY_OTHERS.items() if kind not in form.kinds),
    }  # fmt: skip
    return Page(template="rostering/send.html", content=content, status=422 if errors else 200)


def _content(given: "UploadedFile[bytes] | None") -> tuple[bytes, str]:
    """Return what a file holds, or what is wrong with it."""
    if given is None:
        return b"", "Choose a CSV file with headings"
    if (given.size or 0) > LARGEST:
        return b"", "The file is larger than 5 MB. Split it, or use the command wayhome people import"
    content = given.read()
    if other := no_text(content):
        return b"", f"The file {other} and send it again"
    return content, ""


@shows_no_record(Permission.READ_PEOPLE, methods=READING_AND_SENDING)
def map_columns(visit: Visit, key: str) -> Page | HttpResponse:
    """Show the mapping, guessed or as it is, to be mended and kept."""
    upload = _upload(visit, key)
    if upload is None:
        return _gone(visit)
    sent = visit.request.POST if visit.request.method == "POST" else None
    try:
        form = ColumnsForm(_seen(visit, upload), sent)
    except NotASheet as wrong:
        return _unreadable(visit, upload, wrong)
    if sent is None or not form.is_valid():
        return _mapped(upload, form)
    try:
        read_mapping(form.as_text(), Kind(upload.kind))
    except NotAMapping as wrong:
        form.add_error("text" if form.cleaned_data["text"] else None, str(wrong))
        return _mapped(upload, form)
    _keep(visit, upload, form)
    return redirect("people-import-look", upload.key)


def _keep(visit: Visit, upload: Upload, form: ColumnsForm) -> None:
    """Read the file by a mapping, and keep it for the next file where it was given a name."""
    upload.mapping = form.as_text()
    upload.save()
    if form.cleaned_data["name"]:
        SavedMapping.objects.update_or_create(
            kind=upload.kind, name=form.cleaned_data["name"],
            defaults={"text": upload.mapping, "saved_by": visit.account, "saved_at": visit.now},
        )  # fmt: skip


def _mapped(upload: Upload, form: ColumnsForm) -> Page:
    errors = errors_of(form) if form.is_bound else []
    asked = tuple(one for one in fields_of(form) if one.name != "text")
    hidden = tuple(one for one in form if one.is_hidden)
    content = {
        "form": form, "fields": asked, "hidden": hidden, "errors": errors, "name": upload.name,
        "columns": tuple(form.seen.columns()), "as_text": form["text"],
    }  # fmt: skip
    return Page(template="rostering/mapping.html", content=content, status=422 if errors else 200)


def read_as_kept(text: str) -> dict[str, Any]:
    """Return a kept mapping as it was written; nothing where there is none, or it is none."""
    try:
        kept = json.loads(text or "{}")
    except ValueError:
        return {}
    return kept if isinstance(kept, dict) else {}


def _seen(visit: Visit, upload: Upload) -> FileSeen:
    """Return a file as its columns are asked about; raises NotASheet for what has no headings."""
    before = read_as_kept(upload.mapping)
    read = {"delimiter": before.get("delimiter"), "encoding": before.get("encoding", "utf-8")}
    sheet = open_sheet(_lines(upload), name=upload.name, **read)
    pack = visit.parts.reading.rulebook.pack
    return FileSeen(kind=Kind(upload.kind), headings=sheet.headings, rows=sample(sheet), pack=pack, mapping=before)


@shows_no_record(Permission.READ_PEOPLE, methods=READING_AND_SENDING)
def look_through(visit: Visit, key: str) -> Page | HttpResponse:
    """Show what a file would change; or enter it, and say what came of it."""
    upload = _upload(visit, key)
    if upload is None:
        return _gone(visit)
    kind = Kind(upload.kind)
    by = acting_as(visit, permission_for(kind))
    parts, pack = visit.parts, visit.parts.reading.rulebook.pack
    try:
        mapping = read_mapping(upload.mapping, kind)
        file = PeopleFile(kind=kind, name=upload.name, mapping=mapping, lines=lambda: _lines(upload))
        if visit.request.method != "POST":
            looked = plan(file, by=by, ledger=parts.ledger, supplies=parts.supplies, pack=pack)
            return _looked(upload, looked, entered=False, behind=_behind(visit, looked))
        if "discard" in visit.request.POST:
            upload.delete()
            return redirect("people-import")
        came = bring_in(file, by=by, ledger=parts.ledger, supplies=parts.supplies, pack=pack)
    except NotAMapping:
        return redirect("people-import-mapping", upload.key)
    except NotASheet as wrong:
        return _unreadable(visit, upload, wrong)
    upload.delete()
    if came.mistakes:
        note_refused(f"Something in a {kind} file was refused", visit.now)
    return _looked(upload, came, entered=True)


def _behind(visit: Visit, looked: Plan) -> tuple[str, ...]:
    """Say what those who would leave, or lose their last post, leave open behind them, and to whom it passes."""
    reading = visit.parts.reading
    head = reading.rulebook.pack_at(visit.now).head
    left = left_behind(looked, reading.live(visit.now).cases, reading.people(), head, visit.now)
    return tuple(f"{one.words} {one.remedy}" for one in in_words(left, head))


def _unreadable(visit: Visit, upload: Upload, wrong: NotASheet) -> Page:
    """Say why a file cannot be read; one without a mapping has none to change."""
    note_refused(f"A {Kind(upload.kind)} file could not be read", visit.now)
    content = {"name": upload.name, "wrong": str(wrong), "key": upload.key if upload.mapping else ""}
    return Page(template="rostering/unreadable.html", content=content, status=422)


def _upload(visit: Visit, key: str) -> Upload | None:
    """Return a file that whoever asks sent and may bring in; None once it is kept no longer. Raises Refused."""
    upload = Upload.objects.filter(account=visit.account, key=key).first()
    if upload is not None:
        require(visit.actor, permission_for(Kind(upload.kind)))
    return upload


def _lines(upload: Upload) -> list[bytes]:
    return bytes(upload.content).splitlines(keepends=True)


def _looked(upload: Upload, came: Plan, *, entered: bool, behind: tuple[str, ...] = ()) -> Page:
    changed = [one for one in came.planned if one.change in (*CHANGES, Change.LEFT)]
    content = {
        "name": upload.name,
        "key": upload.key,
        "entered_now": entered,
        "counts": [(SAID[change], came.count(change)) for change in SAID],
        "changes": [
            {
                "where": f"Line {one.line}" if one.line else "Not in the file",
                "what": SAID[one.change],
                "words": one.words,
                "notices": [f"{notice.words} {notice.remedy}" for notice in one.notices],
            }
            for one in changed[:SHOWN]
        ],
        "more": max(len(changed) - SHOWN, 0),
        "notes": [*came.notes, *said_of_a_file(came)],
        "mistakes": came.mistakes[:SHOWN],
        "more_mistakes": max(len(came.mistakes) - SHOWN, 0),
        "behind": behind[:SHOWN],
        "more_behind": max(len(behind) - SHOWN, 0),
        "anything": came.changes_anything,
    }
    return Page(template="rostering/looked.html", content=content)
