"""Recording and the file: its links, modes and lock, and what a failure leaves behind."""

import os
import stat
from pathlib import Path

import pytest
from filelock import FileLock

from jyplan.diagnostic import PlanError
from jyplan.edit.add import Recorded, is_shipped, record
from jyplan.words.messages import messages
from tests.edit.records import ADDED, FLOW, MAY, codes, leftovers, plan_file

# The file


def test_a_dry_run_shows_the_change_and_touches_nothing(tmp_path):
    path = plan_file(tmp_path)
    old = path.read_bytes()
    done = record(path, [MAY], dry_run=True)
    assert not done.written
    assert done.diff.splitlines()[-1] == f"+actuals = [{ADDED}]"
    assert path.read_bytes() == old
    assert [one.name for one in tmp_path.iterdir()] == ["plan.toml"]


def test_the_diff_says_where_a_last_line_break_is_missing(tmp_path):
    path = plan_file(tmp_path, f"[indicators.gdp]\n{FLOW}".rstrip())
    assert record(path, [MAY]).diff.splitlines()[-5:] == [
        '-better = "higher"',
        "\\ No newline at end of file",
        '+better = "higher"',
        f"+actuals = [{ADDED}]",
        "\\ No newline at end of file",
    ]


def test_nothing_to_record_changes_nothing(tmp_path):
    path = plan_file(tmp_path)
    before = path.stat()
    assert record(path, []) == Recorded((), "", False)
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_links_stay_links_and_the_file_behind_them_changes(tmp_path):
    (tmp_path / "real").mkdir()
    real = plan_file(tmp_path / "real")
    (tmp_path / "one.toml").symlink_to(Path("real") / "plan.toml")
    (tmp_path / "two.toml").symlink_to("one.toml")
    record(tmp_path / "two.toml", [MAY])
    assert (tmp_path / "two.toml").is_symlink()
    assert (tmp_path / "one.toml").is_symlink()
    assert ADDED in real.read_text(encoding="utf-8")
    assert not leftovers(real)
    assert {one.name for one in tmp_path.iterdir()} == {"real", "one.toml", "two.toml"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o666])
def test_the_mode_stays_and_the_lock_has_no_wider_one(tmp_path, mode):
    path = plan_file(tmp_path)
    path.chmod(mode)
    record(path, [MAY])
    assert stat.S_IMODE(path.stat().st_mode) == mode
    lock = (tmp_path / ".plan.toml.lock").stat()
    assert stat.S_IMODE(lock.st_mode) & ~(mode | 0o600) == 0
    assert lock.st_size == 0


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_root_leaves_the_file_to_its_owner(tmp_path):
    path = plan_file(tmp_path)
    os.chown(path, 65534, 65534)
    record(path, [MAY])
    assert (path.stat().st_uid, path.stat().st_gid) == (65534, 65534)


def test_a_lock_held_by_another_is_waited_for_and_then_named(tmp_path):
    path = plan_file(tmp_path)
    old = path.read_bytes()
    with FileLock(tmp_path / ".plan.toml.lock"), pytest.raises(PlanError) as error:
        record(path, [MAY], patience=0.1)
    assert codes(error) == ["locked"]
    assert ".plan.toml.lock" in error.value.diagnostics[0].hint()
    assert path.read_bytes() == old
    assert record(path, [MAY]).written


def test_what_a_crash_left_behind_is_used_up(tmp_path):
    path = plan_file(tmp_path)
    (tmp_path / ".plan.toml.tmp").write_text("half a")
    assert record(path, [MAY]).written
    assert not leftovers(path)


@pytest.mark.parametrize("failing", ["fsync", "replace", "utime"])
@pytest.mark.parametrize("how", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_at_any_step_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, failing, how):
    def fail(*_: object, **__: object) -> None:
        raise how

    path = plan_file(tmp_path)
    old = path.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(os, failing, fail)
        with pytest.raises((PlanError, KeyboardInterrupt)) as error:
            record(path, [MAY])
    if isinstance(how, OSError):
        assert codes(error) == ["not-writable"]
        assert "No space left" in str(error.value)
    assert path.read_bytes() == old
    assert not leftovers(path)
    assert record(path, [MAY]).written


def test_what_is_no_plan_file_is_refused(tmp_path):
    (tmp_path / "loop.toml").symlink_to("loop.toml")
    (tmp_path / "dangling.toml").symlink_to("nowhere.toml")
    for name, code in [
        ("-", "not-writable"),
        (str(tmp_path), "not-a-file"),
        (str(tmp_path / "none.toml"), "not-found"),
        (str(tmp_path / "dangling.toml"), "not-found"),
        (str(tmp_path / "loop.toml"), "not-readable"),
        (os.devnull, "not-writable"),
    ]:
        with pytest.raises(PlanError) as error:
            record(name, [MAY])
        assert codes(error) == [code]


def test_the_plan_inside_the_package_is_never_written_to(tmp_path, monkeypatch):
    from jyplan.plan import load

    package = tmp_path / "jyplan"
    (package / "data").mkdir(parents=True)
    path = plan_file(package / "data")
    monkeypatch.setattr(load, "__file__", str(package / "plan" / "load.py"))
    (tmp_path / "link.toml").symlink_to(path)
    assert is_shipped(tmp_path / "link.toml")
    assert not is_shipped(tmp_path / "plan.toml")
    with pytest.raises(PlanError) as error:
        record(tmp_path / "link.toml", [MAY])
    assert codes(error) == ["shipped-plan"]
    assert record(path, [MAY], dry_run=True).diff


def test_every_diagnostic_of_recording_has_a_message_in_both_languages():
    codes = list(messages())
    ours = codes[codes.index("not-writable") : codes.index("empty-cell") + 1]
    for code in ours:
        assert all(messages(language)[code].text for language in ("en", "zh")), code
