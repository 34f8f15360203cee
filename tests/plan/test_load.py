"""Plan files that cannot be used: each fault has its code and line, and nothing but PlanError comes out."""

import ast
import io
import re
import sys
from pathlib import Path

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

import jyplan.plan.given
import jyplan.plan.load
from jyplan.diagnostic import Diagnostic, PlanError
from jyplan.plan.load import document, find, load, parse, shipped
from jyplan.toml.mistakes import meaning
from jyplan.words.messages import messages
from tests.plan.faulty import AMOUNT, CASES, COUNT, PLAN
from tests.plans import FULL, altered_plans

SOURCES = Path(jyplan.plan.load.__file__).parents[1]
SHIPPED = shipped().read_text(encoding="utf-8")

# Faults of the file itself, and of a fault that pydantic knows and we do not: each has a test below.
ALONE = {
    *("not-found", "not-a-file", "not-readable", "too-large", "not-utf8", "no-such-encoding", "not-valid"),
}


def told(text: str) -> tuple[Diagnostic, ...]:
    """What is wrong with a text; empty for a sound plan."""
    try:
        parse(text, "plan.toml")
    except PlanError as error:
        return error.diagnostics or pytest.fail("an error without a fault")
    return ()


def faults(text: str) -> list[tuple[str, int | None]]:
    return [(one.code, one.place.line) for one in told(text)]


@pytest.mark.parametrize(("code", "text"), CASES, ids=[f"{code}-{n}" for n, (code, _) in enumerate(CASES)])
def test_a_fault_has_its_code_and_its_line(code: str, text: str) -> None:
    marked = [n for n, line in enumerate(text.split("\n"), 1) if line.endswith("#<")]
    assert (code, marked[0] if marked else None) in faults(text)


def test_every_code_that_reading_a_plan_can_give_is_among_the_cases() -> None:
    written = {
        node.value
        for path in (*SOURCES.glob("plan/*.py"), *SOURCES.glob("toml/*.py"), SOURCES / "exact" / "figure.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in messages()
    }
    assert written == {code for code, _ in CASES} | ALONE


def test_a_fault_that_has_no_text_of_its_own_says_what_pydantic_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(jyplan.plan.refusals._CODES, "bool_type")
    assert faults(PLAN + AMOUNT + "integer = 1") == [("not-valid", 11)]


def test_all_faults_of_a_file_are_told_at_once_in_its_order() -> None:
    text = PLAN + AMOUNT + 'x = 1\nbaseline = 1e3\n[[relations]]\nkind = "sum"\n[sources.A]'
    assert faults(text) == [
        ("unknown-key", 11),
        ("not-a-value", 12),
        ("not-one-of", 14),
        ("not-an-id", 15),
        ("missing-key", 15),
    ]
    text = (
        PLAN
        + COUNT
        + 'of = 3\nbaseline = { value = 1.5, increase = 0.5, also = [{ value = 2.5 }], source = "s" }'
    )
    assert faults(text) == [("of-without-rank", 12), ("unknown-reference", 13)] + [("not-whole", 13)] * 3


def test_what_is_wrong_between_tables_is_told_beside_what_is_wrong_in_one() -> None:
    text = (
        PLAN.replace("name =", "nmae =")
        + AMOUNT
        + 'colour = 1\ntarget = { value = 3, source = "s" }\n'
        + "[indicators.b]\nname = 3\n"
        + '[[relations]]\nid = "r"\nkind = "part"\nwhole = "a"\n'
        + '[[relations]]\nid = "t"\nkind = "part"\nwhole = "nobody"\nparts = ["a", "b"]\n'
    )
    assert faults(text) == [
        ("unknown-key", 3),
        ("unknown-key", 11),
        ("unknown-reference", 12),
        ("missing-key", 13),
        ("missing-key", 13),
        ("missing-key", 13),
        ("not-text", 14),
        ("missing-key", 15),
        ("unknown-reference", 22),
    ]


@pytest.mark.parametrize(
    "text",
    [
        PLAN.replace("2017", "2015") + AMOUNT + 'group = "g"',
        "indicators = 3\n" + PLAN + '[[relations]]\nid = "t"\nkind = "part"\nwhole = "a"\nparts = ["b"]',
        PLAN
        + AMOUNT
        + 'target = 1\n[[relations]]\nid = "t"\nkind = "part"\nwhole = "b"\nparts = ["b"]\n[indicators.b]',
    ],
)
def test_nothing_is_said_of_references_to_what_is_refused(text: str) -> None:
    assert "unknown-reference" not in [code for code, _ in faults(text)]


def test_a_message_names_file_line_key_and_what_was_probably_meant() -> None:
    with pytest.raises(PlanError) as raised:
        parse(PLAN + AMOUNT + "facts = [{ year = 2015, value = 1, sauce = 1 }]", "p.toml")
    (fault,) = raised.value.diagnostics
    assert str(raised.value) == "p.toml:11: indicators.a.facts[0].sauce: unknown key sauce"
    assert (fault.hint(), fault.hint("zh")) == ("did you mean source?", "是否应为 source？")
    assert fault.message("zh") == "未知的键 sauce"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("target = { value = 1\uff0c growth = 8 }", "\uff0c is a full-width character | type ,"),
        ("note = \u201c甲\u201d", '\u201c is a full-width character | type "'),
        ("target = 8\uff0e5", "\uff0e is a full-width character | type ."),
        ("actuals = [{ as_of = 2017-5-1, value = 3 }]", "2017-5-1 is no date | write 2017-05-01"),
        ("target = 1,300,000", "there is a comma in the number 1,300,000 | write 1300000, or"),
        ("target = { value = 1 growth = 8 }", "a comma is missing before growth | "),
        ('note = "\uff0c" growth = 8', "something stands behind the value | one key = value to a line"),
    ],
)
def test_what_was_probably_typed_wrong_is_said(line: str, said: str) -> None:
    with pytest.raises(PlanError) as raised:
        parse(PLAN + AMOUNT + line + "\n")
    (fault,) = raised.value.diagnostics
    assert f"{fault.message()} | {fault.hint()}".startswith(f"is not TOML: {said}")


def test_all_that_the_parser_says_is_told_in_words_of_ours() -> None:
    source = (Path(tomli.__file__).parent / "_parser.py").read_text("utf-8")
    said = set(re.findall(r'TOMLDecodeError\(\s*f?"([^"]+)"', source))
    assert len(said) > 15
    told = {why: meaning(why.replace("{key}", "('a',)"))[0] for why in said}
    assert {why for why, code in told.items() if code == "not-toml"} <= {
        "Invalid statement",
        "Invalid initial character for a key part",
        "Expected {expect!r}",
    }


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("约700亿元", '{ value = "700亿元", bound = "about" }'),
        ("700亿元以上", '{ value = "700亿元", bound = "at-least" }'),
        ("不超过3", '{ value = 3, bound = "at-most" }'),
        ("突破1,300", '{ value = 1300, bound = "more-than" }'),
        ("近8.0", '{ value = 8.0, approximate = "less" }'),
        ("300多", '{ value = 300, approximate = "more" }'),
    ],
)
def test_what_a_number_cannot_say_is_told_with_the_key_that_says_it(text: str, written: str) -> None:
    with pytest.raises(PlanError) as raised:
        parse(f'{PLAN}{AMOUNT}baseline = "{text}"\n')
    (fault,) = raised.value.diagnostics
    assert fault.hint() == written
    assert fault.hint("zh") == f"请写 {written}"


@pytest.mark.parametrize("key", ["[red]x[/]", ":smile:", "=1+1", "{x}", "%s", "两\n行"])
def test_a_strange_name_is_told_on_one_line_and_never_formatted(key: str) -> None:
    with pytest.raises(PlanError) as raised:
        parse(PLAN + AMOUNT + '"' + key.replace("\n", "\\n") + '" = 1')
    (fault,) = raised.value.diagnostics
    assert fault.message() == "unknown key " + key.replace("\n", " ")
    assert fault.place.key == ("indicators", "a", key)


# ---- files ----


def codes(path: str | Path) -> list[tuple[str, int | None]]:
    with pytest.raises(PlanError) as raised:
        load(path)
    assert all(one.place.file == str(path) for one in raised.value.diagnostics)
    return [(one.code, one.place.line) for one in raised.value.diagnostics]


def test_a_missing_file_a_folder_and_an_impossible_name_are_told_apart(tmp_path: Path) -> None:
    assert codes(tmp_path / "none.toml") == [("not-found", None)]
    assert codes(tmp_path) == [("not-a-file", None)]
    assert codes("a\0b") == [("not-readable", None)]


def test_a_file_above_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jyplan.plan.given, "MOST_MEGABYTES", 1)
    file = tmp_path / "large.toml"
    file.write_text(PLAN + "# " + "x" * (1_000_000 - len(PLAN.encode()) - 2), encoding="utf-8")
    assert load(file).about.name == "计划"
    file.write_text(PLAN + "# " + "x" * 1_000_000, encoding="utf-8")
    assert codes(file) == [("too-large", None)]


@pytest.mark.parametrize(
    ("raw", "line", "offset"),
    [
        (b"format = 1\n# \xff", 2, 13),
        (b"\xef\xbb\xbfa\nbc\n\xff\n\n", 3, 8),
        (PLAN.encode("utf-16"), 1, 0),
        (PLAN.encode("gbk"), 3, 26),
    ],
    ids=["one byte", "after a byte order mark", "UTF-16", "GBK"],
)
def test_another_encoding_is_told_with_its_first_wrong_byte(
    tmp_path: Path, raw: bytes, line: int, offset: int
) -> None:
    file = tmp_path / "plan.toml"
    file.write_bytes(raw)
    assert codes(file) == [("not-utf8", line)]
    with pytest.raises(PlanError, match=f"byte 0x{raw[offset]:02x} at offset {offset}$"):
        load(file)


@pytest.mark.parametrize(
    "raw",
    [PLAN.encode(), b"\xef\xbb\xbf" + PLAN.encode(), PLAN.replace("\n", "\r\n").encode()],
    ids=["plain", "byte order mark", "CRLF"],
)
def test_byte_order_mark_and_line_endings_do_not_matter(tmp_path: Path, raw: bytes) -> None:
    file = tmp_path / "plan.toml"
    file.write_bytes(raw)
    assert document(file).plan.about.name == "计划"
    file.write_bytes(raw + b"x = 1")
    assert codes(file) == [("unknown-key", 6)]


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PLAN.encode())))
    assert load("-").years == 1
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert codes("-") == [("missing-key", None)] * 2


def test_the_plan_of_a_folder_is_the_one_named_else_the_nearest_else_the_shipped_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    monkeypatch.delenv("JYPLAN_PLAN", raising=False)
    assert find(inner) == shipped()
    (tmp_path / "jyplan.toml").touch()
    assert find(inner) == tmp_path / "jyplan.toml"
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "targets.toml").touch()
    assert find(inner) == tmp_path / "data" / "targets.toml"
    monkeypatch.setenv("JYPLAN_PLAN", "other.toml")
    assert find(inner) == Path("other.toml")


# ---- what is read ----


def test_a_plan_keeps_its_numbers_as_written() -> None:
    said = 'target = { value = 8.10, growth = [8, { percent = "8.0%" }] }\nbaseline = 731'
    plan = parse(PLAN + AMOUNT + said).plan
    (target,), (baseline,) = plan.indicators["a"].target, plan.indicators["a"].baseline
    assert str(target.value) == "8.10"
    assert [growth.percent for growth in target.growth] == [8, "8.0%"]
    assert (baseline.value, type(baseline.value)) == (731, int)


def test_a_document_knows_the_place_of_what_a_writer_left_out() -> None:
    found = parse(PLAN + AMOUNT + "baseline = 731\n", "p.toml")
    assert (
        str(found.place(("indicators", "a", "baseline", 0, "value"))) == "p.toml:11: indicators.a.baseline:"
    )
    assert str(found.place(("indicators", "a"))) == "p.toml:6: indicators.a:"


# ---- whatever stands in a file, nothing but PlanError comes out ----


def tells_every_fault(text: str) -> None:
    for one in told(text):
        assert one.message()
        assert one.message("zh")
        assert "{" not in re.sub(r"\{ (low|percent|from) = [^{}]* \}", "", one.hint() + one.hint("zh"))
        assert str(one.place).startswith("plan.toml:")


def test_the_full_plan_has_no_fault_and_so_has_the_shipped_one() -> None:
    assert faults(FULL) == []
    assert faults(SHIPPED) == []


@settings(max_examples=150)
@given(altered_plans())
def test_a_plan_with_other_keys_and_values_is_read_or_its_faults_are_told(text: str) -> None:
    tells_every_fault(text)


@settings(max_examples=100)
@given(st.sampled_from((FULL, SHIPPED)), st.floats(0, 1), st.integers(0, 40), st.text(max_size=5))
def test_a_plan_with_a_slip_of_the_keyboard_is_read_or_its_faults_are_told(
    text: str, where: float, removed: int, typed: str
) -> None:
    at = int(where * len(text))
    tells_every_fault(text[:at] + typed + text[at + removed :])


@given(st.text())
def test_no_text_at_random_is_a_plan(text: str) -> None:
    with pytest.raises(PlanError):
        parse(text)


def test_many_faults_are_told_in_no_more_than_linear_time() -> None:
    """Counted in the copies that are made of the file: one, whatever is wrong with it."""
    from copy import deepcopy
    from unittest.mock import patch

    indicators = "".join(f'[indicators.x{n}]\nnmae = "x"\ntarget = "y"\n' for n in range(300))
    with patch("jyplan.plan.refusals.deepcopy", side_effect=deepcopy) as copied:
        assert len(faults(PLAN + indicators)) > 600
    assert copied.call_count == 1


def test_the_name_that_was_meant_is_found_among_thousands() -> None:
    from jyplan.diagnostic import nearest

    assert nearest("revenu", [f"other{n}" for n in range(5000)] + ["revenue"]) == "revenue"
    assert nearest("zzz", [f"other{n}" for n in range(5000)]) is None


@pytest.mark.parametrize("written", ["0x" + "f" * 9000, "0o" + "7" * 9000, "0b1" + "0" * 9000])
@pytest.mark.parametrize(
    "line", ["baseline = {}", "target_year = {}", "note = [{{ a = {} }}]", "profile = [1, {}]", "zz = {}"]
)
def test_an_integer_in_another_base_is_too_long_like_any_other(written: str, line: str) -> None:
    text = f'format = 1\n[plan]\nname = "x"\nbase_year = 2016\ntarget_year = 2017\n[indicators.a]\n{line.format(written)}\n'
    with pytest.raises(PlanError) as error:
        parse(text)
    assert [one.code for one in error.value.diagnostics] == ["too-many-digits"]
    assert error.value.diagnostics[0].place.line == 7


@pytest.mark.parametrize(
    "line",
    [
        'unit = "亿亿元"',
        f'unit = "{"亿" * 5000}元"',
        'baseline = "3万万元"',
        'baseline = { value = 3, unit = "千千元" }',
        'baseline = { value = 3, also = [{ value = 3, unit = "百万百万元" }] }',
        'threshold = { value = 1, unit = "亿亿元", of = "x" }',
    ],
)
def test_a_scale_word_that_stands_twice_is_refused(line: str) -> None:
    unit = "" if line.startswith("unit") else 'unit = "元"\n'
    text = f'format = 1\n[plan]\nname = "x"\nbase_year = 2016\ntarget_year = 2017\n[indicators.a]\nname = "a"\n{unit}measure = "flow"\nbetter = "higher"\n{line}\n'
    with pytest.raises(PlanError) as error:
        parse(text)
    assert [one.code for one in error.value.diagnostics] == ["repeated-scale"]
    parse(text.replace(line, re.sub(r"(百万|[千万亿])\1+", r"\1", line)))
