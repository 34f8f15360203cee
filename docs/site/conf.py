"""The documentation as a site, one language at a time: English at its root, Chinese in the folder zh.

python -m sphinx -W --keep-going -c docs/site -D language=en . site
python -m sphinx -W --keep-going -c docs/site -D language=zh_CN . site/zh
"""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath
from typing import Any

ROOT = Path(__file__).parents[2]
BESIDE = ("README.md", "README.zh.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")
PAGES = {*BESIDE, *(page.relative_to(ROOT).as_posix() for page in (ROOT / "docs").rglob("*.md"))}

project = "jyplan"
author = copyright = "The jyplan authors"
extensions = ["myst_parser"]
html_theme = "furo"
html_title = "jyplan"
html_show_sphinx = False
html_copy_source = False
myst_heading_anchors = 6
myst_url_schemes = {"http": None, "https": None, "mailto": None, "site": "{{path}}"}  # site: see _target
suppress_warnings = ["misc.highlighting_failure"]  # outputs of a terminal are of no language

_LINK = re.compile(r"(?<=\]\()([^)#\s:]+\.md)(#[^)\s]*)?(?=\))")
_BLOCK = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)


def setup(app: Any) -> None:
    """Choose the pages of the language, then tie those of the other one to it."""
    app.connect("config-inited", _choose)
    app.connect("source-read", _tie)


def _choose(app: Any, config: Any) -> None:
    chinese = config.language == "zh_CN"
    config.include_patterns = sorted(page for page in PAGES if page.endswith(".zh.md") == chinese)
    config.root_doc = "docs/index.zh" if chinese else "docs/index"


def _tie(app: Any, name: str, source: list[str]) -> None:
    here = f"{name}.md"
    text, end, parts = source[0], 0, []
    for block in _BLOCK.finditer(text):
        parts += [_LINK.sub(lambda link: _target(app, here, link), text[end : block.start()]), block[0]]
        end = block.end()
    source[0] = "".join([*parts, _LINK.sub(lambda link: _target(app, here, link), text[end:])])
    if name == app.config.root_doc:
        source[0] += _contents(app, here, text)


def _target(app: Any, here: str, link: re.Match[str]) -> str:
    """The link as it stands; to a page of the other language, its address there."""
    page = _resolved(here, link[1])
    if page not in PAGES or page in app.config.include_patterns:
        return link[0]
    site = PurePosixPath("zh")  # as seen from the site's root
    there, start = (site / page, here) if page.endswith(".zh.md") else (PurePosixPath(page), str(site / here))
    address = os.path.relpath(there.with_suffix(".html"), PurePosixPath(start).parent)
    return f"site:{PurePosixPath(address)}"


def _resolved(here: str, link: str) -> str:
    return os.path.normpath(PurePosixPath(here).parent / link).replace(os.sep, "/")


def _contents(app: Any, here: str, text: str) -> str:
    """All pages of the language in the order in which the first one names them, for the side of each page."""
    pages = app.config.include_patterns
    named = [_resolved(here, link[1]) for link in _LINK.finditer(text)]
    order = [page for page in dict.fromkeys([*named, *pages]) if page in pages and page != here]
    return "\n\n```{toctree}\n:hidden:\n" + "\n".join(f"/{page[:-3]}" for page in order) + "\n```\n"
