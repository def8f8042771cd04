"""What a door says of each step of a case: a closed list, in words for a younger child, for a child and for an adult.

No step names a suspect, a place, another child, a method or where anything came from. A step that tells of something
done to a suspect is shown only once its reader was told of it in a message of their own.
"""

from collections.abc import Mapping
from typing import Literal

Reader = Literal["younger", "child", "adult"]
Words = Mapping[Reader, str]
UNDER = 12  # a child under this age is a younger reader

STEPS: Mapping[str, Words] = {
    "investigation.opened": {
        "younger": "You are not in trouble. Somebody may have hurt you or scared you. It is not your fault.",
        "child": "We know that somebody may have harmed you. It is not your fault. We are looking into it.",
        "adult": "We know that your child may have been harmed. We are looking into it.",
    },
    "investigation.crime_recorded": {
        "younger": "We wrote down what happened, so that it is not forgotten.",
        "child": "We have put on record that a crime was done to you.",
        "adult": "We have put on record that a crime was done to your child.",
    },
    "investigation.allocated": {
        "younger": "You have your own officer now.",
        "child": "An officer has your case now.",
        "adult": "An officer has the case now.",
    },
    "investigation.plan_made": {
        "younger": "We have a list of what to do next, and we are doing it.",
        "child": "We have a plan for what we do next, and we are working through it.",
        "adult": "We have a plan for what we do next, and we are working through it.",
    },
}

TOLD_STEPS: Mapping[str, Words] = {
    "arrested": {
        "younger": "The police took someone in. They asked them about it.",
        "child": "We arrested someone. That means we took them to a police station.",
        "adult": "Someone was arrested.",
    },
    "interviewed": {
        "younger": "The police asked someone about it.",
        "child": "We asked someone about it at a police station.",
        "adult": "Someone was asked about it, under caution.",
    },
    "bailed": {
        "younger": "Someone the police took in was let go for now, with rules to keep. Tell us if they talk to you.",
        "child": "Someone we arrested was let out on bail, with rules to keep to. Tell us at once if a rule is broken.",
        "adult": "Someone arrested was let out on bail, with rules to keep to. Tell us at once if a rule is broken.",
    },
    "bail_changed": {
        "younger": "Someone the police took in has new rules to keep to now.",
        "child": "Someone we arrested has other rules of bail now.",
        "adult": "The conditions of bail of someone who was arrested were changed.",
    },
    "bail_ran_out": {
        "younger": "The time for those rules is over. If they come near you, ring 999. Then tell us.",
        "child": "The time of their bail is over. Ask us which rules there are now. If they come near you, ring 999.",
        "adult": "The time of their bail is over. Ask us which rules there are now. If they come near, ring 999.",
    },
    "released_under_investigation": {
        "younger": "Someone the police took in was let go for now. We are still working on it.",
        "child": "Someone we arrested was let go for now. We are still looking into it.",
        "adult": "Someone who was arrested was released while we go on looking into it.",
    },
    "released_without_charge": {
        "younger": "Someone the police took in was let go. Your officer tells you why.",
        "child": "Someone we arrested was let go. Your officer told you why.",
        "adult": "Someone who was arrested was released without charge. We told you why.",
    },
    "charged": {
        "younger": "Someone must go to court for it.",
        "child": "Somebody was charged. That means that a court will look at it.",
        "adult": "Somebody was charged. A court will look at it.",
    },
    "not_charged": {
        "younger": "It does not go to court. That does not mean that nobody believes you.",
        "child": "It does not go to court. That does not mean that you were not believed.",
        "adult": "It was decided not to charge anybody. You can ask for that to be looked at again.",
    },
    "out_of_court_disposal": {
        "younger": "It was dealt with, and does not go to court.",
        "child": "It was dealt with outside a court.",
        "adult": "It was dealt with outside a court.",
    },
    "outcome": {
        "younger": "The police have done their part for now. You can still talk to us.",
        "child": "Our part of the work has ended for now. You can still talk to us, and help goes on.",
        "adult": "Our part of the work has ended for now. You can still talk to us, and support goes on.",
    },
    "reopened": {
        "younger": "We are looking into it again. You can ask us why.",
        "child": "We are looking into it again. Your officer can tell you more.",
        "adult": "The case is open again, and we are looking into it. Your officer can tell you more.",
    },
}

OF_BAIL: Mapping[str, str] = {
    "investigation.bail_set": "bailed", "investigation.bail_extended": "bail_changed",
    "investigation.bail_varied": "bail_changed", "investigation.bail_ended": "bail_changed",
    "investigation.outcome_reached": "outcome", "investigation.reopened": "reopened",
}  # fmt: skip
"""What else a told step may rest on, besides how a suspect was dealt with."""

NOTHING_YET: Words = {
    "younger": "There is nothing new to tell you yet.",
    "child": "There is nothing new to tell you yet.",
    "adult": "There is nothing new to tell you yet.",
}
