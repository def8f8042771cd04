"""What carries messages: what it is told, what its no means, and that nothing personal is said of it anywhere."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.mail import get_connection
from notifications_python_client.notifications import NotificationsAPIClient

from tests.sending.servers import MailServer, Notify, mail_server, notify
from wayhome.application.sending.delivery_report import receipt_in
from wayhome.application.sending.message import By, Message, NotCarried, Receipt
from wayhome.application.sending.notify_status import receipt_of
from wayhome.cli.carriers.by_mail import AskingForReports, ByMail, Senders
from wayhome.cli.carriers.by_notify import ByNotify, Set
from wayhome.cli.carriers.in_a_folder import InAFolder
from wayhome.config.letters import by_kind
from wayhome.kernel.refusals import NotASetting

REFERENCE = "0123456789abcdef" * 2
KEY = "name-11111111-1111-1111-1111-111111111111-22222222-2222-2222-2222-222222222222"
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
ADDRESS, NUMBER, WORDS = "ada@home.example", "07700 900123", "We have news for you, Ada."
SENDERS = Senders(
    force="Wayhome <us@force.example>", neutral="Letters <us@plain.example>", reports="reports@force.example"
)
TEMPLATES = {"text": "t-1", "email": "e-1", "text_neutral": "tn-1"}


def message(by: By = "email", **given: object) -> Message:
    address = ADDRESS if by == "email" else NUMBER
    return Message(reference=REFERENCE, by=by, address=address, text=WORDS, **given)  # type: ignore[arg-type]


# --- By e-mail --------------------------------------------------------------------------------------------------------


@pytest.fixture
def server() -> Iterator[MailServer]:
    with mail_server(MailServer()) as listening:
        yield listening


def by_mail(server: MailServer, senders: Senders = SENDERS) -> ByMail:
    return ByMail(senders, lambda: AskingForReports(host="127.0.0.1", port=server.port, use_tls=False, timeout=5))


def test_a_mail_server_is_asked_to_report_under_our_reference(server: MailServer):
    carried = by_mail(server).carry(message())

    assert carried.delivered_at is None  # that it was taken is no receipt
    mail, rcpt = (next(line for line in server.said if line.startswith(verb)) for verb in ("mail", "rcpt"))
    assert f"<reports+{REFERENCE}@force.example>" in mail
    assert f"ENVID={REFERENCE}" in mail
    assert "NOTIFY=SUCCESS,FAILURE,DELAY" in rcpt
    (content,) = server.content
    assert "Subject: A message for you" in content
    assert f"Message-ID: <{REFERENCE}@force.example>" in content
    assert "X-Reference" not in content
    assert "X-Reports-To" not in content


def test_a_mail_server_that_cannot_report_is_not_asked_to(server: MailServer):
    server.knows = False

    by_mail(server).carry(message())

    assert not any("NOTIFY" in line for line in server.said)


def test_a_neutral_message_shows_the_force_nowhere(server: MailServer):
    by_mail(server).carry(message(neutral=True))

    assert "force.example" not in "".join((*server.said, *server.content))
    assert f"<{REFERENCE}@plain.example>" in server.content[0]


def test_without_a_neutral_sender_a_neutral_message_is_not_sent(server: MailServer):
    with pytest.raises(NotCarried, match="no such sender is set") as failed:
        by_mail(server, Senders(force="us@force.example", neutral="", reports="")).carry(message(neutral=True))

    assert failed.value.permanent
    assert server.said == []


@pytest.mark.parametrize(
    ("answer", "permanent", "nobody"),
    [
        ("550 5.1.1 <ada@home.example> unknown", True, True),
        ("550 5.7.1 no", True, False),
        ("451 4.3.0 later", False, False),
    ],
)
def test_what_a_mail_servers_no_means(server: MailServer, answer: str, permanent: bool, nobody: bool):
    server.answer = answer

    with pytest.raises(NotCarried) as failed:
        by_mail(server).carry(message())

    assert (failed.value.permanent, failed.value.wrong_address, failed.value.unreachable) == (permanent, nobody, False)
    assert str(failed.value) == f"the mail server said no ({answer[:3]})"
    assert failed.value.__cause__ is None


def test_a_mail_server_that_is_not_there_is_not_asked_again_in_this_turn():
    with pytest.raises(NotCarried, match=r"could not be reached or used \(ConnectionRefusedError\)") as failed:
        by_mail(MailServer(port=9)).carry(message())

    assert failed.value.unreachable


def report(action: str = "delivered", status: str = "2.0.0", *, envelope: str = REFERENCE, to: str = "x@y") -> bytes:
    return "\r\n".join([
        "From: mailer-daemon@mail.example", f"To: {to}", "Date: Mon, 02 Mar 2026 12:05:00 +0000", "MIME-Version: 1.0",
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"', "",
        "--b", "Content-Type: text/plain", "", "About your message.", "",
        "--b", "Content-Type: message/delivery-status", "",
        "Reporting-MTA: dns; mail.example", *([f"Original-Envelope-Id: {envelope}"] if envelope else []), "",
        "Final-Recipient: rfc822; ada@home.example", f"Action: {action}", f"Status: {status}", "",
        "--b", "Content-Type: text/rfc822-headers", "", f"Message-ID: <{REFERENCE}@force.example>", "", "--b--", "",
    ]).encode()  # fmt: skip


@pytest.mark.parametrize(
    ("action", "status", "means"),
    [
        ("delivered", "2.0.0", "delivered"),
        ("failed", "5.1.1", "wrong_address"),
        ("failed", "5.2.2", "failed"),
        ("failed", "4.4.7", "failed"),
        ("delayed", "4.4.7", None),
        ("relayed", "2.0.0", None),
        ("expanded", "2.0.0", None),
    ],
)
def test_what_a_report_means(action: str, status: str, means: str | None):
    read = receipt_in(report(action, status), NOW)

    assert (read.status if read else None) == means
    if read:
        assert (read.reference, read.at) == (REFERENCE, datetime(2026, 3, 2, 12, 5, tzinfo=UTC))


def test_a_report_is_known_by_where_it_was_sent_or_by_what_it_brings_back():
    by_address = receipt_in(report(envelope="", to=f"reports+{REFERENCE}@force.example"), NOW)
    by_message = receipt_in(report(envelope=""), NOW)

    assert by_address is not None
    assert by_message is not None


@pytest.mark.parametrize("junk", [b"", b"hello", b"\xff\xfe\x00", report().replace(REFERENCE.encode(), b"short")])
def test_what_is_no_report_on_a_message_of_ours_is_nothing(junk: bytes):
    assert receipt_in(junk, NOW) is None


# --- By GOV.UK Notify -------------------------------------------------------------------------------------------------


@pytest.fixture
def at_notify() -> Iterator[Notify]:
    with notify(Notify()) as listening:
        yield listening


def by_notify(server: Notify, **given: object) -> ByNotify:
    client = NotificationsAPIClient(KEY, base_url=server.address, timeout=5)
    return ByNotify(client, Set(templates=TEMPLATES, senders={"text": "s-1"}, **given))  # type: ignore[arg-type]


def test_a_text_goes_by_its_template_with_our_reference(at_notify: Notify):
    carried = by_notify(at_notify).carry(message("text"))

    assert carried.reference == "n-1"
    assert at_notify.asked == [
        (
            "POST",
            "/v2/notifications/sms",
            {
                "phone_number": NUMBER, "template_id": "t-1", "personalisation": {"text": WORDS},
                "reference": REFERENCE, "sms_sender_id": "s-1",
            },
        )
    ]  # fmt: skip


def test_an_email_says_nothing_in_its_subject(at_notify: Notify):
    by_notify(at_notify).carry(message("email"))

    assert at_notify.asked[0][2]["personalisation"] == {"subject": "A message for you", "text": WORDS}


def test_a_letter_goes_as_it_was_made_and_never_where_it_must_not_show_whom_it_is_from(at_notify: Notify):
    ways = by_notify(at_notify, letters=True)
    ways.carry(message("letter", letter=b"%PDF"))
    assert at_notify.asked[0][2] == {"reference": REFERENCE, "content": "JVBERg=="}

    for not_sent in (message("letter"), message("letter", letter=b"%PDF", neutral=True)):
        with pytest.raises(NotCarried) as failed:
            ways.carry(not_sent)
        assert failed.value.permanent


def test_a_neutral_text_goes_by_a_neutral_template_and_a_neutral_email_without_one_by_none(at_notify: Notify):
    ways = by_notify(at_notify)
    ways.carry(message("text", neutral=True))
    assert at_notify.asked[0][2]["template_id"] == "tn-1"

    with pytest.raises(NotCarried, match="WAYHOME_NOTIFY_TEMPLATES: email_neutral"):
        ways.carry(message("email", neutral=True))
    assert len(at_notify.asked) == 1


def errors(words: str) -> dict[str, object]:
    return {"errors": [{"error": "ValidationError", "message": words}]}


@pytest.mark.parametrize(
    ("code", "said", "permanent", "nobody", "unreachable"),
    [
        (400, errors("phone_number Not a UK mobile number: 07700 900123"), True, True, False),
        (400, errors("template_id is not a valid UUID"), True, False, False),
        (403, errors("Invalid token: API key not found"), False, False, True),
        (429, errors("Exceeded rate limit"), False, False, True),
        (500, errors("Internal server error"), False, False, True),
    ],
)
def test_what_a_no_of_notifys_means(
    at_notify: Notify, code: int, said: dict[str, object], permanent: bool, nobody: bool, unreachable: bool
):
    at_notify.answers = [(code, said)]

    with pytest.raises(NotCarried) as failed:
        by_notify(at_notify).carry(message("text"))

    no = failed.value
    assert (no.permanent, no.wrong_address, no.unreachable) == (permanent, nobody, unreachable)
    assert str(code) in str(no)
    assert NUMBER not in str(no)


def test_notify_is_asked_whether_it_has_a_message_before(at_notify: Notify):
    ways = by_notify(at_notify)
    at_notify.answers = [(200, {"notifications": [{"id": "n-7"}]}), (200, {"notifications": []})]

    before, none = ways.carried_before(REFERENCE), ways.carried_before(REFERENCE)

    assert before is not None
    assert before.reference == "n-7"
    assert none is None
    assert at_notify.asked[0][:2] == ("GET", f"/v2/notifications?reference={REFERENCE}")


def test_notify_is_asked_what_became_of_messages(at_notify: Notify):
    said = {"type": "sms", "status": "delivered", "completed_at": "2026-03-02T12:03:00.000000Z", "phone_number": NUMBER}
    at_notify.answers = [(200, said), (200, {"type": "sms", "status": "sending"})]

    found = by_notify(at_notify).receipts({REFERENCE: "n-1", "0" * 32: "n-2"})

    assert found == [
        Receipt(reference=REFERENCE, status="delivered", at=datetime(2026, 3, 2, 12, 3, tzinfo=UTC)),
    ]


@pytest.mark.parametrize(
    ("kind", "status", "means"),
    [
        ("sms", "delivered", "delivered"),
        ("sms", "sent", None),
        ("sms", "pending", None),
        ("sms", "permanent-failure", "wrong_address"),
        ("email", "temporary-failure", "failed"),
        ("letter", "received", None),
        ("letter", "delivered", None),
        ("letter", "permanent-failure", "failed"),
        ("letter", "validation-failed", "failed"),
        ("sms", "something new", None),
    ],
)
def test_what_notify_says_means(kind: str, status: str, means: str | None):
    read = receipt_of({"type": kind, "status": status, "created_at": "2026-03-02T12:03:00Z"}, REFERENCE)

    assert (read.status if read else None) == means


def test_nothing_personal_is_logged_or_shown(at_notify: Notify, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.DEBUG)
    ways = by_notify(at_notify)
    at_notify.answers = [(400, errors(f"phone_number {NUMBER} is wrong")), (201, {"id": "n-1"}), (500, {})]
    for _ in range(3):
        try:
            ways.carry(message("text"))
        except NotCarried as failed:
            caplog.records.append(logging.makeLogRecord({"msg": repr(failed)}))
    with pytest.raises(NotCarried):
        by_mail(MailServer(port=9)).carry(message())

    logged = "\n".join(str(record.__dict__) for record in caplog.records)
    for personal in (NUMBER, ADDRESS, WORDS, KEY[-36:], "Ada"):
        assert personal not in logged


# --- In a folder ------------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, settings) -> InAFolder:
    settings.MAILBOX_FOLDER = tmp_path
    return InAFolder(tmp_path, lambda: NOW, lambda: get_connection("wayhome.web.delivered.FolderBackend"))


def test_a_message_is_kept_once_and_has_arrived(folder: InAFolder, tmp_path: Path):
    assert folder.carried_before(REFERENCE) is None

    carried = [folder.carry(message("text")) for _ in range(2)]

    assert {one.delivered_at for one in carried} == {NOW}
    assert [path.name for path in tmp_path.iterdir()] == [f"{REFERENCE}.eml"]
    assert folder.carried_before(REFERENCE) is not None
    assert [one.status for one in folder.receipts({REFERENCE: ""})] == ["delivered"]


def test_of_a_letter_nobody_knows_that_it_arrived(folder: InAFolder):
    assert folder.carry(message("letter", letter=b"%PDF")).delivered_at is None
    assert folder.receipts({REFERENCE: ""}) == []


@pytest.mark.parametrize("address", ["07700 900000", "nobody-000@home.example"])
def test_a_number_that_ends_in_three_noughts_is_nobodys(folder: InAFolder, address: str):
    with pytest.raises(NotCarried) as failed:
        folder.carry(Message(reference=REFERENCE, by="text", address=address, text="a"))

    assert failed.value.wrong_address


def test_ids_are_read_by_kind_and_anything_else_is_refused_in_words():
    assert by_kind("WAYHOME_X", "text=a, email_neutral=b") == {"text": "a", "email_neutral": "b"}
    with pytest.raises(NotASetting, match="WAYHOME_X: fax=c is not one of text, text_neutral, email, email_neutral"):
        by_kind("WAYHOME_X", "fax=c")
