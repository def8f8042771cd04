"""What every page must be as HTML: balanced, one heading, ids used once, nothing inline, every field labelled."""

from html.parser import HTMLParser

AT_A_DOOR = "Your page"  # what a door is called in a list of tabs says nothing of where somebody is
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
VOID_IN_SVG = {"path", "rect", "circle"}


class Outline(HTMLParser):
    """Reads a page and keeps what the checks ask about."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.ids: list[str] = []
        self.headings: list[str] = []
        self.links: list[str] = []
        self.labels: set[str] = set()
        self.fields: list[str] = []
        self.title = ""
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        self._keep(tag, given)
        if "style" in given or tag == "style":
            self.faults.append(f"inline style on {tag}")
        if any(name.startswith("on") for name in given):
            self.faults.append(f"inline script on {tag}")
        if tag == "script" and "src" not in given:
            self.faults.append("inline script")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._keep(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> closes {self.open[-1:] or 'nothing'}")
        else:
            self.open.pop()

    def handle_data(self, words: str) -> None:
        self.text.append(words)
        if self.open and self.open[-1] == "title" and "svg" not in self.open:
            self.title += words

    def _keep(self, tag: str, given: dict[str, str | None]) -> None:
        if given.get("id"):
            self.ids.append(given["id"] or "")
        if tag == "h1":
            self.headings.append(tag)
        if tag == "a" and given.get("href"):
            self.links.append(given["href"] or "")
        if tag == "label":
            self.labels.add(given.get("for") or "")
        if tag in ("input", "select", "textarea") and given.get("type") != "hidden":
            self.fields.append(given.get("id") or "")


def outline(html: str) -> Outline:
    """Read a page."""
    read = Outline()
    read.feed(html)
    read.close()
    return read


def faults(html: str) -> list[str]:
    """Return everything that is wrong with a page as HTML."""
    page = outline(html)
    found = list(page.faults)
    found += [f"{tag} is never closed" for tag in page.open]
    found += [f"id {name} is used twice" for name in sorted({name for name in page.ids if page.ids.count(name) > 1})]
    found += [f"field {field!r} has no label" for field in page.fields if field not in page.labels]
    if len(page.headings) != 1:
        found.append(f"{len(page.headings)} first headings")
    named = page.title.endswith("– Wayhome") and not page.title.startswith("–")
    if not named and page.title != AT_A_DOOR:
        found.append(f"the title does not name the page first: {page.title!r}")
    if "⟦" in html:
        found.append("a template asks for a value that nobody gave")
    return found
