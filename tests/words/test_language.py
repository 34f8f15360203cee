"""Help, usage errors and messages of the command line speak Chinese as well as English."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest

import jyplan.cli
from jyplan.cli import cli
from jyplan.cli.language import paragraphs
from jyplan.words.language import table
from tests.commands import jyplan as run

Snapshot = Callable[[str, str], None]
# of click
OF_OTHER_VERSIONS = {"No such option: {name}", "No such option {name!r}.", "Positional arguments"}
CHINESE: dict[str, Any] = {"LANG": "zh_CN.UTF-8"}
CATALOGUE = table("commands", "zh")


def every_command(command: click.Command = cli) -> Iterator[click.Command]:
    yield command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            one = command.get_command(context, name)
            assert one is not None
            yield from every_command(one)


def help_texts() -> set[str]:
    found: set[str] = set()
    for command in every_command():
        options = [one.help or "" for one in command.params if isinstance(one, click.Option)]
        for text in (command.help or "", command.short_help or "", *options):
            found.update(one for one in paragraphs(text) if one)
    return found


def translated_texts() -> set[str]:
    """What the command line says by its source."""
    found: set[str] = set()
    for file in Path(jyplan.cli.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "translated":
                found.update(str(one.value) for one in node.args if isinstance(one, ast.Constant))
    return found


def test_every_help_text_and_message_has_its_chinese_in_the_catalogue() -> None:
    assert len(help_texts()) > 60
    assert help_texts() | translated_texts() <= CATALOGUE.keys()


def test_nothing_in_the_catalogue_is_left_over() -> None:
    clicks = "".join(file.read_text(encoding="utf-8") for file in Path(click.__file__).parent.glob("*.py"))
    left = CATALOGUE.keys() - help_texts() - translated_texts()
    assert {text for text in left if text.splitlines()[0] not in clicks} <= OF_OTHER_VERSIONS


def test_a_translation_keeps_the_places_for_values_and_fits_the_terminal() -> None:
    from jyplan.report.safe import width

    places = re.compile(r"\{(\w+)")
    for text, translated in CATALOGUE.items():
        assert set(places.findall(translated)) <= set(places.findall(text)) | {
            "possibilities",
            "choices",
            "args",
        }, text
        assert all(width(line) <= 76 for line in translated.splitlines() if "\b" in translated)


ERRORS = [
    (("show",), "缺少参数 'ID'"),
    (("nope",), "没有命令 'nope'"),
    (("status", "--nope"), "没有选项 '--nope'"),
    (("status", "--formt", "csv"), "是否应为"),
    (("status", "-f", "pdf"), "的值无效：'pdf' 不在"),
    (("status", "--group"), "选项 '--group' 需要一个值"),
    (("status", "--wide=3"), "选项 '--wide' 不带值"),
    (("status", "--as-of", "may"), "'may' 不是日期，请写作 2017-05-31"),
    (("show", "gdp", "revenue"), "多出的参数（revenue）"),
    (("check", "--timeout", "x"), "'x' 不是有效的"),
    (("check", "--timeout", "-1"), "不在范围"),
    (("check", "--timeout", "nan"), "'nan' 不是有效的"),
    (("check", "--timeout", "inf"), "'inf' 不是有效的"),
    (("status", "-o", "tests"), "是文件夹"),
    (("calc", "growth", "1", "2", "--years", "0"), "不在范围 1<=x<=200 之内"),
    (("record",), "请给出 ID、VALUE 或 --growth、--as-of DATE"),
    (("record", "gdp", "3", "--as-of", "2017-05-31", "--period", "x"), "'x' 不是时段"),
    (("init", "README.md"), "README.md 已存在，保持原样"),
]


@pytest.mark.parametrize(("arguments", "says"), ERRORS)
def test_usage_errors_in_chinese(arguments: tuple[str, ...], says: str) -> None:
    done = run(*arguments, **CHINESE)
    assert done.code == 2
    assert "错误：" in done.err
    assert says in done.err
    names = r"用法：.*|'[^']*'|--[a-z-]+|README.md|revenue|float range"
    assert not re.search("[a-z]{4}", re.sub(names, "", done.err))


@pytest.mark.parametrize(
    ("arguments", "environment", "chinese"),
    [
        (("status", "--nope"), {}, False),
        (("status", "--nope", "--lang", "zh"), {}, True),
        (("status", "--nope", "--lang=zh"), {}, True),
        (("--lang", "zh", "status", "--nope"), {}, True),
        (("status", "--nope", "--lang", "en"), CHINESE, False),
        (("status", "--nope"), {"LC_ALL": "zh_CN"}, True),
        (("status", "--nope"), {"LANG": "zh_CN", "LANGUAGE": "en"}, False),
        (("status", "--nope"), {"LANGUAGE": "zh_CN:en"}, True),
        (("status", "--nope", "--lang"), CHINESE, True),
    ],
)
def test_the_language_is_that_of_the_option_else_of_the_locale(
    arguments: tuple[str, ...], environment: dict[str, Any], chinese: bool
) -> None:
    done = run(*arguments, **environment)
    assert done.code == 2
    assert done.err.startswith("用法：" if chinese else "Usage:")


def test_the_language_before_the_command_holds_for_its_result_and_its_messages() -> None:
    shown = run("--lang", "zh", "gap", "--only", "gdp", "-f", "plain")
    assert shown.out == run("gap", "--only", "gdp", "-f", "plain", "--lang", "zh").out
    assert shown.err == "jyplan: 计划 data/targets.toml\n"
    assert "没有指标 gpd" in run("--lang", "zh", "gap", "--only", "gpd").err
    row = run("--lang", "en", "gap", "--only", "gdp", "-f", "csv").out.splitlines()[1]
    assert "Gross regional product" in row
    assert "增速" in run("--lang", "zh", "calc", "growth", "1", "2", "-f", "text").out
