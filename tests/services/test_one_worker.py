"""What is made once for a group of tests is made in one worker."""

import pytest


@pytest.mark.xdist_group("together")
def test_a_test_is_handed_out_with_its_group(request: pytest.FixtureRequest):
    in_a_worker = hasattr(request.config, "workerinput")

    assert request.node.nodeid.endswith("@together") == in_a_worker
