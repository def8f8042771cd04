"""The `wayhome` command."""

import sys


def main() -> int:
    """Say that no command is there yet."""
    print("wayhome: no commands yet", file=sys.stderr)
    return 2
