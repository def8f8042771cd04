"""What the team writes in its cases: about what adults do to a child, never against the child."""

PLAN = {
    "plan_hypotheses": "Two adults work together. Or one acts alone, in the other's car. Or a relative drove, "
    "as he says: the messages and the camera at the lodge will show which.",
    "plan_children": "The child of this case. Two school friends are in the same group chat and are asked about first.",
    "plan_safeguarding": "Stays with an aunt this week. School lets nobody else collect; the social worker rings.",
    "plan_suspects": "The man called “Uncle” and the driver of the grey car. Neither is named: phone and plate first.",
    "plan_offences": "Arranging travel for exploitation, supply of drugs, and what was done in the room.",
    "plan_points_to_prove": "That he arranged the car, that he knew her age, and that he paid.",
    "plan_lines": "Camera at the lodge by Friday, call records within the week, the first account as it was said.",
    "plan_preservation": "The lodge keeps recordings fourteen days. The account may go at any hour: asked for today.",
    "plan_account": "Heard once, at the suite, by one interviewer, with her aunt near by.",
    "plan_disruption": "A notice to each of the two men today; the lodge next; the driver's licence with the council.",
    "plan_evidence_led": "The recordings, the phone and the plate stand without a statement from her.",
    "else": "Looked at and settled with the supervisor; brought up to date when something changes.",
}
SET_ASIDE = "Nothing known points that way so far; looked at again when something does."
FOUND = (
    "Shows the grey car outside on both nights.",
    "Nothing on the recording, which is whole.",
    "The number rings the same two phones each evening.",
    "He was at work until ten that night, and the rota says so.",
)
OUTSTANDING = (
    "Ask the lodge for the second camera.", "Trace who topped the phone up.",
    "Compare the car's journeys with her times.",
    "Ask the bank for the account the money went to.", "Ask the youth worker what the others say.",
    "Have the picture looked at for where it was taken.", "Speak to the neighbour at number nine.",
)  # fmt: skip
FINDINGS = (
    "The recording came in and was viewed whole.", "Call records show one number behind three names.",
    "School gave the dates on which a car waited.", "Two of the five lines are done; neither can be left as it is.",
    "The aunt was spoken to and keeps a diary of calls.", "The company online answered and kept the account.",
    "Custody had him in another town that night, which is followed too.", "The driver's licence is with the council.",
    "A second girl is named by her first name only.", "The taxi's camera had gone before anybody asked.",
    "The interview was held once and well.",
)  # fmt: skip
DIRECTIONS = (
    "Press the company again.", "Find the girl in the picture before anything else.",
    "Put both numbers to intelligence.",
    "Have the disclosure officer read what came in.", "See the prosecutor early.",
    "Go back to the lodge with a warrant.",
    "Ask her advocate what she needs to know.", "Look again at who is let out on bail, and where.",
    "Bring the plan up to date: it says nothing of the car.", "Ask the other force what it holds.",
    "Sit down with children's services on Thursday.", "Nothing written blames her; keep it so.",
    "Follow the money next.",
)  # fmt: skip
DISRUPTION = (
    "The notice stands and was not broken.", "An order is asked for as soon as he is named.",
    "The lodge had its letter.",
    "The council looks at the licence.", "Housing is asked to close the flat.", "The phone line goes next.",
    "Bail keeps him out of the ward for now.", "Immigration was asked and can do nothing.",
    "Trading standards visit the shop.",
)  # fmt: skip
