"""What a shell may complete from the plan in use: ids of indicators, groups and sources, names beside them.

Reads the file's tables and judges nothing: a plan that cannot be read completes nothing, without a word.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from jyplan.words.language import locale_language

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

# About as much as is read while a person waits for a key.
_MOST_BYTES = 8_000_000


def indicators(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """Ids of indicators, with their names."""
    return _completed(context, "indicators", incomplete)


def groups(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """Ids of groups, with their names."""
    return _completed(context, "groups", incomplete)


def owners(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """Owners (责任单位) of indicators."""
    from click.shell_completion import CompletionItem

    from jyplan.report.safe import visible

    listed = (
        entry.get("owner")
        for file in _plans(context)
        for _, entry in _entries(file, "indicators")
        if isinstance(entry, dict)
    )
    names = dict.fromkeys(visible(owner) for owner in listed if isinstance(owner, str))
    return [CompletionItem(name) for name in names if name.startswith(incomplete)]


def sources(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """Ids of sources, with their titles."""
    return _completed(context, "sources", incomplete)


def _completed(context: click.Context, table: str, incomplete: str) -> list[CompletionItem[str]]:
    from click.shell_completion import CompletionItem

    from jyplan.report.safe import visible

    items: dict[str, CompletionItem[str]] = {}
    for file in _plans(context):
        for id, entry in _entries(file, table):
            if id.isidentifier() and id.startswith(incomplete):
                items.setdefault(id, CompletionItem(id, help=visible(_name(entry)) or None))
    return list(items.values())


def _plans(context: click.Context) -> list[str]:
    """The plans named on the line so far, else the one that the command would find."""
    from pathlib import Path

    from jyplan.plan.locate import find

    named = context.params.get("plans") or context.params.get("plan") or ()
    if not named and any(param.name == "plans" and param.nargs == -1 for param in context.command.params):
        named = context.args  # click sorts arguments only once the last option has its value
    listed = [named] if isinstance(named, str) else list(named)
    return [os.path.expanduser(name) for name in listed] or [str(find(Path.cwd()))]


def _entries(file: str, table: str) -> Iterator[tuple[str, object]]:
    """The entries of one of a plan's tables, as far as the file can be read. Never reads a pipe."""
    import tomli

    try:
        if not os.path.isfile(file) or os.path.getsize(file) > _MOST_BYTES:
            return
        with open(file, encoding="utf-8-sig") as plan:
            entries = tomli.loads(plan.read()).get(table)
    except (OSError, ValueError, RecursionError):
        return
    if isinstance(entries, dict):
        yield from entries.items()


def _name(entry: Any) -> str:
    """What people call it, in their language where the plan has it."""
    keys = ("name", "title") if locale_language() == "zh" else ("name_en", "name", "title")
    names = [entry[key] for key in keys if key in entry] if isinstance(entry, dict) else []
    return next((" ".join(name.split()) for name in names if isinstance(name, str)), "")
