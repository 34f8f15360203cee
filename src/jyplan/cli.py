"""The command line: options, load, compute, print, exit. No arithmetic here.

Only click is imported at start; what a command needs is imported inside it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

import click

from jyplan import __version__

if TYPE_CHECKING:
    from jyplan.derive import Selection
    from jyplan.diagnostic import Diagnostic, Language
    from jyplan.load import Document
    from jyplan.plan import Plan
    from jyplan.report.render import Section
    from jyplan.report.table import Table
    from jyplan.show import Shown

FORMATS = ("text", "plain", "json", "jsonl", "csv", "markdown")
ROUNDINGS = ("nearest", "half-up", "half-even", "truncated", "any", "exact")


class Settings(NamedTuple):
    """What the options of a command say, defaults worked out."""

    form: str
    output: str | None
    language: Language
    named_language: bool
    color: bool
    quiet: bool
    verbose: bool

    @property
    def names(self) -> Language:
        """The language of indicator names: machine output keeps the plan's own unless asked."""
        if self.form in ("text", "plain", "markdown") or self.named_language:
            return self.language
        return "zh"


def _presentation(command: Callable[..., Any]) -> Callable[..., Any]:
    """Options that every command with a result has."""
    for option in (
        click.option("-v", "--verbose", is_flag=True, help="All columns, however narrow the terminal."),
        click.option("-q", "--quiet", is_flag=True, help="No remarks on standard error."),
        click.option(
            "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour [auto]."
        ),
        click.option("--lang", type=click.Choice(["zh", "en"]), help="Language [that of the locale]."),
        click.option(
            "-o",
            "--output",
            type=click.Path(dir_okay=False),
            help="Write to this file instead of standard output.",
        ),
        click.option(
            "-f",
            "--format",
            "form",
            type=click.Choice(FORMATS),
            help="Format [text on a terminal, else plain].",
        ),
    ):
        command = option(command)
    return command


def _selection(command: Callable[..., Any]) -> Callable[..., Any]:
    """Options of the commands that make rows of plans."""
    for option in (
        click.option("--rounding", type=click.Choice(ROUNDINGS), help="Rounding rule of the plan's figures."),
        click.option(
            "--sort", metavar="FIELD", help="Sort by a field of the JSON rows; -FIELD for descending."
        ),
        click.option("--only", metavar="ID", multiple=True, help="Only this indicator; may be repeated."),
        click.option("--group", metavar="GROUP", help="Only indicators of this group."),
    ):
        command = option(command)
    return click.argument("plans", metavar="[PLAN]...", nargs=-1)(command)


class _Help(click.Command):
    """A command whose help keeps its examples as they are written."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if self.epilog:
            with formatter.section("Examples"):
                for line in self.epilog.strip().splitlines():
                    formatter.write(f"{' ' * formatter.current_indent}{line.strip()}\n")


class _Group(_Help, click.Group):
    command_class = _Help


@click.group(
    cls=_Group,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="jyplan status\njyplan base plan.toml -f csv\njyplan calc growth 731 1300",
)
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
def cli() -> None:
    """Growth, implied bases, gaps and consistency of a plan's targets, from the figures as printed."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line; exit 0 fine, 1 findings, 2 unusable, 130 interrupted. Never a traceback."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Like :func:`main`, but returns the exit code."""
    import gc

    gc.disable()  # a short-lived process: nothing is collected that its end would not free
    os.environ.setdefault(
        "PYDANTIC_DISABLE_PLUGINS", "__all__"
    )  # looking for plugins costs a tenth of a start
    try:
        result = cli.main(
            args=None if arguments is None else list(arguments), prog_name="jyplan", standalone_mode=False
        )
        sys.stdout.flush()
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except (click.Abort, KeyboardInterrupt):
        _say("jyplan: interrupted")
        return 130
    except click.ClickException as error:
        error.show()
        return 2
    except BrokenPipeError:
        # The reader has seen enough: nothing more to say, not even when Python flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        return _failed(error)
    return result if isinstance(result, int) else 0


def _failed(error: Exception) -> int:
    """A message instead of a traceback: the input's diagnostics, or a plea to report our own mistake."""
    from jyplan.diagnostic import PlanError

    if isinstance(error, PlanError):
        _report(error.diagnostics, _locale_language())
        return 2
    if os.environ.get("JYPLAN_TRACEBACK"):
        raise error
    if isinstance(error, OSError):
        _say(f"jyplan: {error.strerror or error}")
    else:
        _say(f"jyplan: internal error: {type(error).__name__}: {error}")
        _say("  hint: this is a mistake in jyplan, please report it; JYPLAN_TRACEBACK=1 shows where")
    return 2


def _say(text: str) -> None:
    """A message on standard error, with nothing in it that acts on the terminal."""
    from jyplan.report.safe import visible

    try:
        encoding = sys.stderr.encoding or "utf-8"
        sys.stderr.write(visible(text).encode(encoding, "backslashreplace").decode(encoding) + "\n")
    except OSError:
        pass  # nobody listens


def _report(diagnostics: Sequence[Diagnostic], language: Language, most: int = 100) -> None:
    """Diagnostics as ``file:line: key: what is wrong`` with a hint; a very long list is cut with a count."""
    for one in diagnostics[:most]:
        _say(f"{one.place} {one.message(language)}")
        hint = one.hint(language)
        if hint:
            _say(f"  hint: {hint}" if language == "en" else f"  提示:{hint}")
    if len(diagnostics) > most:
        _say(f"jyplan: and {len(diagnostics) - most} more")


def _locale_language() -> Language:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return "zh" if os.environ[name].lower().startswith("zh") else "en"
    return "en"


def _settings(
    form: str | None, output: str | None, lang: str | None, color: str, quiet: bool, verbose: bool
) -> Settings:
    terminal = output is None and sys.stdout.isatty()
    return Settings(
        form or ("text" if terminal else "plain"),
        output,
        "zh" if lang == "zh" else "en" if lang == "en" else _locale_language(),
        lang is not None,
        _wants_color(color, terminal),
        quiet,
        verbose,
    )


def _wants_color(asked: str, terminal: bool) -> bool:
    """--color, else FORCE_COLOR, else NO_COLOR, else whether a terminal listens that knows colour."""
    if asked != "auto":
        return asked == "always"
    if os.environ.get("FORCE_COLOR"):
        return os.environ["FORCE_COLOR"] != "0"
    return terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _documents(plans: Sequence[str], settings: Settings, rounding: str | None) -> Iterator[Document | None]:
    """The plans named, or the one found; None for one that cannot be used, after its errors were told."""
    from dataclasses import replace
    from pathlib import Path

    from jyplan.diagnostic import PlanError
    from jyplan.load import document, find

    names = list(plans)
    if not names:
        found = find(Path.cwd())
        names = [_short(found)]
        if not settings.quiet:
            _say(f"jyplan: plan {names[0]}")
    for name in names:
        try:
            read = document(name)
        except PlanError as error:
            _report(error.diagnostics, settings.language)
            yield None
            continue
        if rounding:
            about = read.plan.about.model_copy(update={"rounding": rounding})
            read = replace(read, plan=read.plan.model_copy(update={"about": about}))
        yield read


def _short(path: os.PathLike[str]) -> str:
    """A path relative to the current folder where it lies below it."""
    from pathlib import Path

    try:
        return str(Path(path).relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _chosen(document: Document, only: Sequence[str], group: str | None, settings: Settings) -> Selection:
    """The selection of indicators. Raises PlanError for an id or a group that the plan does not have."""
    from jyplan.derive import Selection
    from jyplan.diagnostic import Diagnostic, Place, PlanError

    plan, wrong = document.plan, []
    place = Place(document.name, None, ())
    for id in only:
        if id not in plan.indicators:
            wrong.append(Diagnostic("no-such-id", place, {"name": id, "known": list(plan.indicators)}))
    if group is not None and group not in plan.groups:
        wrong.append(Diagnostic("no-such-group", place, {"name": group, "known": list(plan.groups)}))
    if wrong:
        raise PlanError(wrong)
    return Selection(frozenset(only) if only else None, group, settings.names)


def _sorted(rows: list[Any], field: str | None, row_type: type, document: Document) -> list[Any]:
    """Rows by a field, unknown values last; without a field in the plan's order."""
    if field is None:
        return rows
    from jyplan.diagnostic import Diagnostic, Place, PlanError

    fields = {name.rstrip("_"): name for name in row_type._fields}  # type: ignore[attr-defined]
    name = fields.get(field.removeprefix("-"))
    if name is None:
        values = {"name": field.removeprefix("-"), "known": list(fields)}
        raise PlanError([Diagnostic("no-such-field", Place(document.name, None, ()), values)])
    known = [row for row in rows if _comparable(getattr(row, name)) is not None]
    unknown = [row for row in rows if _comparable(getattr(row, name)) is None]
    known.sort(key=lambda row: _comparable(getattr(row, name)), reverse=field.startswith("-"))
    return known + unknown


def _comparable(value: object) -> Any:
    if isinstance(value, tuple):  # an object or an interval: by its value, else its low end
        return getattr(value, "value", None) if hasattr(value, "value") else getattr(value, "low", None)
    if isinstance(value, str):
        try:
            from fractions import Fraction

            return (0, Fraction(value), "")
        except ValueError:
            return (1, 0, value)
    return value


def _write(text: str, settings: Settings) -> None:
    """The result to standard output or a file: machine formats in UTF-8, text as the terminal can show it."""
    if settings.output is not None:
        with open(settings.output, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        return
    encoding = "utf-8" if settings.form in ("json", "jsonl", "csv") else sys.stdout.encoding or "utf-8"
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(text)
    else:
        buffer.write(text.encode(encoding, "backslashreplace"))
        buffer.flush()


def _rendered(command: str, sections: Sequence[Section], settings: Settings) -> str:
    from shutil import get_terminal_size

    from jyplan.report.render import Layout, render

    columns = get_terminal_size((80, 24)).columns
    return render(command, sections, settings.form, Layout(columns, settings.color, settings.verbose))


_Compute = Callable[["Plan", "Selection"], list[Any]]
_Tabulate = Callable[[list[Any], str, "Language", list[str]], "Table"]


def _rows_command(
    command: str,
    plans: Sequence[str],
    compute: _Compute,
    row_type: type,
    tabulate: Callable[[Plan, Settings], _Tabulate],
    **options: Any,
) -> int:
    """The story of every command that makes rows: load, choose, compute, sort, print, exit."""
    from functools import partial

    from jyplan.diagnostic import PlanError
    from jyplan.report.render import Section, plan_header

    only, group, sort, rounding = (options.pop(name) for name in ("only", "group", "sort", "rounding"))
    settings = _settings(**options)
    sections, code = [], 0
    for document in _documents(plans, settings, rounding):
        if document is None:
            code = 2
            continue
        try:
            selection = _chosen(document, only, group, settings)
            rows = _sorted(compute(document.plan, selection), sort, row_type, document)
        except PlanError as error:
            _report(error.diagnostics, settings.language)
            code = 2
            continue
        plan = document.plan
        table = partial(
            tabulate(plan, settings),
            rows,
            _title(plan, settings),
            settings.language,
            _notes(command, rows, plan, selection, settings),
        )
        sections.append(Section(plan_header(plan, document.name), rows, row_type, {"rows": len(rows)}, table))
    if sections:
        _write(_rendered(command, sections, settings), settings)
    return code


def _title(plan: Plan, settings: Settings) -> str:
    return (settings.names == "en" and plan.about.name_en) or plan.about.name


def _notes(
    command: str, rows: Sequence[Any], plan: Plan, selection: Selection, settings: Settings
) -> list[str]:
    """Remarks below a table: what its marks mean, and what has no row."""
    from jyplan.report.words import word

    notes = []
    if command in ("base", "status"):
        notes.append(word("implied-note", settings.language))
    left_out = sum(1 for _ in selection.chosen(plan)) - len({row.id for row in rows})
    if left_out and command in ("base", "growth", "gap"):
        code = "without-target" if command == "gap" else "without-growth"
        notes.append(word(code, settings.language, count=left_out))
    return notes if rows else [word("no-rows", settings.language)]


@cli.command(
    epilog="jyplan status\njyplan status plan.toml --group economy\njyplan status -f json | jq '.rows[].gap'",
    short_help="Every indicator: base, target, growth, gap.",
)
@_selection
@_presentation
def status(plans: tuple[str, ...], **options: Any) -> int:
    """Every indicator in one table: target, growth, base-year value with its interval, gap.

    PLAN is a plan file, or - for standard input; without one the nearest data/targets.toml is used.
    """
    from functools import partial

    from jyplan import overview
    from jyplan.report.table import status_table

    def tabulate(plan: Plan, settings: Settings) -> _Tabulate:
        groups = {
            id: (settings.names == "en" and group.name_en) or group.name for id, group in plan.groups.items()
        }
        return partial(status_table, groups=groups, base_year=plan.about.base_year)

    return _rows_command("status", plans, overview.status, overview.StatusRow, tabulate, **options)


@cli.command(
    epilog="jyplan growth\njyplan growth plan.toml -f markdown\njyplan growth --only gdp -f json",
    short_help="Stated growth beside the growth that base and target imply.",
)
@_selection
@_presentation
def growth(plans: tuple[str, ...], **options: Any) -> int:
    """Stated growth beside the growth that base and target imply, with a verdict on each.

    PLAN is a plan file, or - for standard input; without one the nearest data/targets.toml is used.
    """
    from jyplan import derive
    from jyplan.report.table import growth_table

    return _rows_command("growth", plans, derive.growth, derive.GrowthRow, lambda *_: growth_table, **options)


@cli.command(
    epilog="jyplan base\njyplan base -f csv -o bases.csv\njyplan base --only gdp --rounding half-up",
    short_help="Implied base-year values with their intervals.",
)
@_selection
@_presentation
def base(plans: tuple[str, ...], **options: Any) -> int:
    """The base-year values that stated growth implies, with the interval that rounding leaves open.

    PLAN is a plan file, or - for standard input; without one the nearest data/targets.toml is used.
    """
    from jyplan import derive
    from jyplan.report.table import base_table

    return _rows_command("base", plans, derive.base, derive.BaseRow, lambda *_: base_table, **options)


@cli.command(
    epilog="jyplan gap\njyplan gap --group economy\njyplan gap --sort -gap_percent -f json",
    short_help="Gap-to-target, and what it would take.",
)
@_selection
@_presentation
def gap(plans: tuple[str, ...], **options: Any) -> int:
    """How far the latest known value is from each target, and the growth it would take.

    PLAN is a plan file, or - for standard input; without one the nearest data/targets.toml is used.
    """
    from jyplan import derive
    from jyplan.report.table import gap_table

    return _rows_command("gap", plans, derive.gap, derive.GapRow, lambda *_: gap_table, **options)


@cli.command(
    epilog="jyplan show gdp\njyplan show new_tech_firms --plan plan.toml --lang zh\njyplan show gdp -f json",
    short_help="One indicator: every figure, its place, every derivation.",
)
@click.argument("id", metavar="ID")
@click.option("--plan", "plans", metavar="PLAN", help="The plan file, or -.")
@click.option("--rounding", type=click.Choice(ROUNDINGS), help="Rounding rule of the plan's figures.")
@_presentation
def show(id: str, plans: str | None, rounding: str | None, **options: Any) -> int:
    """One indicator in full: every figure with its true values and place, every derivation step by step."""
    from jyplan.show import show as everything_about

    settings = _settings(**options)
    for document in _documents([plans] if plans else [], settings, rounding):
        if document is None:
            return 2
        _chosen(document, [id], None, settings)
        _print_shown(document, everything_about(document.plan, id), settings)
    return 0


def _print_shown(document: Document, shown: Shown, settings: Settings) -> None:
    from jyplan.report import steps
    from jyplan.report.render import Section, plan_header
    from jyplan.show import FigureRow

    indicator = shown.indicator
    named = {"id": shown.id, "name": indicator.name, "unit": indicator.unit}
    section = Section(
        plan_header(document.plan, document.name),
        shown.figures,
        FigureRow,
        {"rows": len(shown.figures), "derivations": len(shown.steps)},
        lambda: steps.figures_table(shown, steps.heading(shown, settings.language), settings.language),
        {"indicator": named, "derivations": shown.steps},
    )
    text = _rendered("show", [section], settings)
    if settings.form in ("text", "plain", "markdown"):
        derived = "\n".join(steps.lines(shown.steps, settings.language))
        if settings.form == "markdown" and derived:
            derived = f"```text\n{derived.rstrip()}\n```\n"
        text = f"{text}\n{derived}" if derived else text
    _write(text, settings)


@cli.group(
    cls=_Group,
    epilog="jyplan calc base 2280 8.1%\njyplan calc growth 731亿元 1300亿元\njyplan calc gap 628 1300",
    short_help="The same arithmetic on figures typed in.",
)
def calc() -> None:
    """The same arithmetic on figures typed in, as printed.

    Trailing zeros count, and units convert: 1.15万亿元.
    """


def _typed(*names: str, years: bool = False) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Arguments and options of a calculation."""

    def decorated(command: Callable[..., Any]) -> Callable[..., Any]:
        command = _presentation(command)
        rounding = click.option(
            "--rounding", type=click.Choice(ROUNDINGS), default="nearest", help="Rounding rule."
        )
        command = rounding(command)
        if years:
            command = click.option(
                "--years", type=click.IntRange(1, 200), default=1, help="Years of a mean annual growth."
            )(command)
        for name in reversed(names):
            command = click.argument(name.lower(), metavar=name)(command)
        return command

    return decorated


# A figure may be negative: -3.8% is no option.
_FIGURES = {"ignore_unknown_options": True}


def _calculated(operation: str, *figures: str, **options: Any) -> int:
    from jyplan import calc as calculations
    from jyplan.derivation import Step
    from jyplan.diagnostic import Diagnostic, Place
    from jyplan.figure import FigureError
    from jyplan.report import steps
    from jyplan.report.render import Section

    how = {name: options.pop(name) for name in ("years", "rounding") if name in options}
    settings = _settings(**options)
    try:
        found = getattr(calculations, operation)(*figures, **how)
    except FigureError as error:
        _report([Diagnostic(error.code, Place("calc", None, ()), error.values)], settings.language)
        return 2
    done = found if not isinstance(found, Step) else (found,)
    if settings.form == "text":
        _write("\n".join(steps.lines(done, settings.language)), settings)
        return 0
    section = Section(
        {}, done, Step, {"rows": len(done)}, lambda: steps.steps_table(done, "", settings.language)
    )
    _write(_rendered("calc", [section], settings), settings)
    return 0


@calc.command(
    "growth",
    context_settings=_FIGURES,
    epilog="jyplan calc growth 731 1300\njyplan calc growth 7.4万亿元 10.2万亿元 --years 5",
)
@_typed("BASE", "TARGET", years=True)
def calc_growth(base: str, target: str, **options: Any) -> int:
    """Growth from BASE to TARGET.

    T / B - 1; with --years the mean annual growth (T / B)^(1/n) - 1.
    """
    return _calculated("growth_of", base, target, **options)


@calc.command(
    "base", context_settings=_FIGURES, epilog="jyplan calc base 2280 8.1%\njyplan calc base 900 x4 --years 2"
)
@_typed("TARGET", "GROWTH", years=True)
def calc_base(target: str, growth: str, **options: Any) -> int:
    """The base that TARGET and GROWTH imply.

    T / (1 + g)^n; GROWTH is in percent, or a multiple: x2.3 for 是…的2.3倍.
    """
    return _calculated("base", target, growth, **options)


@calc.command(
    "target",
    context_settings=_FIGURES,
    epilog="jyplan calc target 2109.2 8.1%\njyplan calc target 100 7.2% --years 10",
)
@_typed("BASE", "GROWTH", years=True)
def calc_target(base: str, growth: str, **options: Any) -> int:
    """The target that BASE and GROWTH imply.

    B (1 + g)^n; GROWTH is in percent, or a multiple: x2.3 for 是…的2.3倍.
    """
    return _calculated("target", base, growth, **options)


@calc.command(
    "gap", context_settings=_FIGURES, epilog="jyplan calc gap 628 1300\njyplan calc gap 1.2万亿元 13500亿元"
)
@_typed("LATEST", "TARGET")
def calc_gap(latest: str, target: str, **options: Any) -> int:
    """What is missing from LATEST to TARGET.

    T - A, the part A / T that is done, and the growth that it takes.
    """
    return _calculated("gap", latest, target, **options)


@calc.command("increase", context_settings=_FIGURES, epilog="jyplan calc increase 21700亿元 2787亿元")
@_typed("TARGET", "INCREASE")
def calc_increase(target: str, increase: str, **options: Any) -> int:
    """Base and growth that INCREASE implies.

    T - D and D / (T - D).
    """
    return _calculated("increase", target, increase, **options)


@calc.command("points", context_settings=_FIGURES, epilog="jyplan calc points 48.64% 49.00%")
@_typed("BASE", "TARGET")
def calc_points(base: str, target: str, **options: Any) -> int:
    """Change of a ratio in percentage points."""
    return _calculated("points", base, target, **options)


@calc.command("share", context_settings=_FIGURES, epilog="jyplan calc share 583亿元 813亿元")
@_typed("PART", "WHOLE")
def calc_share(part: str, whole: str, **options: Any) -> int:
    """PART of WHOLE in percent."""
    return _calculated("share", part, whole, **options)


@calc.command(
    "contribution", context_settings=_FIGURES, epilog="jyplan calc contribution 1000 2157 11861 12620"
)
@_typed("PART0", "PART1", "WHOLE0", "WHOLE1")
def calc_contribution(part0: str, part1: str, whole0: str, whole1: str, **options: Any) -> int:
    """What a part brings to a whole's growth.

    Its share of the increment (贡献率) and its percentage points (拉动).
    """
    return _calculated("contribution", part0, part1, whole0, whole1, **options)
