"""``jyplan calc``: the arithmetic of the plan commands on figures typed in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from jyplan.cli.options import ROUNDINGS, Group, presentation, settings_of
from jyplan.cli.output import print_result, tell, write


@click.group(
    cls=Group,
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
        """The command with its figures as arguments and the options of all calculations."""
        command = presentation(command)
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
    from jyplan.answers import calc as calculations
    from jyplan.diagnostic import Diagnostic, Place
    from jyplan.exact.figure import FigureError
    from jyplan.exact.steps import Step
    from jyplan.report import steps
    from jyplan.report.section import Section

    how = {name: options.pop(name) for name in ("years", "rounding") if name in options}
    settings = settings_of(**options)
    try:
        step = getattr(calculations, operation)(*figures, **how)
    except FigureError as error:
        tell([Diagnostic(error.code, Place("calc", None, ()), error.values)], settings.language)
        return 2
    done = step if not isinstance(step, Step) else (step,)
    if settings.format.terminal:
        write("\n".join(steps.lines(done, settings.language)), settings)
        return 0
    section = Section(
        {}, done, Step, {"rows": len(done)}, lambda: steps.steps_table(done, "", settings.language)
    )
    print_result("calc", [section], settings)
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
