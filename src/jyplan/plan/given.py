"""Files that are handed in, plans and tables: their bytes, and the text in them. Knows no TOML and no CSV."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress

from jyplan.diagnostic import Diagnostic, Place, PlanError

# A plan of 100,000 indicators has about 16 MB.
MOST_MEGABYTES = 64
_MARK = b"\xef\xbb\xbf"


def given_bytes(name: str) -> bytes:
    """What stands in the file, or for ``-`` on standard input. Raises PlanError."""
    most = MOST_MEGABYTES * 1_000_000
    try:
        if name == "-":
            raw = _standard_input(most + 1)
        else:
            with open(name, "rb") as file:
                raw = file.read(most + 1)
    except FileNotFoundError:
        raise _failed(name, "not-found") from None
    except IsADirectoryError:
        raise _failed(name, "not-a-file") from None
    except (OSError, ValueError) as error:
        raise _failed(name, "not-readable", why=getattr(error, "strerror", None) or error) from None
    if len(raw) > most:
        size = os.path.getsize(name) // 1_000_000 if name != "-" else f"> {MOST_MEGABYTES}"
        raise _failed(name, "too-large", size=size, most=MOST_MEGABYTES)
    return raw


def _standard_input(most: int) -> bytes:
    if sys.stdin is None or sys.stdin.closed:
        raise OSError(errno.EBADF, "standard input is closed")
    return sys.stdin.buffer.read(most)


def text_of(raw: bytes, name: str, *encodings: str) -> str:
    """The text in the first of the encodings that all bytes fit; a byte order mark belongs to none.

    Raises PlanError, with the place of the byte that the first one does not know.
    """
    body = raw.removeprefix(_MARK)
    for encoding in encodings[1:]:
        with suppress(UnicodeDecodeError):
            return body.decode(encodings[0])
        with suppress(UnicodeDecodeError):
            return body.decode(encoding)
    try:
        return body.decode(encodings[0])
    except UnicodeDecodeError as error:
        offset = len(raw) - len(body) + error.start
        line = raw.count(b"\n", 0, offset) + 1
        where = {"byte": f"0x{raw[offset]:02x}", "offset": offset, "encoding": encodings[0].upper()}
        raise PlanError([Diagnostic("not-utf8", Place(name, line, ()), where)]) from None
    except (LookupError, ValueError):  # Python has no such encoding, or none of text
        raise _failed(name, "no-such-encoding", encoding=encodings[0]) from None


def _failed(name: str, code: str, **values: object) -> PlanError:
    return PlanError([Diagnostic(code, Place(name, None, ()), values)])
