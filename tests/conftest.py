"""What all tests share: how hypothesis runs, and snapshots of the exact text a user sees."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from jyplan.cli import language as spoken

SNAPSHOTS = Path(__file__).parent / "snapshots"

# How long an input takes to make, and how many are turned down, says nothing of the code.
SLOW = [HealthCheck.filter_too_much, HealthCheck.too_slow]
# The same examples each time: a change passes or fails by itself. A law that needs more than these says so.
settings.register_profile(
    "same", suppress_health_check=SLOW, deadline=None, max_examples=25, derandomize=True, database=None
)
# Others each time, and many: `--hypothesis-profile thorough`, for a new law and before a release.
settings.register_profile(
    "thorough", suppress_health_check=SLOW, deadline=None, max_examples=1000, print_blob=True
)
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--snapshot-update",
        action="store_true",
        help="write tests/snapshots anew instead of comparing with it",
    )


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """`snapshot(name, text)` holds text against tests/snapshots/<name>.txt, every byte of it."""
    update = request.config.getoption("--snapshot-update")

    def compare(name: str, text: str) -> None:
        path = SNAPSHOTS / f"{name}.txt"
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        elif not path.exists():
            pytest.fail(f"{path} is missing: run pytest --snapshot-update, then read what it wrote")
        with path.open(encoding="utf-8", newline="") as file:
            expected = file.read()
        assert text == expected, f"{path} differs: if the new text is right, run pytest --snapshot-update"

    return compare


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    """A command run within the tests chooses a language for its process; the next test has its own."""
    words, language = dict(spoken._words), os.environ.get("LANGUAGE")
    yield
    spoken._words.clear()
    spoken._words.update(words)
    if language is None:
        os.environ.pop("LANGUAGE", None)
    else:
        os.environ["LANGUAGE"] = language
