"""Files that a command begins: whole or not at all, and never over one that is there."""

from __future__ import annotations

import os

import click

from jyplan.cli.language import translated


def write_new(path: str, text: str) -> None:
    """Write a file that does not exist yet, whole or not at all. Raises UsageError."""
    try:
        with open(path, "x", encoding="utf-8", newline="\n") as new:
            try:
                new.write(text)
                new.flush()
            except OSError:
                os.unlink(path)
                raise
    except FileExistsError:
        raise click.UsageError(translated("{path} exists already, and is left as it is", path=path)) from None
    except OSError as error:
        why = error.strerror or str(error)
        raise click.UsageError(translated("{path} cannot be written: {why}", path=path, why=why)) from None
