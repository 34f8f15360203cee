"""The man page, made from the commands themselves when a release is built."""

from __future__ import annotations

from collections.abc import Iterator

import click

from jyplan.cli import cli
from jyplan.cli.language import paragraphs

_HEAD = """\
.TH JYPLAN 1 "" jyplan "User Commands"
.SH NAME
jyplan \\- growth, implied bases, gaps and consistency of a plan's targets
.SH SYNOPSIS
.B jyplan
.RI [ OPTIONS ]
.I COMMAND
.RI [ ARGS ].\\|.\\|."""

_TAIL = """\
.SH EXIT STATUS
.TP
.B 0
Fine.
.TP
.B 1
.BR check " or " "status \\-\\-fail\\-on"
found something.
.TP
.B 2
A plan or a command that cannot be used, or a check that could not be decided in time.
.TP
.B 130
Interrupted.
.SH ENVIRONMENT
.TP
.B JYPLAN_PLAN
The plan to use where none is named.
.TP
.BR NO_COLOR ", " FORCE_COLOR
No colour, or colour in pipes too.
.TP
.BR LANGUAGE ", " LC_ALL ", " LC_MESSAGES ", " LANG
The language of help and messages: Chinese where the first of them begins with zh, else English.
.SH FILES
.TP
.IR data/targets.toml ", " jyplan.toml
The plan used where none is named: the nearest upward from the current folder, else the one jyplan brings.
.SH SEE ALSO
.BR jq (1)"""


def manual() -> str:
    """The whole page, as roff with the macros of man(7)."""
    return "\n".join([_HEAD, *_description(cli), *_commands(cli, "jyplan"), _TAIL]) + "\n"


def _description(group: click.Group) -> Iterator[str]:
    yield ".SH DESCRIPTION"
    yield from _text(group.help or "")
    yield from _options(group)
    yield ".SH COMMANDS"


def _commands(group: click.Group, name: str) -> Iterator[str]:
    inside = click.Context(group)
    for name_ in group.list_commands(inside):
        command, full = group.get_command(inside, name_), f"{name} {name_}"
        assert command is not None
        with click.Context(command, info_name=full) as context:
            pieces = " ".join(command.collect_usage_pieces(context))
        yield f".SS {_escaped(full)} {_escaped(pieces)}"
        yield from _text(command.help or "")
        yield from _options(command)
        if command.epilog:
            yield from (".PP", "Examples:", ".PP", ".RS", ".nf", *map(_escaped, command.epilog.splitlines()))
            yield from (".fi", ".RE")
        if isinstance(command, click.Group):
            yield from _commands(command, full)


def _options(command: click.Command) -> Iterator[str]:
    with click.Context(command) as context:
        for option in command.params:
            record = option.get_help_record(context)
            if record and isinstance(option, click.Option):
                yield from (".TP", f".B {_escaped(record[0])}", *_text(record[1]))


def _text(text: str) -> Iterator[str]:
    """Paragraphs; a line that would begin with a mark of roff is kept from it."""
    for n, paragraph in enumerate(paragraphs(text)):
        if n:
            yield ".PP"
        yield _escaped(paragraph)


def _escaped(text: str) -> str:
    text = text.strip().replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{text}" if text[:1] in (".", "'") else text
