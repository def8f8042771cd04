"""Turn the published files of the design systems, and of what draws networks, into the ones Wayhome serves.

The GOV.UK and MoJ design systems may be used by a police service, but their font, crown, crest and icons
may not. So this takes the stylesheets and scripts, removes what is not ours to use, and copies only the
plain icons. What draws the network around a child is copied as it is. It runs after tools/fetch_browser_assets
and writes nothing but git-ignored folders.
"""

import json
import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NODE_MODULES = ROOT / "node_modules"
GOVUK = NODE_MODULES / "govuk-frontend" / "dist" / "govuk"
MOJ = NODE_MODULES / "@ministryofjustice" / "frontend" / "moj"
GRAPH = NODE_MODULES / "cytoscape"
SERVED = ROOT / "src" / "wayhome" / "web" / "static" / "vendor"
FOR_TESTS = ROOT / ".browser-test"

OUR_FONTS = '"Helvetica Neue",Helvetica,Arial,"Liberation Sans","DejaVu Sans",sans-serif'
THEIR_FONTS = "GDS Transport,arial,sans-serif"
NOT_OURS = ("@font-face", "GDS Transport", "crest.", "url(/", "sourceMappingURL", "/*")


def stylesheet(css: str) -> str:
    """Return the stylesheet without their font, notices of rights we do not hold, crest or absolute addresses."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"@font-face\s*\{[^}]*\}", "", css)
    css = css.replace(THEIR_FONTS, OUR_FONTS)
    css = re.sub(r"url\(/assets/images/[^)]*(?:crest|crown)[^)]*\)", "none", css)
    return css.replace("url(/assets/images/", "url(images/").strip() + "\n"


def script(javascript: str) -> str:
    """Return the script without its pointer to a source map that is not served."""
    return re.sub(r"//# sourceMappingURL=\S*", "", javascript).rstrip() + "\n"


def left_behind(css: str) -> list[str]:
    """Return what should have been removed from a stylesheet and was not."""
    return [words for words in NOT_OURS if words in css]


def licences() -> str:
    """Return the notice to serve beside the files: what they are, which version, under which licence."""
    lines = ["Served by Wayhome, changed as described in tools/install_browser_assets.py:", ""]
    for package in ("govuk-frontend", "@ministryofjustice/frontend"):
        about = json.loads((NODE_MODULES / package / "package.json").read_text(encoding="utf-8"))
        lines.append(f"{package} {about['version']}, licence {about['license']}, Crown copyright")
    about = json.loads((GRAPH / "package.json").read_text(encoding="utf-8"))
    lines += ["", f"cytoscape {about['version']}, as published, licence {about['license']}:", ""]
    lines += (GRAPH / "LICENSE").read_text(encoding="utf-8").splitlines()
    return "\n".join(lines) + "\n"


def install_served_files() -> None:
    """Write the served folder anew; raise SystemExit if anything not ours to use would remain."""
    shutil.rmtree(SERVED, ignore_errors=True)
    (SERVED / "images").mkdir(parents=True)
    for folder, name in ((GOVUK, "govuk-frontend"), (MOJ, "moj-frontend")):
        css = stylesheet((folder / f"{name}.min.css").read_text(encoding="utf-8"))
        if remains := left_behind(css):
            raise SystemExit(f"{name}.min.css still holds {', '.join(remains)}: mend tools/install_browser_assets.py")
        (SERVED / f"{name}.min.css").write_text(css, encoding="utf-8")
        javascript = script((folder / f"{name}.min.js").read_text(encoding="utf-8"))
        (SERVED / f"{name}.min.js").write_text(javascript, encoding="utf-8")
    for icon in sorted((MOJ / "assets" / "images").glob("icon-*.svg")):
        shutil.copyfile(icon, SERVED / "images" / icon.name)
    shutil.copyfile(GRAPH / "dist" / "cytoscape.min.js", SERVED / "cytoscape.min.js")
    (SERVED / "LICENCES.txt").write_text(licences(), encoding="utf-8")


def install_test_files() -> None:
    """Write what only the browser tests read: the accessibility checker."""
    FOR_TESTS.mkdir(exist_ok=True)
    shutil.copyfile(NODE_MODULES / "axe-core" / "axe.min.js", FOR_TESTS / "axe.min.js")


def main() -> int:
    """Install both and say where the served files went."""
    install_served_files()
    install_test_files()
    print(f"==> Browser assets ready in {SERVED.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
