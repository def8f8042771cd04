"""Where a reader of the documentation sits."""

from pathlib import Path

import pytest

from tests.architecture.files import ROOT


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder in which the reader sits, with the documentation beside them."""
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    monkeypatch.chdir(tmp_path)
    return tmp_path
