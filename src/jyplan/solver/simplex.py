"""Exact feasibility and optimisation of linear constraints over the rationals, strict and weak.

Knows variables, linear forms and limits on them; knows nothing of figures, plans or whole numbers.

This is the general simplex of Dutertre and de Moura (2006, "A fast linear-arithmetic solver for
DPLL(T)"): each distinct form is a variable of its own, tied to the others by a row of the tableau, and
every constraint is a bound of one variable. Switching a constraint on or off changes a bound and keeps
the tableau, so that testing a network once more without one figure costs a few pivots. A strict limit
lies one infinitesimal beyond the weak one.

All numbers are integers. A row reads ``d·x = Σ a·y`` with whole coefficients, limits are kept as
multiples of one common fraction, and a non-basic variable always rests on a limit (or at 0): then every
basic variable is a whole number over its row's ``d``. Pivots are chosen to keep the rows short, and after
as many pivots as there are rows by Bland's rule, which ends.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import gcd, lcm

from jyplan.solver.linear import Certificate, Constraint, Extreme, Form, Term, Tick, unlimited
from jyplan.solver.tableau import Bound, Key, Variable


class Simplex:
    """Constraints over variables named by any integers, each switched on or off at any time.

    Inside, variables and forms are numbered together in the order in which they were first seen.
    """

    def __init__(self, tick: Tick = unlimited) -> None:
        self._tick = tick
        self._scale = 1
        self._place: dict[int, int] = {}
        self._forms: dict[Key, int] = {}
        self._all: list[Variable] = []
        self._bounds: list[Bound] = []
        self._touched: set[int] = set()
        self._crossed: set[int] = set()
        self._wrong: set[int] = set()

    # Constraints

    def add(self, constraint: Constraint) -> int:
        """Take a constraint in, switched off; returns its handle."""
        key, factor = self._lowest(constraint.form)
        limit = constraint.limit / factor
        if self._scale % limit.denominator:
            self._refine(lcm(self._scale, limit.denominator))
        upper = factor > 0
        bound = Bound(
            handle=len(self._bounds),
            constraint=constraint,
            variable=self._variable(key),
            upper=upper,
            real=limit.numerator * (self._scale // limit.denominator),
            tiny=0 if not constraint.strict else -1 if upper else 1,
            share=1 / abs(factor),
        )
        self._bounds.append(bound)
        return bound.handle

    def assume(self, handles: Iterable[int]) -> None:
        """Switch constraints on."""
        for handle in handles:
            bound = self._bounds[handle]
            self._all[bound.variable].bounds[handle] = bound
            self._touched.add(bound.variable)

    def retract(self, handles: Iterable[int]) -> None:
        """Switch constraints off again, in any order."""
        for handle in handles:
            variable = self._bounds[handle].variable
            if self._all[variable].bounds.pop(handle, None):
                self._touched.add(variable)

    def _refine(self, scale: int) -> None:
        """Make the common fraction of all limits finer."""
        factor, self._scale = scale // self._scale, scale
        for variable in self._all:
            variable.real *= factor
        for bound in self._bounds:
            bound.real *= factor

    def _lowest(self, form: Form) -> tuple[Key, Fraction]:
        """A form as a factor times whole coefficients without common divisor, the first of them positive.

        Forms that differ by a factor share one row this way.
        """
        total: dict[int, Fraction | int] = {}
        for variable, coefficient in sorted(form):
            place = self._place.setdefault(variable, len(self._all))
            if place == len(self._all):
                self._all.append(Variable(key=(), row={place: 1}))
            total[place] = total.get(place, 0) + coefficient
        ratios = sorted((place, *c.as_integer_ratio()) for place, c in total.items() if c)
        if not ratios:
            return (), Fraction(1)
        divisor = lcm(*(below for _, _, below in ratios))
        whole = [(place, above * (divisor // below)) for place, above, below in ratios]
        factor = gcd(*(c for _, c in whole)) * (1 if whole[0][1] > 0 else -1)
        return tuple((place, c // factor) for place, c in whole), Fraction(factor, divisor)

    def _variable(self, key: Key) -> int:
        """The variable that stands for a form."""
        if len(key) == 1:
            return key[0][0]
        if key not in self._forms:
            self._forms[key] = len(self._all)
            self._all.append(Variable(key, row={}, asleep=True))
        return self._forms[key]

    # Feasibility

    def check(self) -> Certificate | None:
        """None where the constraints switched on have a common solution, else why they have none."""
        for number in self._touched:
            self._settle(number)
        if self._crossed:
            variable = self._all[min(self._crossed)]
            return _certificate([(1, variable.low), (1, variable.high)])
        for number in self._touched:
            bound = self._all[number].outside()
            if number not in self._all[number].row:
                self._judge(number)
            elif bound:
                self._move(number, bound)
        self._touched.clear()
        patience = len(self._all)
        while self._wrong:
            leaving = min(self._wrong, key=self._length if patience > 0 else None)
            bound = self._all[leaving].outside()
            assert bound
            entering = self._entering(leaving, not bound.upper, sparse=patience > 0)
            if entering is None:
                return self._refusal(leaving, bound)
            self._pivot(leaving, entering, bound)
            patience -= 1
        return None

    def _settle(self, number: int) -> None:
        """Take in that constraints of a variable were switched."""
        variable = self._all[number]
        self._crossed.discard(number)
        if not variable.settle():
            self._crossed.add(number)
        if variable.bounds and variable.asleep:
            self._wake(number)
        elif variable.key and not variable.bounds and not variable.asleep and number not in variable.row:
            for other in variable.row:
                self._all[other].column.remove(number)
            variable.row, variable.asleep = {}, True
            self._wrong.discard(number)

    def _judge(self, basic: int) -> None:
        if self._all[basic].outside():
            self._wrong.add(basic)
        else:
            self._wrong.discard(basic)

    def _entering(self, basic: int, up: bool, sparse: bool) -> int | None:
        """A non-basic variable whose move takes a variable up (or down)."""
        able = [j for j, a in self._all[basic].row.items() if self._all[j].free((a > 0) == up)]
        return min(able, key=self._ties if sparse else None, default=None)

    def _length(self, basic: int) -> tuple[int, int]:
        return len(self._all[basic].row), basic

    def _ties(self, number: int) -> tuple[bool, int, int]:
        variable = self._all[number]
        return bool(variable.bounds), len(variable.column), number

    def _refusal(self, basic: int, bound: Bound) -> Certificate:
        """A basic variable is beyond a bound though all in its row are as far as they may go."""
        weights: list[tuple[int, Bound | None]] = [(self._all[basic].den, bound)]
        for number, a in self._all[basic].row.items():
            variable = self._all[number]
            weights.append((abs(a), variable.low if (a > 0) == bound.upper else variable.high))
        return _certificate(weights)

    # The tableau

    def _wake(self, number: int) -> None:
        """Give a form its row."""
        form = self._all[number]
        parts = [(self._all[other], coefficient) for other, coefficient in form.key]
        self._tick(sum(len(part.row) for part, _ in parts))
        den = lcm(*(part.den for part, _ in parts))
        row: dict[int, int] = {}
        real = tiny = 0
        for part, coefficient in parts:
            factor = coefficient * (den // part.den)
            real += factor * part.real
            tiny += factor * part.tiny
            for other, a in part.row.items():
                row[other] = row.get(other, 0) + factor * a
        row = {other: a for other, a in row.items() if a}
        for other in row:
            self._all[other].column.add(number)
        form.asleep = False
        self._store(number, row, den, real, tiny)

    def _move(self, number: int, bound: Bound) -> None:
        """Put a non-basic variable on a bound of its own."""
        variable = self._all[number]
        real, tiny = bound.real - variable.real, bound.tiny - variable.tiny
        variable.real, variable.tiny = bound.real, bound.tiny
        for basic in variable.column:
            other = self._all[basic]
            other.real += other.row[number] * real
            other.tiny += other.row[number] * tiny
            self._judge(basic)

    def _pivot(self, leaving: int, entering: int, bound: Bound) -> None:
        """Exchange a basic and a non-basic variable and put the leaving one on its bound.

        ``d·leaving = a·entering + rest`` becomes ``a·entering = d·leaving - rest``, which then replaces
        the entering variable in all other rows.
        """
        old, new = self._all[leaving], self._all[entering]
        self._tick(len(old.row) * len(new.column))
        row = old.row
        a = row.pop(entering)
        sign = 1 if a > 0 else -1
        old_real, old_tiny = new.real, new.tiny
        real = sign * (old.den * bound.real - old.real + a * old_real)
        tiny = sign * (old.den * bound.tiny - old.tiny + a * old_tiny)
        for number in row:
            row[number] *= -sign
            self._all[number].column.remove(leaving)
            self._all[number].column.add(entering)
        row[leaving] = sign * old.den
        others, new.column, old.column = new.column, set(), {entering}
        others.remove(leaving)
        old.row, old.den, old.real, old.tiny = {leaving: 1}, 1, bound.real, bound.tiny
        self._wrong.discard(leaving)
        self._store(entering, row, abs(a), real, tiny)
        for basic in others:
            other = self._all[basic]
            b = other.row.pop(entering)
            common = gcd(new.den, b)
            p, q = new.den // common, b // common
            self._combine(basic, p, q, row)
            real = p * (other.real - b * old_real) + q * new.real
            tiny = p * (other.tiny - b * old_tiny) + q * new.tiny
            self._store(basic, other.row, p * other.den, real, tiny)

    def _combine(self, basic: int, p: int, q: int, pivot: dict[int, int]) -> None:
        """Replace a row by p times itself plus q times another, columns included."""
        row = self._all[basic].row
        if p != 1:
            for number in row:
                row[number] *= p
        for number, a in pivot.items():
            old = row.get(number)
            if old is None:
                row[number] = q * a
                self._all[number].column.add(basic)
            elif old + q * a:
                row[number] = old + q * a
            else:
                del row[number]
                self._all[number].column.remove(basic)

    def _store(self, basic: int, row: dict[int, int], den: int, real: int, tiny: int) -> None:
        """Keep a row in lowest terms, with the value it gives its variable."""
        common = gcd(den, *row.values())
        if common > 1:
            for number in row:
                row[number] //= common
            den, real, tiny = den // common, real // common, tiny // common
        variable = self._all[basic]
        variable.row, variable.den, variable.real, variable.tiny = row, den, real, tiny
        self._judge(basic)

    # Solutions, after a successful check

    def value(self, variable: int) -> tuple[Fraction, Fraction]:
        """Where a variable rests: at a number, and how many infinitesimals beside it; 0 where it is new."""
        place = self._place.get(variable)
        return (Fraction(0), Fraction(0)) if place is None else self._value(place)

    def _value(self, number: int) -> tuple[Fraction, Fraction]:
        variable = self._all[number]
        return Fraction(variable.real, variable.den * self._scale), Fraction(variable.tiny, variable.den)

    def solution(self) -> dict[int, Fraction]:
        """One solution in plain numbers: the infinitesimal becomes as small as the bounds ask for."""
        small = Fraction(1)
        for variable in self._all:
            for bound in (variable.low, variable.high):
                if bound:
                    room = abs(variable.real - bound.real * variable.den)
                    slope = variable.tiny - bound.tiny * variable.den
                    if room and (slope > 0 if bound.upper else slope < 0):
                        small = min(small, Fraction(room, abs(slope)))
        rests = {name: self._all[place] for name, place in self._place.items()}
        return {name: (v.real + v.tiny * small) / (v.den * self._scale) for name, v in rests.items()}

    def supremum(self, form: Form) -> Extreme | None:
        """The least upper bound of a form over all solutions, None where there is none."""
        key, factor = self._lowest(form)
        number = self._variable(key)
        if self._climb(number, factor > 0) is not None:
            return None
        real, tiny = self._value(number)
        return Extreme(real * factor, attained=tiny == 0)

    def supremum_ratio(self, form: Form, per: Form) -> Extreme | None:
        """The least upper bound of ``form / per`` where all solutions have ``per > 0``, None without one.

        A quotient is above r somewhere where ``form - r·per`` is above zero: r rises to the quotient at the
        best point, or along the unbounded direction, until nothing is left (Dinkelbach 1967).
        """
        point = self.solution()
        best = _at(form, point) / _at(per, point)
        while True:
            key, factor = self._lowest((*form, *((variable, -best * c) for variable, c in per)))
            number = self._variable(key)
            way = self._climb(number, factor > 0)
            real, tiny = (Fraction(0), Fraction(0)) if way is not None else self._value(number)
            self._settle(number)
            if way is None and real * factor <= 0:
                return Extreme(best, attained=real == tiny == 0)
            rise, run = (
                (self._slope(form, way), self._slope(per, way))
                if way is not None
                else (self._real(form), self._real(per))
            )
            if not run:
                return None
            best = rise / run

    def _climb(self, number: int, up: bool) -> int | None:
        """Move a form as far up (or down) as it goes; what moves without end is the answer then."""
        if self._all[number].asleep:
            self._wake(number)
            self._touched.add(number)
        patience = len(self._all)
        while True:
            self._tick(len(self._all[number].row))
            entering = self._entering(number, up, sparse=patience > 0)
            patience -= 1
            if entering is None:
                return None
            ahead = (self._all[number].row[entering] > 0) == up
            block = self._block(entering, ahead)
            if block is None:
                return entering
            if block.variable == entering:
                self._move(entering, block)
            else:
                self._pivot(block.variable, entering, block)

    def _real(self, form: Form) -> Fraction:
        """Where a form rests, but for infinitesimals."""
        return sum((c * self.value(variable)[0] for variable, c in form), Fraction(0))

    def _slope(self, form: Form, moving: int) -> Fraction:
        """How fast a form changes with a non-basic variable, up to the sign of the move."""
        total = Fraction(0)
        for variable, c in form:
            place = self._all[self._place[variable]]
            total += c * Fraction(place.row.get(moving, 0), place.den)
        return total

    def _block(self, entering: int, up: bool) -> Bound | None:
        """The first bound that a moving non-basic variable runs into: its own or a basic one's."""
        best: tuple[Fraction, Fraction, int] | None = None
        found = None
        for number in (entering, *self._all[entering].column):
            variable = self._all[number]
            a = variable.row[entering] if up else -variable.row[entering]
            bound = variable.high if a > 0 else variable.low
            if bound:
                real, tiny = (
                    bound.real * variable.den - variable.real,
                    bound.tiny * variable.den - variable.tiny,
                )
                room = Fraction(real, a), Fraction(tiny, a), number
                if best is None or room < best:
                    best, found = room, bound
        return found


def _at(form: Form, point: dict[int, Fraction]) -> Fraction:
    return sum((c * point.get(variable, Fraction(0)) for variable, c in form), Fraction(0))


def _certificate(weights: list[tuple[int, Bound | None]]) -> Certificate:
    """Weights on bounds of variables become weights on the constraints behind them."""
    shares = [(weight * bound.share, bound) for weight, bound in weights if bound]
    common = lcm(*(share.denominator for share, _ in shares))
    whole = [(int(share * common), bound) for share, bound in shares]
    divisor = gcd(*(weight for weight, _ in whole))
    return Certificate(tuple(Term(weight // divisor, b.constraint, b.handle) for weight, b in whole))
