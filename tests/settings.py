"""The product's own settings, with a folder of the test run's own and a password hash that costs little."""

import os

from tests.services import run

KEPT = ("WAYHOME_TEST_", "WAYHOME_PICTURES")
for name in [name for name in os.environ if name.startswith("WAYHOME_") and not name.startswith(KEPT)]:
    del os.environ[name]  # nothing on a developer's machine may lead a test to real data
os.environ["WAYHOME_FOLDER"] = str(run.folder() / "files")

from wayhome.config.settings import *  # noqa: E402, F403 - the folder must be named first

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
