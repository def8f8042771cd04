"""What goes with the link of an invitation is looked at before it goes, and holds nothing that it must not."""

import re

from tests.answering.doors import said
from tests.answering.test_answering_pages import pressed
from tests.casework.desk import CHILD, DETECTIVE, INQUIRY, Desk
from tests.web.conftest import SignedIn
from wayhome.access.actors import Role
from wayhome.casework.holders.channels import KeepChannel
from wayhome.casework.suspects.identify import IdentifySuspect
from wayhome.record.events.contact import HolderNamed
from wayhome.web.http import parts_behind


def test_what_goes_with_a_link_is_seen_before_it_goes_and_names_nobody_it_must_not(desk: Desk, signed_in: SignedIn):
    desk.concern()
    desk.do(
        KeepChannel, DETECTIVE, holder="H1", kind="text", address="07700 900123", safe="yes", seen_by_others="no",
        child=CHILD,
    )  # fmt: skip
    desk.do(IdentifySuspect, DETECTIVE, name="Dez Cole", known_by="nickname")
    client = signed_in(Role.INVESTIGATOR)
    first = client.get(f"/cases/{INQUIRY}/doors/").context["rows"][0]
    assert "I have made you a page of your own." in first.words
    assert first.words.endswith("The link asks for a code, which comes another way.")
    refused = pressed(client, "H1", invite="1", way="C1", words="Dez will not see this.")
    assert "“Dez” is the name of somebody under suspicion." in refused
    assert "Dez will not see this." in refused
    assert not parts_behind().outgoing.of_record(INQUIRY)

    pressed(client, "H1", invite="1", way="C1", words="Hello Ada, your page is here.")
    (sent,) = parts_behind().outgoing.take(desk.now, 9)
    assert sent.outgoing.secret.startswith("Hello Ada, your page is here.\nhttp")


def test_a_parent_is_shown_nothing_while_nobody_looked_whether_a_nickname_is_theirs(desk: Desk, signed_in: SignedIn):
    desk.concern()
    said(desk, HolderNamed(holder="H2", kind="parent", may_know="yes", under_suspicion="no"))
    desk.do(IdentifySuspect, DETECTIVE, name="Bear", known_by="nickname")
    client = signed_in(Role.INVESTIGATOR)
    child, mother = client.get(f"/cases/{INQUIRY}/doors/").context["rows"]

    refused = pressed(client, "H2", invite="1")

    assert (child.could_be, mother.could_be) == (False, True)
    assert "I have looked: it is not the one I invite" in refused
    assert "A suspect is known only by a nickname, and nobody has said whether they care for the child." in refused
    assert not desk.events("door.invited", record=INQUIRY)
    pressed(client, "H2", invite="1", not_the_suspect="1")
    assert len(desk.events("door.invited", record=INQUIRY)) == 1


def test_two_who_are_said_in_the_same_words_and_two_ways_to_one_of_them_are_told_apart(desk: Desk, signed_in: SignedIn):
    desk.concern()
    for holder in ("H2", "H3"):
        said(desk, HolderNamed(holder=holder, kind="parent", may_know="yes", under_suspicion="no"))
    for address in ("fay.old@example.com", "fay.new@example.com"):
        desk.do(
            KeepChannel, DETECTIVE, holder="H2", kind="email", address=address, safe="yes", seen_by_others="no",
            child=CHILD,
        )  # fmt: skip

    _, first, second = signed_in(Role.INVESTIGATOR).get(f"/cases/{INQUIRY}/doors/").context["rows"]

    assert re.search(r"\(the first, since \d+ March\)$", first.who)
    assert re.search(r"\(the second, since \d+ March\)$", second.who)
    assert [words.partition("(")[2].partition(",")[0] for _, words in first.ways] == ["the first", "the second"]
