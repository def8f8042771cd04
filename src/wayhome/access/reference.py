"""The map as a page, so that anyone can read who may do what without reading code."""

from wayhome.access.actors import Role
from wayhome.access.claims import Claim
from wayhome.access.permissions import Permission
from wayhome.access.rules import MAP


def permissions_page() -> str:
    """Return the reference page of permissions and roles, in Markdown."""
    return "\n".join((
        "# Who may do what",
        "",
        "Written by `wayhome docs` from `wayhome.access`. What is not listed is refused.",
        "",
        "| To … | one of these must hold |",
        "| --- | --- |",
        *(f"| {permission.act} (`{permission.key}`) | {_alternatives(MAP[permission])} |" for permission in Permission),
        "",
        "## Roles",
        "",
        *(f"- **{role.words}** (`{role.key}`): {role.purpose}." for role in Role),
        "",
    ))  # fmt: skip


def _alternatives(alternatives: tuple[tuple[Claim, ...], ...]) -> str:
    return "; or ".join(" and ".join(f"`{claim.key}`" for claim in alternative) for alternative in alternatives)
