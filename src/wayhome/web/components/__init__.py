"""The design systems' components and our own, behind one tag each: ``{% govuk %}``, ``{% moj %}``, ``{% app %}``."""
