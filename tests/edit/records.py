"""Plans to record into, what is recorded, and what came of it."""

import datetime as dt
from pathlib import Path

from jyplan.edit.add import Entry
from jyplan.edit.edited import edited
from jyplan.plan.load import parse

HEAD = 'format = 1\n[plan]\nname = "p"\nbase_year = 2016\ntarget_year = 2017\n\n'
SOURCE = '[sources.bureau]\ntitle = "统计月报"\n\n'
FLOW = 'name = "n"\nunit = "亿元"\nmeasure = "flow"\nbetter = "higher"\n'
MAY = Entry("gdp", "103.90", dt.date(2017, 5, 31))
ADDED = "{ as_of = 2017-05-31, value = 103.90 }"
JANUARY = "{ as_of = 2017-01-31, value = 8.6 }"


def after(body, *entries, head=HEAD):
    """The plan's text after recording, by way of the text alone."""
    return edited(parse(head + body, "plan.toml"), entries or [MAY]).removeprefix(head)


def plan_file(folder: Path, body=f"[indicators.gdp]\n{FLOW}", head=HEAD) -> Path:
    path = folder / "plan.toml"
    path.write_text(head + body, encoding="utf-8", newline="")
    return path


def codes(error) -> list[str]:
    return [one.code for one in error.value.diagnostics]


def leftovers(path: Path) -> set[str]:
    return {one.name for one in path.parent.iterdir()} - {path.name, f".{path.name}.lock"}


def on(month: int, value: str, year: int = 2017, **more) -> Entry:
    end = dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
    return Entry("gdp", value, end, **more)
