"""A small pack of recommendations for tests of the evidence pages."""

from wayhome.rulebook.pack import Pack, read_pack

TEXT = """
pack: {name: test-recommendations, title: Recommendations for tests, edition: first, valid_from: 2023-01-01}
sources:
  T: {title: A report for tests, publisher: Nobody, kind: inspection_finding}
measures:
  - id: T-M1
    title: Risk graded in time
    counts: duties
    rules: [GRADE_INITIAL]
    statuses: [met]
    better: higher
    means: How often risk was graded in time.
  - id: T-M2
    title: Children seen in person
    counts: events
    event: {event: missing.prevention_interview_held}
    having: {mode: [in_person, in_person_declined]}
    better: higher
    means: How often the police saw the child.
recommendations:
  - id: T1
    cause: Missing children
    summary: Grade risk in every case
    by: 2023-12-31
    measures: [T-M1, T-M2]
    basis: {source: T, provision: first, strength: inspection_finding, seen: text}
"""


def evidence_pack() -> Pack:
    """Return the pack."""
    return read_pack({"pack.yaml": TEXT})
