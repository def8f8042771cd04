"""What can be permitted, one member for each thing a page lets someone do."""

from enum import Enum


class Permission(Enum):
    """One thing someone may or may not do; ``act`` finishes the sentence "You may not …"."""

    READ_CASES = "read_cases", "read the records of children and cases"
    """Lists, cases, duties and time lines: everything that shows who a child is or what happened to them."""

    READ_PROOFS = "read_proofs", "read how an entry is proved"
    """One event with its place in the chain, and whether the chain was checked and holds."""

    IMPORT_HISTORIES = "import_histories", "bring case histories in"
    """Upload histories from another system; they are read in shadow and nothing is written back."""

    SETTLE_DIFFERENCES = "settle_differences", "say which is right where your own system says otherwise"
    """A difference of one case, settled: whoever may put its entries right, and whoever brings the exports in."""

    READ_MEASURES = "read_measures", "read the evidence for the recommendations"
    """Recommendations, measures and their counts. The cases behind a count need READ_CASES as well."""

    READ_RULEBOOK = "read_rulebook", "read the rulebook"
    """Packs, rules, sources and definitions. They hold nothing about any child."""

    TAKE_REPORTS = "take_reports", "take a report that a child is missing"
    """The report, the answers and who is calling. Everyone at the missing desk: a report does not wait for a role."""

    RECORD_SEARCH = "record_search", "record what is known and done to find a child"
    """Answers, checks, hits, officers sent, lines, partners told, sightings, the child found, seen and heard."""

    SEE_OWN_WORK = "see_own_work", "see what is yours to do now"
    """What somebody owes, the next first: everyone who does something about a child."""

    READ_HELD = "read_held", "read what other systems hold"
    """The words of held records, wherever they are shown: found by their words, beside a case, around a child. Who may
    not read them is told how many there are; one that is restricted, only whoever holds the post that may open it."""

    JUDGE_MATCHES = "judge_matches", "say whether a held record is about a child"
    """Same person, somebody else or not sure, and taking it back. Who reads held records may judge them; one that is
    restricted, only whoever holds the post that may open it."""

    GRADE_RISK = "grade_risk", "grade the risk to a child"
    """Everyone at the missing desk: a grade by someone whose training is not in date is kept as provisional."""

    LOOK_ACROSS_CHILDREN = "look_across_children", "see which children an adult has been near"
    """Everything held about other children near one adult: only for a listed purpose, which is kept with the look."""

    APPROVE_GRADES = "approve_grades", "approve a lower grade, or one below the floor"
    """The second person, signed in as themselves."""

    PLAN_SEARCHES = "plan_searches", "make the plan to find a child"
    """Plans, and lines of enquiry that a plan sets."""

    SUPERVISE_SEARCHES = "supervise_searches", "review a search, or take it on from another shift"
    """Reviews, handovers offered and accepted, and what is escalated."""

    SEE_WORDS = "see_words", "see which words about children wait for an answer, or were kept"
    """The supervisors' list of them. Rates, which name nobody, are open to those who read measures."""

    CLOSE_EPISODES = "close_episodes", "close a missing episode, or open one again"
    """Closing, and deciding on what comes in afterwards."""

    RAISE_CONCERNS = "raise_concerns", "put on record that a child may be exploited"
    """A concern from anyone, and the crime it describes: it waits for no role and for no word from the child."""

    INVESTIGATE = "investigate", "record what is known and done in an investigation"
    """Screening, plans, lines, suspects, material, referrals and what the child was told."""

    ALLOCATE_CASES = "allocate_cases", "give an investigation to somebody"
    """Who investigates and who supervises, with what they hold and what they carry in view."""

    SUPERVISE_INVESTIGATIONS = "supervise_investigations", "review an investigation, or endorse its plan"
    """Reviews, endorsements, standstills looked into, and handing supervision over."""

    ANSWER_FOR_CASES = "answer_for_cases", "take on what goes against the rule in an investigation"
    """The second person above the supervisor: unskilled allocations, cases that cannot go on, outcomes held back."""

    CARE_FOR_VICTIMS = "care_for_victims", "see to it that a child and those who care for them are told and heard"
    """Who is told and how that is safe, needs, notices, invitations, and what they asked: whoever meets the family."""

    ACCEPT_GOOD_REASONS = "accept_good_reasons", "accept a good reason for which somebody was not told"
    """The second person, above whoever was to tell them. It is counted, and the clock does not stop for it."""

    LOOK_AFTER_MESSAGES = "look_after_messages", "settle messages that did not arrive"
    """The queue of what could not be delivered: sent again, told another way, or taken to a supervisor."""

    SPEAK_FOR_THEMSELVES = "speak_for_themselves", "read and write through a door of your own"
    """A child, parent or carer, and a council or provider: their own permitted facts, what they ask, need and say, and
    nothing else."""

    ANSWER_AS_PARTNER = "answer_as_partner", "answer for a council or provider"
    """The independent return interview and what else a partner was asked: told, offered, done, declined. Who leads on
    missing persons may put in what a partner sent on paper."""

    PREPARE_MEETINGS = "prepare_meetings", "plan a meeting of partners or put its list together"
    """Meetings about several children: planned, called off, and who is on the list. The pack of one, which looks across
    children, needs LOOK_ACROSS_CHILDREN as well."""

    CORRECT_ENTRIES = "correct_entries", "correct an entry"
    """The old entry stays and can be read; the correction says what was wrong with it."""

    READ_PEOPLE = "read_people", "see who holds which post and is trained for what"
    """Units, posts, rotas and training: nothing about any child."""

    MANAGE_PEOPLE = "manage_people", "change posts, rotas and who is away"
    """Units and posts, who holds them, absence and cover. Whoever leads a shift may: somebody is ill at three in the
    morning."""

    RECORD_TRAINING = "record_training", "record what people are trained for"
    """Evidence of a competence, its withdrawal, and training files."""

    CHECK_UNDERSTANDING = "check_understanding", "answer the short questions about invented situations"
    """One's own answers. What came of them is about the officer, and is read with READ_PEOPLE."""

    GOVERN = "govern", "do what the force owes as a whole"
    """Samples drawn, patterns set out, returns sent, providers' policies, and staff told before rules change."""

    REGRADE_BLIND = "regrade_blind", "grade somebody else's case again, blind"
    """The second grader, whose training must be in date; never of a grade of one's own."""

    MANAGE_ACCOUNTS = "manage_accounts", "make and change sign-ins"
    """Sign-ins and their roles; a role is given by one person and seen by all who may read who has which."""

    SET_RULES = "set_rules", "propose or approve which rulebook is in force, and the force's own times"
    """One proposes and another approves, each signed in as themselves."""

    LOOK_AFTER_SYSTEM = "look_after_system", "set the system up and look after it"
    """First set-up, how the system is, and faults. It opens no child's record."""

    READ_LOOKS = "read_looks", "read who looked at which record"
    """The log of who looked, for a purpose that the law lists: references and names of pages, never what stood there.
    Each reading is itself a line of it."""

    key: str
    act: str

    def __new__(cls, key: str, act: str) -> "Permission":
        permission = object.__new__(cls)
        permission._value_ = key
        permission.key, permission.act = key, act
        return permission
