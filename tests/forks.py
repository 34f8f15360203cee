"""Runs jyplan in forks of a process that has imported it: a process of its own each time, without a start each time.

The process of a test is never forked itself: it may have threads. Called as a script with the name of a socket,
this module is the server.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from select import select
from typing import Any

ROOT = Path(__file__).parents[1]
_LENGTH = 4  # bytes that say how long a request is

# What stands behind the name jyplan for a shell: it hands over its streams and waits for the exit code.
_PROGRAM = """#!{python} -IS
import json, os, socket, sys
request = json.dumps([sys.argv[1:], [0, 1, 2], os.getcwd(), dict(os.environ)]).encode()
with socket.socket(socket.AF_UNIX) as server:
    server.connect({address!r})
    socket.send_fds(server, [len(request).to_bytes(4, "big")], [0, 1, 2])
    server.sendall(request)
    answer = server.recv(1)
os._exit(answer[0] if answer else 134)
"""


def run(
    arguments: Sequence[str], streams: Sequence[int | None], cwd: Path, environment: Mapping[str, str]
) -> int:
    """The exit code of jyplan with these standard streams (None: closed); -1 where it was killed."""
    held = [(number, stream) for number, stream in enumerate(streams) if stream is not None]
    numbers = [number for number, _ in held]
    request = json.dumps([list(arguments), numbers, str(cwd), dict(environment)]).encode()
    with socket.socket(socket.AF_UNIX) as server:
        server.connect(_address())
        socket.send_fds(server, [len(request).to_bytes(_LENGTH, "big")], [stream for _, stream in held])
        server.sendall(request)
        answer = server.recv(1)
    return answer[0] if answer else -1


@cache
def program() -> Path:
    """A program named jyplan that runs in a fork, for shells that find it on their path."""
    address = _address()
    path = Path(address).with_name("jyplan")
    path.write_text(_PROGRAM.format(python=sys.executable, address=address), encoding="utf-8")
    path.chmod(0o755)
    return path


@cache
def _address() -> str:
    """The server's socket. The server ends with this process, whose end closes its standard input."""
    folder = tempfile.mkdtemp(prefix="jyplan-")
    address = f"{folder}/socket"
    environment = {key: value for key, value in os.environ.items() if key not in ("JYPLAN_PLAN", "LANGUAGE")}
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.forks", address],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={**environment, "PYTHONUTF8": "1", "LANG": "en_US.UTF-8"},
    )
    assert server.stdout is not None
    assert server.stdout.readline() == b"ready\n"
    atexit.register(_end, server, folder)
    return address


def _end(server: subprocess.Popen[bytes], folder: str) -> None:
    server.kill()
    server.wait()
    shutil.rmtree(folder, ignore_errors=True)


def _import_everything() -> None:
    """What commands import when they are asked for, polars apart, and the models of a plan file."""
    from importlib import import_module
    from pkgutil import walk_packages

    import jyplan
    from jyplan.plan.load import load

    for module in walk_packages(jyplan.__path__, "jyplan."):
        if not module.name.startswith(("jyplan.audit.", "jyplan.__main__")):
            import_module(module.name)
    for library in ("openpyxl", "jinja2", "docx", "rich.console", "rich.table", "filelock"):
        import_module(library)
    load(ROOT / "data" / "targets.toml")


def _stream(number: int, mode: str, errors: str) -> Any:
    """A standard stream as Python opens it; None where it is closed."""
    try:
        os.fstat(number)
    except OSError:
        return None
    buffering = 1 if mode == "w" and (number == 2 or os.isatty(number)) else -1
    return open(number, mode, buffering, encoding="utf-8", errors=errors, closefd=False)


def _run(arguments: list[str]) -> int:
    """The exit code in this process, which is lost afterwards; 120 where Python's flush at its end would fail."""
    sys.argv = ["jyplan", *arguments]
    sys.stdin, sys.stdout = _stream(0, "r", "surrogateescape"), _stream(1, "w", "surrogateescape")
    sys.stderr = _stream(2, "w", "backslashreplace")
    from jyplan.cli import run as command

    code = command(arguments)
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            code = 120
    return code


def _serve(client: socket.socket) -> None:
    """One request, in a fork of the server."""
    head, streams, _, _ = socket.recv_fds(client, _LENGTH, 3)
    length, request = int.from_bytes(head, "big"), b""
    while len(request) < length:
        request += client.recv(length - len(request))
    arguments, numbers, cwd, environment = json.loads(request)
    answer = os.dup(client.fileno())  # above the standard streams
    client.detach()
    for number in range(3):
        if number in numbers:
            os.dup2(streams[numbers.index(number)], number)
        else:
            os.close(number)
    for stream in streams:
        os.close(stream)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    code = 125
    try:
        code = _run(arguments)
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 1
    finally:
        os.write(answer, bytes([code]))
        os._exit(code)


def _main(address: str) -> None:
    _import_everything()
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(address)
        listening.listen()
        print("ready", flush=True)
        while sys.stdin not in select([listening, sys.stdin], [], [])[0]:
            client, _ = listening.accept()
            if not os.fork():
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                listening.close()
                _serve(client)
            client.close()


if __name__ == "__main__":
    _main(sys.argv[1])
