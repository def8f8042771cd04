"""A statement is signed over figures that cannot part from their lists; a response is complete or it is not."""

from datetime import date

import pytest

from tests.assurance.cases import judged, pack
from tests.histories import at
from wayhome.assurance.report import Report, report_on
from wayhome.assurance.responses import Passage, Response, complete
from wayhome.assurance.statements import digest, statement
from wayhome.kernel.refusals import Refused

NOW = at("2023-12-31T12:00")
CRIME = "2023-11-06T09:00 investigation.crime_recorded"
REFERRED = "2023-11-07T09:00 victim.services_referred result=referred"


def report(*told: tuple[str, ...]) -> Report:
    cases = [judged(f"case-{number}", *events, at=NOW) for number, events in enumerate(told)]
    made, _ = report_on(cases, recommendations=pack("recommendations"), rulebook=pack("england-wales"), at=NOW)
    return made


def test_a_statement_gives_each_measure_with_its_figure_and_what_it_means() -> None:
    made = statement(report((CRIME, REFERRED)), "AC23-2-5")

    assert made.opening == ("How recommendation AC23-2-5, due by 31 December 2023, stood at 12:00 on 31 December 2023.")
    referred = next(line for line in made.lines if line.measure == "M-03")
    assert referred.figure == "1 of 1; too few for a percentage."
    assert "does not say whether help followed" in referred.means


def test_the_digest_changes_with_any_list_and_with_nothing_else() -> None:
    one, again, other = report((CRIME, REFERRED)), report((CRIME, REFERRED)), report((CRIME,))

    assert digest(one) == digest(again)
    assert digest(one) != digest(other)
    assert statement(one, "AC23-2-5").digest != statement(other, "AC23-2-5").digest
    assert statement(one, "AC23-1-1").digest == statement(other, "AC23-1-1").digest


def test_a_statement_on_something_nobody_recommended_is_refused_with_what_there_is() -> None:
    with pytest.raises(Refused, match=r"holds no recommendation AC23-9-9. Name one of AC23-1-1, "):
        statement(report(), "AC23-9-9")


def answered(*identities: str, words: str = "Done in March.") -> Response:
    passages = tuple(Passage(recommendation=each, answer="done", words=words) for each in identities)
    return Response(
        published_on=date(2023, 6, 23), recommendations=pack("recommendations").recommendations, passages=passages
    )


def test_a_response_is_not_complete_while_a_recommendation_has_no_passage() -> None:
    made = answered("AC23-1-1", "AC23-1-2", "AC23-1-3", "AC23-2-1", "AC23-2-2", "AC23-2-3", "AC23-2-4")

    with pytest.raises(Refused) as refused:
        complete(made)

    (reason,) = refused.value.reasons
    assert reason.words.startswith("Nothing is said about AC23-2-5: ")
    assert reason.rule == "ACC-04"


def test_an_empty_passage_says_nothing() -> None:
    everything = [each.id for each in pack("recommendations").recommendations]

    assert len(answered(*everything, words="  ").lacking) == 8
    assert complete(answered(*everything)).lacking == ()


def test_the_day_of_publication_is_day_one_so_day_56_is_fifty_five_days_later() -> None:
    assert answered().last_day == date(2023, 8, 17)
