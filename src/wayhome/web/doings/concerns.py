"""Acts of an investigation: concern and crime."""

from wayhome.access.permissions import Permission
from wayhome.web.doings.one import (
    ALWAYS,
    ELSEWHERE,
    IN_INVESTIGATIONS,
    INVESTIGATING,
    OF_A_CHILD,
    Doing,
    act,
    in_group,
)

RAISE, INVESTIGATE = Permission.RAISE_CONCERNS, Permission.INVESTIGATE
SUPERVISE = Permission.SUPERVISE_INVESTIGATIONS

ACTS: tuple[Doing, ...] = in_group(
    "Concern and crime",
    act("concern", "What is feared, and what is on record", phases=IN_INVESTIGATIONS, by=Permission.READ_CASES),
    act("raise-concern", "Put a concern on record", phases=(*ALWAYS, *OF_A_CHILD, *IN_INVESTIGATIONS), by=RAISE),
    act("record-concern", "The report and the intelligence", phases=ELSEWHERE, by=RAISE),
    act("make-safe", "The child’s safety", phases=INVESTIGATING, by=RAISE),
    act("found-with-adult", "Found with an adult", phases=(*ALWAYS, *INVESTIGATING), by=RAISE),
    act("case-risk", "The risk in this case", phases=INVESTIGATING, by=INVESTIGATE),
    act("agree-lower-risk", "Agree to a lower risk", phases=INVESTIGATING, by=SUPERVISE),
    act("screen-child", "Screen the child", phases=INVESTIGATING, by=INVESTIGATE),
    act("take-up-screening", "Look at the screening", phases=ELSEWHERE, by=SUPERVISE),
    act("consider-definition", "Is it exploitation?", phases=INVESTIGATING, by=INVESTIGATE),
    act("set-flag", "Flag what is done to the child", phases=INVESTIGATING, by=INVESTIGATE),
    act("review-flag", "Look at a flag again", phases=INVESTIGATING, by=INVESTIGATE),
    act("record-offence", "Record a crime", phases=IN_INVESTIGATIONS, by=RAISE),
    act("cancel-crime", "Cancel a crime", phases=IN_INVESTIGATIONS, by=SUPERVISE),
    act("reinstate-crime", "Put a crime back", phases=ELSEWHERE, by=INVESTIGATE),
    act("refer-slavery", "Refer as a possible victim of slavery", phases=(*ALWAYS, *IN_INVESTIGATIONS), by=RAISE),
    act("follow-referral", "What came of the referral", phases=IN_INVESTIGATIONS, by=INVESTIGATE),
    act("suspect-child", "A child dealt with as a suspect", phases=INVESTIGATING, by=INVESTIGATE),
    act("screen-offending", "Who stands behind it?", phases=INVESTIGATING, by=INVESTIGATE),
    act("prosecutor-told", "Tell the prosecutor", phases=ELSEWHERE, by=INVESTIGATE),
    act("child-outcome", "Decide about the child", phases=INVESTIGATING, by=SUPERVISE),
    act("join-child", "Another child", phases=INVESTIGATING, by=INVESTIGATE),
    act("merge-case", "Merge into another case", phases=INVESTIGATING, by=SUPERVISE),
    act("split-case", "Split off a case", phases=INVESTIGATING, by=SUPERVISE),
    act("agree-lead", "Which force leads", phases=INVESTIGATING, by=INVESTIGATE),
)
