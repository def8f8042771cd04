"""The deadlines of a rule, each with the circumstances it is for, ready to be asked."""

from wayhome.duties.conditions import When
from wayhome.rulebook.schema import Limb

CompiledLimbs = tuple[tuple[Limb, When], ...]


def compile_limbs(limbs: tuple[Limb, ...]) -> CompiledLimbs:
    """Make the deadlines of a rule ready to be asked."""
    return tuple((limb, When(limb.when)) for limb in limbs)
