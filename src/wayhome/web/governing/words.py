"""The words in which figures of the force are set out."""

LEVEL_WORDS = {"very_low": "Very low", "low": "Low", "medium": "Medium", "high": "High"}


def per_cent(share: float) -> str:
    """Say a share in whole per cent."""
    return f"{100 * share:.0f}%"
