"""Whatever reaches somebody outside passes the one place where it is asked again whether that is safe."""

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src" / "wayhome"
HANDS_OVER = {"application/sending/handing_over.py", "application/notices/sending.py"}  # to people outside; to officers
MAKES_MAIL = {
    "cli/carriers/by_mail.py", "cli/carriers/in_a_folder.py", "cli/delivering.py", "cli/posting.py", "web/delivered.py",
}  # fmt: skip


def trees_with(words: str) -> Iterator[tuple[str, ast.Module]]:
    """Yield each source file in which some words stand, parsed."""
    for path in SOURCE.rglob("*.py"):
        if words in (text := path.read_text(encoding="utf-8")):
            yield path.relative_to(SOURCE).as_posix(), ast.parse(text)


def tree(name: str) -> ast.Module:
    return ast.parse((SOURCE / name).read_text(encoding="utf-8"))


def test_only_one_place_hands_anything_to_a_carrier():
    assert {name for name, found in trees_with("carry") if ".carry" in _calls(found)} == HANDS_OVER


def test_only_carriers_make_mail_of_anything():
    imports = {
        name
        for name, found in trees_with("django.core.mail")
        for node in ast.walk(found)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("django.core.mail")
    }

    assert imports == MAKES_MAIL


def test_whoever_hands_over_asks_the_record_as_it_is_now():
    found = tree("application/sending/handing_over.py")
    called = {node.name: _calls(node) for node in ast.walk(found) if isinstance(node, ast.FunctionDef)}

    assert {name for name, names in called.items() if ".carry" in names} == {"_by"}
    assert {name for name, names in called.items() if "._by" in names} == {"_hand_over"}
    assert {name for name, names in called.items() if "._hand_over" in names} == {"_send"}
    assert {name for name, names in called.items() if "._send" in names} == {"_send_or_again"}
    assert {"look", "._is_safe", "._hand_over"} <= called["_send"]
    assert "may_reach" in _calls(tree("application/sending/safe_now.py"))


def _calls(tree: ast.AST) -> set[str]:
    functions = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {f".{one.attr}" if isinstance(one, ast.Attribute) else getattr(one, "id", "") for one in functions}
