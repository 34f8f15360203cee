"""What a check found, for people: a table of verdicts, and each conflict in plain sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from jyplan.consistency.alone import Change
from jyplan.consistency.check import Checked, Statement
from jyplan.consistency.joint import Conflict
from jyplan.diagnostic import Language, Path, Place
from jyplan.report.github import Annotation
from jyplan.report.numbers import human, interval_beside, interval_text, known_places
from jyplan.report.safe import visible
from jyplan.report.table import Column, Table
from jyplan.report.words import word
from jyplan.verdict import VERDICTS

_CLASH = {None: "cannot-all", "cut-off": "only-cut-off", "ends": "only-ends"}
_LISTED = 5  # candidates named for each suspect


def check_table(checked: Checked, title: str, language: Language, *, every: bool) -> Table:
    """A row for each statement that something stated tests; with ``every`` the untested ones too."""
    rows = [one for one in checked.statements if every or one.verdict != "untested"]
    names = ("figure", "indicator", "#stated-as", "#computed-as", "interval", "verdict")
    notes = [summary(checked, language)]
    hidden = len(checked.statements) - len(rows)
    if hidden:
        notes.append(word("untested-hidden", language, count=hidden))
    return Table(
        title,
        tuple(Column(word(name.lstrip("#"), language), name.startswith("#")) for name in names),
        tuple(
            (
                one.address,
                visible(one.name),
                one.stated or "",
                human(one.computed, one.interval),
                interval_beside(one.computed, one.interval) if one.computed is not None else "",
                _verdict(one, language),
            )
            for one in rows
        ),
        notes=tuple(notes),
    )


def summary(checked: Checked, language: Language) -> str:
    """The worst verdict, and how many there are of each."""
    counts = " · ".join(f"{word(code, language)} {n}" for code, n in checked.summary.counts.items() if n)
    return f"{word(checked.summary.verdict, language)}{f' ({counts})' if counts else ''}"


def total(plans: Mapping[str, int], unusable: int, language: Language) -> str:
    """Many plans in one line: how many there are of each verdict, and how many could not be used."""
    counts = [f"{word(code, language)} {plans[code]}" for code in VERDICTS if plans[code]]
    if unusable:
        counts.append(f"{word('unusable', language)} {unusable}")
    count = sum(plans.values()) + unusable
    return f"{word('plans', language, count=count)}: {' · '.join(counts)}"


def _verdict(one: Statement, language: Language) -> str:
    reason = f": {word(one.reason, language)}" if one.reason else ""
    return word(one.verdict, language) + reason


def findings(checked: Checked, language: Language) -> Iterator[str]:
    """Every conflict, contradiction, acceptance and untold tie, each as a short paragraph."""
    stated = {one.address: one.stated or "" for one in checked.statements}
    for conflict in checked.conflicts:
        yield from _conflict(conflict, stated, language)
    for contradiction in checked.contradictions:
        yield word("contradiction", language, names=", ".join(contradiction.labels))
        yield ""
    for row in checked.statements:
        if row.deflator is not None:
            yield f"{row.address}: {_deflator(row.deflator, language)}"
    if any(one.assumes for one in checked.statements):
        yield word("assumes-nominal", language)
        yield ""
    for accepted in checked.accepted:
        code = "accepted-stale" if accepted.stale else "accepted-finding"
        yield word(
            code,
            language,
            address=accepted.address,
            reason=accepted.reason,
            verdict=word(accepted.verdict, language),
        )
    for one in checked.not_joint:
        yield word("not-joint", language, address=one[0], reason=word(one[1], language))


def _deflator(change: Change, language: Language) -> str:
    """Implied deflator +1.3 % [1.2, 1.4]."""
    shown = human(change.value, change.interval, plus=True)
    beside = interval_beside(change.value, change.interval)
    return f"{word('implied-deflator', language)} {shown} % {beside}".rstrip()


def _conflict(conflict: Conflict, stated: dict[str, str], language: Language) -> Iterator[str]:
    """Who cannot all be true; then, for each smallest set of suspects, what would fit in their place."""

    def named(addresses: Iterable[str]) -> str:
        return ", ".join(f"{one} ({stated[one]})" if stated.get(one) else one for one in addresses)

    for irreducible in conflict.irreducible:
        yield word(_CLASH[conflict.reason], language, count=len(irreducible), names=named(irreducible))
    for n, culprits in enumerate(conflict.culprits):
        yield "  " + word("if-others", language, names=named(culprits))
        for address in culprits:
            interval = conflict.allowed[n].get(address)
            fits = conflict.candidates[n].get(address, ())[:_LISTED]
            if interval is not None:
                yield "    " + _fits(address, _allowed(interval), fits, language)
    if not conflict.culprits_complete:
        yield "  " + word("more-culprits", language)
    yield ""


def _fits(address: str, allowed: str, fits: tuple[str, ...], language: Language) -> str:
    if not fits:
        return word("allowed-none", language, address=address, allowed=allowed)
    code = "allowed-one" if len(fits) == 1 else "allowed-some"
    return word(code, language, address=address, allowed=allowed, fits=", ".join(fits))


def _allowed(interval: object) -> str:
    from jyplan.interval import Interval

    assert isinstance(interval, Interval)
    low, high = interval.low, interval.high
    middle = (low + high) / 2 if low is not None and high is not None else low if low is not None else high
    return interval_text(interval, 0 if middle is None else known_places(middle, interval) + 1)


def notices(checked: Checked, place: Callable[[Path], Place], language: Language) -> Iterator[Annotation]:
    """The failing statements as annotations, edges as warnings."""
    for one in checked.statements:
        if one.verdict in ("inconsistent", "edge"):
            level = "error" if one.verdict == "inconsistent" else "warning"
            message = f"{one.address}: {one.stated or ''} {_verdict(one, language)}"
            if one.interval is not None:
                message += f"; {human(one.computed, one.interval)} {_allowed(one.interval)}"
            yield Annotation(level, place(one.path), f"jyplan {one.verdict}", message)  # type: ignore[arg-type]
