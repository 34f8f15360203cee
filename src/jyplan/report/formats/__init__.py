"""The formats: each a file of this folder, found by its name.

Those in ``ci`` tell what check found, those in ``whole`` are files that people hand on. A file opens with
what the format is for and ends in its :class:`~jyplan.report.form.Form`. Nothing else names the formats: a
new one is a new file.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from jyplan.report.formats import ci, whole

if TYPE_CHECKING:
    from jyplan.report.form import Form

# In the order of how often they are wanted; whatever else there is follows by name.
_ORDER = (
    "text",
    "plain",
    "json",
    "jsonl",
    "csv",
    "markdown",
    "xlsx",
    "html",
    "docx",
    "github",
    "sarif",
    "junit",
)


def names() -> tuple[str, ...]:
    """The formats of rows, which every command with a result has. Imports none of them."""
    return _listed(__path__)


def ci_names() -> tuple[str, ...]:
    """The formats of findings. Imports none of them."""
    return _listed(ci.__path__)


def whole_names() -> tuple[str, ...]:
    """The formats of reports. Imports none of them."""
    return _listed(whole.__path__)


def _listed(folder: list[str]) -> tuple[str, ...]:
    listed = [module.name for module in iter_modules(folder) if not module.ispkg]
    return tuple(sorted(listed, key=lambda name: (_ORDER.index(name) if name in _ORDER else 99, name)))


@cache
def form_named(name: str) -> Form:
    """The format with this name. Raises ModuleNotFoundError where a library that it needs is missing."""
    folder = __name__
    for names_of, inside in ((ci_names, "ci"), (whole_names, "whole")):
        folder = f"{__name__}.{inside}" if name in names_of() else folder
    form: Form = import_module(f"{folder}.{name}").FORM
    return form
