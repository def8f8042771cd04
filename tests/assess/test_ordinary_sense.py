"""Words of danger in their ordinary sense, each beside the danger that is told in nearly the same words."""

import pytest

from bench.risk_in_words import assessed, report_of

SENSES = [
    ("MEDICAL_TIME_CRITICAL", "He had a fit of the giggles in class.", "He had a fit in class."),
    ("MEDICAL_TIME_CRITICAL", "She helps her mum who has epilepsy.", "She told her mum she has epilepsy."),
    ("MEDICAL_TIME_CRITICAL", "Tablets for an ear infection.", "He takes tablets for his heart."),
    ("DANGEROUS_PLACE", "She walked out on the water polo match.", "She walked out into the water."),
    ("DANGEROUS_PLACE", "He is on the roof of the shed.", "He is on the roof of the multi storey."),
    ("DANGEROUS_PLACE", "Walking along the dual carriageway footpath.", "Walking along the dual carriageway."),
    ("DANGEROUS_PLACE", "She walked back over the motorway bridge.", "She is on the motorway bridge."),
    ("DANGEROUS_PLACE", "She went through the ice cream.", "She went through the ice."),
    ("ILL_EQUIPPED", "She is in her pyjamas at her aunt's.", "She is in her pyjamas and has no shoes."),
    ("ILL_EQUIPPED", "In her pyjamas at her aunt's with a toastie.", "In her pyjamas at her aunt's and ran out."),
    ("ILL_EQUIPPED", "She took her pyjamas and toothbrush.", "She went in her pyjamas and slippers."),
    ("ILL_EQUIPPED", "It is freezing in our house.", "It is freezing and he has no coat."),
    ("ILL_EQUIPPED", "She has no money on her bus card.", "She has no money on her."),
    ("DIFFERENT_IDENTITY", "We left her cousin's birthday.", "She gave her cousin's date of birth."),
    ("DIFFERENT_IDENTITY", "I do not know her friend's surname.", "She goes under her friend's surname."),
    ("DIFFERENT_IDENTITY", "He goes by bus now.", "He goes by another name now."),
    ("SUICIDE_SELF_HARM", "She took two paracetamol for her headache.", "She took twenty paracetamol."),
    ("SUICIDE_SELF_HARM", "He stood at the edge of the pitch.", "He stood at the edge of the platform."),
    ("SUICIDE_SELF_HARM", "He jumped on the train to see his dad.", "He jumped in front of the train."),
    ("SUICIDE_SELF_HARM", "Note says sorry mum gone to Amy's back by nine.", "Note says sorry mum goodbye."),
    ("SUICIDE_SELF_HARM", "He is sick of life skills.", "He is sick of life."),
    ("SUICIDE_SELF_HARM", "He cut his arm on the fence.", "He cut his arm with glass."),
    ("SUICIDE_SELF_HARM", "She has a scarf round her neck and a red coat.", "She had tied a scarf round her neck."),
    ("SUICIDE_SELF_HARM", "She can't go on the school trip.", "She can't go on."),
    ("THREAT_TO_LIFE", "She said she is next in the queue.", "The message said she is next."),
    ("THREAT_TO_LIFE", "She would rather die than wear it.", "Her uncle would rather see her dead."),
    ("THREAT_TO_LIFE", "He threatened to leave the team if he was dropped.", "He threatened to kill him if he told."),
    ("THREAT_TO_LIFE", "There was a hit on at the theatre.", "There is a hit on him."),
    ("THREAT_TO_LIFE", "She will be in bits if she misses it.", "You will get her back in bits if he talks."),
    ("RECENT_VIOLENCE_VICTIM", "He was attacked by a swan.", "He was attacked by a gang."),
    ("RECENT_VIOLENCE_VICTIM", "He was dragged round the shops.", "He was dragged into a van."),
    ("RECENT_VIOLENCE_VICTIM", "The door hit him in the lip.", "The man hit him in the lip."),
    ("RECENT_VIOLENCE_VICTIM", "He bit his lip.", "They bit his lip."),
    ("HARM_WHEN_MISSING", "Last time he came in soaked from the rain.", "Last time he came in bleeding."),
    ("RISK_TO_OTHERS", "He wants revenge after the match.", "He wants revenge on the lad."),
    ("RISK_TO_OTHERS", "He pushed his brother over the last biscuit.", "He pushed his brother down the stairs."),
    ("RISK_TO_OTHERS", "The school will pay for the trip.", "The school will pay."),
    ("WEAPON", "She has a coat, hat and gloves.", "She has a knife and gloves."),
    ("WEAPON", "He took the knife and fork back.", "He took the knife from the kitchen."),
    ("LD_OR_NEURO", "She is deaf to anything I say.", "She is deaf."),
    ("LD_OR_NEURO", "She has no sense of time when shopping.", "She has no sense of danger."),
]


def codes(text: str) -> set[str]:
    told = assessed(
        [report_of({"id": "it", "age": 15, "sex": "", "where": "narrative", "days": 5, "system": "", "text": text})]
    )
    return {one["code"] for one in told["it"]["factors"]}


@pytest.mark.parametrize(("factor", "ordinary", "danger"), SENSES)
def test_the_ordinary_sense_states_nothing_and_the_danger_still_does(factor: str, ordinary: str, danger: str) -> None:
    assert factor not in codes(ordinary)
    assert factor in codes(danger)
