"""The kinds of relations: each a file of this folder, found by its name.

A file ends in its :class:`~jyplan.consistency.kinds.kind.Kind`. Nothing else names the kinds but their
models: a new one is a new file beside its model and its words.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jyplan.consistency.kinds.kind import Kind


@cache
def kind_named(name: str) -> Kind:
    """The kind with this name, as a relation's key ``kind`` says it."""
    kind: Kind = import_module(f"{__name__}.{name}").KIND
    return kind
