"""Nothing recorded is ever lost: many writers, kills at any moment, full disks, folders that are read-only.

Each test runs small programs of its own against :func:`jyplan.record.record`, as the command line does.
"""

import os
import random
import subprocess
import sys
import tempfile
import textwrap
import time
from pathlib import Path

import pytest

from jyplan.edit.add import PATIENCE
from jyplan.plan.load import load

SOURCE = Path(__file__).parents[2] / "src"
ROOT = hasattr(os, "geteuid") and os.geteuid() == 0

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals, limits and owners")

PLAN = """\
format = 1   # 格式
[plan]
name = "p"
base_year = 2016
target_year = 2017

[indicators.gdp]   # the one that all write to
name = "GDP"
unit = "亿元"
measure = "stock"
better = "higher"
actuals = [
    { as_of = 2016-12-31, value = 1 },   # first
]
"""

BEGIN = """
import datetime as dt, os, random, resource, signal, sys, time
from jyplan.diagnostic import PlanError
from jyplan.plan.load import load
from jyplan.edit.add import Entry, record

def entry(value):
    return Entry("gdp", str(value), dt.date(2017, 1, 1) + dt.timedelta(value % 365))

def values(path):
    return [actual.value for actual in load(path).indicators["gdp"].actuals]

path = sys.argv[1]
"""


def program(code: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", BEGIN + textwrap.dedent(code), *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONDONTWRITEBYTECODE": "1"},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def run(code: str, *arguments: object) -> str:
    with program(code, *arguments) as process:
        try:
            out, err = process.communicate(timeout=300)
        finally:
            process.kill()
    assert process.returncode == 0, err
    return out


def plan_file(folder: Path) -> Path:
    path = folder / "plan.toml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def values(path: Path) -> list[int]:
    return [int(str(actual.value)) for actual in load(path).indicators["gdp"].actuals]


def leftovers(path: Path) -> set[str]:
    return {one.name for one in path.parent.iterdir()} - {path.name, f".{path.name}.lock"}


WRITER = """
first, count = int(sys.argv[2]), int(sys.argv[3])
for value in range(first, first + count):
    assert record(path, [entry(value)]).written
"""


def write_together(path: Path, writers: int, each: int) -> None:
    """Let several programs record at once, while this one reads all the time."""
    running = [program(WRITER, path, 1000 * n, each) for n in range(1, writers + 1)]
    seen = 1
    try:
        while any(one.poll() is None for one in running):
            found = len(values(path))  # loads, or raises
            assert found >= seen
            seen = found
            time.sleep(0.01)
    finally:
        for one in running:
            one.kill() if one.poll() is None else None
    problems = [one.communicate()[1] for one in running]
    assert [one.returncode for one in running] == [0] * writers, problems
    expected = [1] + [1000 * n + k for n in range(1, writers + 1) for k in range(each)]
    assert sorted(values(path)) == expected
    assert path.read_text(encoding="utf-8").startswith(PLAN[: PLAN.index("]\n", PLAN.index("actuals"))])
    assert not leftovers(path)


def test_three_writers_lose_nothing(tmp_path):
    write_together(plan_file(tmp_path), 3, 5)


@pytest.mark.crash
def test_eight_writers_of_a_hundred_figures_lose_none(tmp_path):
    write_together(plan_file(tmp_path), 8, 100)
    assert PATIENCE >= 30


@pytest.mark.crash
def test_writers_by_different_names_of_one_file_lose_nothing(tmp_path):
    path = plan_file(tmp_path)
    (tmp_path / "links").mkdir()
    link = tmp_path / "links" / "other.toml"
    link.symlink_to(path)
    running = [program(WRITER, name, first, 30) for name, first in ((path, 1000), (link, 2000))]
    problems = [one.communicate()[1] for one in running]
    assert [one.returncode for one in running] == [0, 0], problems
    assert len(values(path)) == 61


# Kills. A child process records figure after figure; what it has reported done must be there.

KILL_AT_RANDOM = """
rounds, done = int(sys.argv[2]), 1
random.seed(int(sys.argv[3]))
for number in range(rounds):
    here, there = os.pipe()
    child = os.fork()
    if child == 0:
        value = number * 1000
        while True:
            record(path, [entry(value), entry(value + 1)])
            os.write(there, b"x")
            value += 2
    os.close(there)
    time.sleep(random.uniform(0.0005, 0.06))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)
    reported = 2 * len(os.read(here, 10_000))
    os.close(here)
    found = len(values(path))
    assert found - done in (reported, reported + 2), (found, done, reported)
    done = found
    if done > 60:  # begin anew: the old file, or the new one, is small enough to be quick
        with open(path, "w", encoding="utf-8") as file:
            file.write(sys.argv[4])
        done = 1
print(rounds)
"""


@pytest.mark.crash
def test_a_kill_at_a_random_moment_leaves_the_old_file_or_the_new_one(tmp_path):
    path = plan_file(tmp_path)
    assert run(KILL_AT_RANDOM, path, 500, random.randrange(10**6), PLAN) == "500\n"
    run(WRITER, path, 999_000, 1)  # and nobody is locked out
    assert not leftovers(path)


# The interpreter announces each opening, renaming, removing and changing of modes: die at each of them.
KILL_AT_EACH_STEP = """
steps = []
old = open(path, encoding="utf-8").read()
record(path, [entry(5)], dry_run=True)
for step in range(1, 100):
    with open(path, "w", encoding="utf-8") as file:
        file.write(old)
    child = os.fork()
    if child == 0:
        left = [step]
        def die(event, _):
            if event.startswith(("open", "os.", "fcntl.", "shutil.", "tempfile.")):
                left[0] -= 1
                if not left[0]:
                    os.kill(os.getpid(), signal.SIGKILL)
        sys.addaudithook(die)
        record(path, [entry(5), entry(6)])
        os._exit(0)
    _, status = os.waitpid(child, 0)
    found = values(path)
    assert found in ([1], [1, 5, 6]), found
    steps.append(len(found))
    if status == 0:
        break
record(path, [entry(7)])
print(*steps)
"""


def test_a_kill_at_each_step_leaves_the_old_file_or_the_new_one(tmp_path):
    path = plan_file(tmp_path)
    found = run(KILL_AT_EACH_STEP, path).split()
    assert len(found) > 10
    assert found == sorted(found)
    assert (found[0], found[-1]) == ("1", "3")
    assert not leftovers(path)


# Disks and folders that refuse

REFUSED = """
before = open(path, "rb").read()
names = set(os.listdir(os.path.dirname(path)))
try:
    record(path, [entry(n) for n in range(int(sys.argv[2]))])
except PlanError as error:
    print(*(one.code for one in error.diagnostics), *error.diagnostics[0].values.values(), sep="|")
assert open(path, "rb").read() == before
left = set(os.listdir(os.path.dirname(path))) - names - {".plan.toml.lock"}
assert not left, left
"""


def test_a_file_that_may_not_grow_is_left_as_it_was(tmp_path):
    path = plan_file(tmp_path)
    limit = f"""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, ({len(PLAN.encode())}, resource.RLIM_INFINITY))
    """
    assert run(textwrap.dedent(limit) + REFUSED, path, 1) == "not-writable|File too large\n"
    run(WRITER, path, 2, 1)
    assert values(path) == [1, 2]


@pytest.mark.crash
@pytest.mark.skipif(not ROOT, reason="mounting a small disk needs root")
def test_a_full_disk_leaves_the_file_as_it_was(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k,nr_inodes=20", "none", disk],
        check=False,
        capture_output=True,
    )
    if mounted.returncode:
        pytest.skip("mounting is not allowed here")
    try:
        path = plan_file(disk)
        assert run(REFUSED, path, 2000) == "not-writable|No space left on device\n"
        (disk / "ballast").write_bytes(b"x" * (disk_free(disk) - 4096))  # one block is left, then none
        run(WRITER, path, 2, 1)
        (disk / "more").write_bytes(b"x" * disk_free(disk))
        assert run(REFUSED, path, 1) == "not-writable|No space left on device\n"
        (disk / "more").unlink()
        run(WRITER, path, 3, 1)
        assert values(path) == [1, 2, 3]
    finally:
        subprocess.run(["umount", disk], check=True)


def disk_free(folder: Path) -> int:
    known = os.statvfs(folder)
    return known.f_bavail * known.f_bsize


# Root may write anywhere: become nobody, once everything is imported and has run.
NOBODY = """
record(path, [entry(5)], dry_run=True)
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
"""


@pytest.fixture
def open_folder():
    """A folder that others can reach: pytest's own lie below one that only their owner may enter."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@pytest.mark.parametrize(
    ("folder_mode", "file_mode", "why"),
    [(0o555, 0o666, "Permission denied"), (0o777, 0o444, "the file is read-only")],
)
def test_a_read_only_folder_or_file_is_left_as_it_was(open_folder, folder_mode, file_mode, why):
    folder = open_folder
    path = plan_file(folder)
    parents = [(one, one.stat().st_mode) for one in folder.parents if one.stat().st_mode & 0o5 != 0o5]
    try:
        for one, mode in parents:
            one.chmod(mode | 0o011)
        path.chmod(file_mode)
        folder.chmod(folder_mode)
        assert run(NOBODY + REFUSED, path, 1) == f"not-writable|{why}\n"
        assert not (folder / ".plan.toml.lock").exists()
    finally:
        folder.chmod(0o755)
        for one, mode in parents:
            one.chmod(mode)


@pytest.mark.skipif(not ROOT, reason="becoming somebody else needs root")
def test_somebody_else_with_the_right_to_write_takes_the_same_lock(open_folder):
    folder = open_folder
    path = plan_file(folder)
    parents = [(one, one.stat().st_mode) for one in folder.parents if one.stat().st_mode & 0o5 != 0o5]
    try:
        for one, mode in parents:
            one.chmod(mode | 0o011)
        path.chmod(0o666)
        folder.chmod(0o777)
        run(WRITER, path, 2, 1)
        run(NOBODY + WRITER, path, 3, 1)
        run(WRITER, path, 4, 1)
    finally:
        for one, mode in parents:
            one.chmod(mode)
    assert values(path) == [1, 2, 3, 4]
    assert path.stat().st_mode & 0o777 == 0o666


@pytest.mark.crash
@pytest.mark.skipif(not ROOT, reason="a folder is made immutable by root")
def test_a_folder_that_even_root_may_not_change_is_left_as_it_was(tmp_path):
    path = plan_file(tmp_path)
    if subprocess.run(["chattr", "+i", tmp_path], check=False, capture_output=True).returncode:
        pytest.skip("this file system has no immutable folders")
    try:
        assert run(REFUSED, path, 1).startswith("not-writable|")
    finally:
        subprocess.run(["chattr", "-i", tmp_path], check=True)
    run(WRITER, path, 2, 1)
