"""One address for every page, and who opens it: the list that page tests and browser tests walk.

A test fails for a page of the product that is not in this list.
"""

from dataclasses import dataclass

from wayhome.access.actors import Role


@dataclass(frozen=True, kw_only=True)
class Address:
    """One page: the name of its address, where it is, and a role that may open it; no role needs no sign-in.

    ``sends``: it is only sent to, and never read. ``asks``: it is read, and sent to with what was filled in.
    """

    name: str
    path: str
    role: Role | None = Role.SUPERVISOR
    sends: bool = False
    asks: bool = False


ADDRESSES = (
    Address(name="home", path="/"),
    Address(name="my-duties", path="/my-duties/"),
    Address(name="cases", path="/cases/"),
    Address(name="case", path="/cases/EM-1047/"),
    Address(name="case-duties", path="/cases/EM-1047/duties/"),
    Address(name="reconciling", path="/your-system/", role=Role.ANALYST),
    Address(name="case-differences", path="/cases/EM-1047/differences/", role=Role.ANALYST),
    Address(name="settle-difference", path="/cases/EM-1047/differences/settle/", role=Role.ANALYST, asks=True),
    Address(name="case-time-line", path="/cases/EM-1047/time-line/"),
    Address(name="already-known", path="/cases/EM-1047/already-known/", asks=True),
    Address(name="search-held", path="/cases/EM-1047/already-known/search/", asks=True),
    Address(name="check-system", path="/cases/EM-1047/already-known/system/", asks=True),
    Address(name="settle-unknown", path="/cases/EM-1047/questions/open/", asks=True),
    Address(name="grade-given", path="/cases/EM-1047/grade/"),
    Address(name="grade-risk", path="/cases/EM-1047/grade/new/", asks=True),
    Address(name="reassess", path="/cases/EM-1047/grade/again/", asks=True),
    Address(name="approve-grade", path="/cases/EM-1047/grade/approve/", role=Role.INSPECTOR, asks=True),
    Address(name="depart-from-floor", path="/cases/EM-1047/grade/below-the-floor/", role=Role.INSPECTOR, asks=True),
    Address(name="look-at-grade", path="/cases/EM-1047/grade/look/", role=Role.INSPECTOR, asks=True),
    Address(name="report", path="/report/", role=Role.CALL_HANDLER, asks=True),
    Address(name="report-who", path="/report/not-begun/", role=Role.CALL_HANDLER, asks=True),
    Address(name="report-call", path="/report/not-begun/call/", role=Role.CALL_HANDLER, asks=True),
    Address(name="describe-child", path="/cases/EM-1047/describe-child/", role=Role.CALL_HANDLER, asks=True),
    Address(name="ask-questions", path="/cases/EM-1047/ask-questions/", role=Role.CALL_HANDLER, asks=True),
    Address(name="task-officers", path="/cases/EM-1047/officers/", role=Role.CALL_HANDLER, asks=True),
    Address(name="report-child", path="/cases/EM-1047/report-child/", role=Role.CALL_HANDLER, asks=True),
    Address(name="send-officers", path="/cases/EM-1047/send-officers/", asks=True),
    Address(name="looking", path="/cases/EM-1047/looking/"),
    Address(name="lines", path="/cases/EM-1047/lines/"),
    Address(name="look-for-child", path="/cases/EM-1047/look-for-child/", asks=True),
    Address(name="search-places", path="/cases/EM-1047/search-places/", asks=True),
    Address(name="obtain-items", path="/cases/EM-1047/obtain-items/", asks=True),
    Address(name="circulate", path="/cases/EM-1047/circulate/", asks=True),
    Address(name="record-identity", path="/cases/EM-1047/record-identity/", asks=True),
    Address(name="plan-search", path="/cases/EM-1047/plan-search/", asks=True),
    Address(name="raise-line", path="/cases/EM-1047/raise-line/", asks=True),
    Address(name="settle-line", path="/cases/EM-1047/settle-line/", asks=True),
    Address(name="request-data", path="/cases/EM-1047/request-data/", asks=True),
    Address(name="read-earlier", path="/cases/EM-1047/read-earlier/", asks=True),
    Address(name="read-trigger-plan", path="/cases/EM-1047/read-trigger-plan/", asks=True),
    Address(name="consider-alert", path="/cases/EM-1047/consider-alert/", asks=True),
    Address(name="decide", path="/cases/EM-1047/decide/", asks=True),
    Address(name="pursue-link", path="/cases/EM-1047/pursue-link/", asks=True),
    Address(name="tell-partners", path="/cases/EM-1047/tell-partners/", asks=True),
    Address(name="tell-family", path="/cases/EM-1047/tell-family/", asks=True),
    Address(name="ask-social-care", path="/cases/EM-1047/ask-social-care/", asks=True),
    Address(name="obtain-profile", path="/cases/EM-1047/obtain-profile/", asks=True),
    Address(name="refer-child", path="/cases/EM-1047/refer-child/", asks=True),
    Address(name="add-news", path="/cases/EM-1047/add-news/", asks=True),
    Address(name="settle-owner", path="/cases/EM-1047/settle-owner/", asks=True),
    Address(name="link-children", path="/cases/EM-1047/link-children/", asks=True),
    Address(name="whereabouts", path="/cases/EM-1047/whereabouts/", asks=True),
    Address(name="found", path="/cases/EM-1047/found/", asks=True),
    Address(name="seen", path="/cases/EM-1047/seen/", asks=True),
    Address(name="talk", path="/cases/EM-1047/talk/", asks=True),
    Address(name="tried-to-see", path="/cases/EM-1047/tried-to-see/", asks=True),
    Address(name="put-off-seeing", path="/cases/EM-1047/put-off-seeing/", asks=True),
    Address(name="account", path="/cases/EM-1047/account/", asks=True),
    Address(name="record-crime", path="/cases/EM-1047/record-crime/", asks=True),
    Address(name="council-told", path="/cases/EM-1047/council-told/", asks=True),
    Address(name="circulations-cancelled", path="/cases/EM-1047/circulations-cancelled/", asks=True),
    Address(name="safe-place", path="/cases/EM-1047/safe-place/", asks=True),
    Address(name="taken-home", path="/cases/EM-1047/taken-home/", asks=True),
    Address(name="return-interview", path="/cases/EM-1047/return-interview/", asks=True),
    Address(name="close", path="/cases/EM-1047/close/", asks=True),
    Address(name="reconsider", path="/cases/EM-1047/reconsider/", asks=True),
    Address(name="correct", path="/cases/EM-1047/correct/", asks=True),
    Address(name="join-children", path="/cases/C-101/join-children/", asks=True),
    Address(name="part-children", path="/cases/C-101/part-children/", asks=True),
    Address(name="review-search", path="/cases/EM-1047/review/", asks=True),
    Address(name="handover", path="/cases/EM-1047/handover/"),
    Address(name="offer-handover", path="/cases/EM-1047/handover/offer/", asks=True),
    Address(name="accept-handover", path="/cases/EM-1047/handover/accept/", asks=True),
    Address(name="escalate", path="/cases/EM-1047/escalate/", asks=True),
    Address(name="excuse-duty", path="/cases/EM-1047/excuse/", asks=True),
    Address(name="handover-round", path="/handover/", asks=True),
    Address(name="missing-again", path="/cases/EM-1047/missing-again/"),
    Address(name="trigger-plan", path="/cases/EM-1047/trigger-plan/", asks=True),
    Address(name="meeting-asked", path="/cases/EM-1047/meeting-asked/", asks=True),
    Address(name="meeting-held", path="/cases/EM-1047/meeting-held/", asks=True),
    Address(name="record-source", path="/cases/EM-1047/record-source/", asks=True),
    Address(name="entry", path="/entries/EM-1047-003/"),
    Address(name="evidence", path="/evidence/"),
    Address(name="recommendation", path="/evidence/T1/"),
    Address(name="measure", path="/evidence/measures/T-M1/"),
    Address(name="measure-list", path="/evidence/measures/T-M1/denominator/"),
    Address(name="rulebook", path="/rulebook/"),
    Address(name="pack", path="/rulebook/examples-2026.1/"),
    Address(name="pack-words", path="/rulebook/examples-2026.1/words/"),
    Address(name="pack-sources", path="/rulebook/examples-2026.1/sources/"),
    Address(name="rule", path="/rulebook/examples-2026.1/RISK_REVIEW/"),
    Address(name="import", path="/import/", role=Role.ANALYST, asks=True),
    Address(name="import-example", path="/import/example/", role=Role.ANALYST, sends=True),
    Address(name="mailbox", path="/mailbox/"),
    Address(name="letter", path="/mailbox/b1/"),
    Address(name="who-may", path="/who-may/"),
    Address(name="about", path="/about/", role=None),
    Address(name="sign-in", path="/sign-in/", role=None),
    Address(name="sign-in-code", path="/sign-in/code/", role=None),
    Address(name="begin", path="/begin/", role=None),
    Address(name="sign-ins", path="/accounts/", role=Role.ADMINISTRATOR),
    Address(name="sign-in-changes", path="/accounts/changes/", role=Role.ADMINISTRATOR),
    Address(name="sign-in-new", path="/accounts/new/", role=Role.ADMINISTRATOR, asks=True),
    Address(name="sign-in-file", path="/accounts/file/", role=Role.ADMINISTRATOR, asks=True),
    Address(name="sign-in-of", path="/accounts/one/administrator/", role=Role.ADMINISTRATOR, asks=True),
    Address(name="signed-out", path="/signed-out/", role=None),
    Address(name="sign-out", path="/sign-out/", sends=True),
)

# The same pages in another state, walked by the browser tests too.
VARIANTS = (
    Address(name="my-duties", path="/my-duties/?show=everyone"),
    Address(name="my-duties", path="/my-duties/?show=team&page=2"),
    Address(name="cases", path="/cases/?show=all"),
    Address(name="case", path="/cases/EM-1047/?on=2026-11-24&at=01:15"),
    Address(name="case", path="/cases/EI-2212/"),
    Address(name="case", path="/cases/C-101/"),
    Address(name="case", path="/cases/EM-1047/?on=2020-01-01&at=00:00"),
    Address(name="case", path="/cases/EM-1047/?on=2026-13-45&at=99:99"),
    Address(name="case", path="/cases/C-107/"),
    Address(name="case-time-line", path="/cases/EM-1035/time-line/"),
    Address(name="case", path="/cases/nowhere/"),
    Address(name="looking", path="/cases/EM-1046/looking/"),
    Address(name="lines", path="/cases/EM-1046/lines/"),
    Address(name="settle-line", path="/cases/EM-1046/settle-line/?about=ML-07"),
    Address(name="tell-partners", path="/cases/EM-1046/tell-partners/"),
    Address(name="import", path="/import/"),
)
