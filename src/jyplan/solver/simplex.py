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

from collections.abc import Collection, Iterable
from fractions import Fraction
from math import gcd, lcm

from jyplan.solver.linear import Certificate, Constraint, Extreme, Form, Term, Tick, unlimited
from jyplan.solver.tableau import Bound, Rational, Tableau, holds

LONG = 16
"""How many variables a row adds up at most that is not spread."""


class Simplex(Tableau):
    """Constraints over variables named by any integers, each switched on or off at any time.

    Inside, variables and forms are numbered together in the order in which they were first seen.
    """

    def __init__(self, tick: Tick = unlimited) -> None:
        super().__init__(tick)
        self._refused: tuple[int, Bound] | None = None

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

    # Feasibility

    def check(self) -> Certificate | None:
        """None where the constraints switched on have a common solution, else why they have none."""
        weights = self._solve()
        return None if weights is None else _certificate(weights)

    def clash(self) -> set[int] | None:
        """The handles of constraints that have no common solution; None where all that are on have one."""
        weights = self._solve()
        return None if weights is None else {bound.handle for _, bound in weights if bound}

    def _solve(self) -> list[tuple[Rational, Bound | None]] | None:
        self._refused = None
        self._take_in()
        if self._crossed:
            variable = self._all[min(self._crossed)]
            return [(1, variable.low), (1, variable.high)]
        patience = len(self._all)
        while self._wrong:
            order = sorted(self._wrong, key=self._length) if patience > 0 else [min(self._wrong)]
            for leaving in order:
                bound = self._all[leaving].outside() if leaving in self._wrong else None
                if bound is None:
                    continue
                if patience > 0 and len(self._all[leaving].row) > LONG:
                    patience -= self._spread(leaving, bound)
                    if leaving not in self._wrong:
                        continue
                entering = self._entering(leaving, not bound.upper, sparse=patience > 0)
                if entering is None:
                    self._refused = leaving, bound
                    return self._refusal(leaving, bound)
                self._pivot(leaving, entering, bound)
                patience -= 1
        return None

    def _take_in(self) -> None:
        """Take in which constraints were switched; after crossing bounds the rest waits."""
        for number in self._touched:
            self._settle(number)
        if self._crossed:
            return
        for number in self._touched:
            bound = self._all[number].outside()
            if number not in self._all[number].row:
                self._judge(number)
            elif bound:
                self._move(number, bound)
        self._touched.clear()

    def does_without(self, handles: Collection[int]) -> bool:
        """After a refusal: whether one move shows that all holds but for some constraints.

        Where it does not show that, it may be true all the same.
        """
        if self._refused is None:
            return False
        self._take_in()
        leaving, goal = self._refused
        if self._crossed or self._wrong != {leaving}:
            return False
        basic = self._all[leaving]
        if goal.handle in handles:
            return holds(basic, (0, 0), 1, handles)
        gap = goal.real * basic.den - basic.real, goal.tiny * basic.den - basic.tiny
        for number in {self._bounds[handle].variable for handle in handles}:
            a = basic.row.get(number, 0)
            moving = self._all[number]
            if a and holds(moving, gap, Fraction(1, a), handles):
                others = ((self._all[other], self._all[other].row[number]) for other in moving.column)
                if all(holds(other, gap, Fraction(slope, a), handles) for other, slope in others):
                    return True
        return False

    def _spread(self, leaving: int, goal: Bound) -> int:
        """Move what a long row adds up until it holds, one after the other and none beyond what others allow.

        A pivot on the long row itself would make rows long that are not. Returns how many were moved.
        """
        row, moved = self._all[leaving].row, 0
        for entering in list(row):
            a = row.get(entering)
            ahead = a is not None and (a > 0) != goal.upper
            if a is None or not self._all[entering].free(ahead):
                continue
            block = self._block(entering, ahead, goal)
            assert block
            moved += 1
            if block.variable == entering:
                self._move(entering, block)
            else:
                self._pivot(block.variable, entering, block)
            if leaving not in self._wrong:
                break
        return moved

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

    def _entering(self, basic: int, up: bool, sparse: bool) -> int | None:
        """A non-basic variable whose move takes a variable up (or down)."""
        return min(self._able(basic, up), key=self._ties if sparse else None, default=None)

    def _able(self, basic: int, up: bool) -> list[int]:
        """The non-basic variables whose moves take a variable up (or down)."""
        return [j for j, a in self._all[basic].row.items() if self._all[j].free((a > 0) == up)]

    def _length(self, basic: int) -> tuple[int, int]:
        return len(self._all[basic].row), basic

    def _ties(self, number: int) -> tuple[bool, int, int]:
        variable = self._all[number]
        return bool(variable.bounds), len(variable.column), number

    def _refusal(self, basic: int, bound: Bound) -> list[tuple[Rational, Bound | None]]:
        """A basic variable is beyond a bound though all in its row are as far as they may go."""
        weights: list[tuple[Rational, Bound | None]] = [(self._all[basic].den, bound)]
        for number, a in self._all[basic].row.items():
            variable = self._all[number]
            weights.append((max(a, -a), variable.low if (a > 0) == bound.upper else variable.high))
        return weights

    # Solutions, after a successful check

    def value(self, variable: int) -> tuple[Fraction, Fraction]:
        """Where a variable rests: at a number, and how many infinitesimals beside it; 0 where it is new."""
        place = self._place.get(variable)
        return (Fraction(0), Fraction(0)) if place is None else self._value(place)

    def rest(self, form: Form) -> tuple[Fraction, Fraction]:
        """Where a form rests, and how many infinitesimals beside it."""
        if len(form) == 1 and form[0][1] == 1:
            return self.value(form[0][0])
        values = [(coefficient, *self.value(variable)) for variable, coefficient in form]
        real = sum((coefficient * real for coefficient, real, _ in values), Fraction(0))
        return real, sum((coefficient * tiny for coefficient, _, tiny in values), Fraction(0))

    def _value(self, number: int) -> tuple[Fraction, Fraction]:
        variable = self._all[number]
        return Fraction(variable.real) / (variable.den * self._scale), Fraction(variable.tiny) / variable.den

    def solution(self) -> dict[int, Fraction]:
        """One solution in plain numbers: the infinitesimal becomes as small as the bounds ask for."""
        small = Fraction(1)
        for variable in self._all:
            for bound in (variable.low, variable.high):
                if bound:
                    gap = variable.real - bound.real * variable.den
                    room = max(gap, -gap)
                    slope = variable.tiny - bound.tiny * variable.den
                    if room and (slope > 0 if bound.upper else slope < 0):
                        small = min(small, Fraction(room) / max(slope, -slope))
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
        able: list[int] = []
        while True:
            if not able:
                self._tick(len(self._all[number].row))
                able = self._able(number, up)
                if not able:
                    return None
                able.sort(key=self._ties if patience > 0 else None, reverse=True)
            entering = able.pop()
            if patience <= 0:
                able.clear()  # Bland's rule takes the first at each step
            a = self._all[number].row.get(entering)
            if a is None or not self._all[entering].free((a > 0) == up):
                continue
            patience -= 1
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

    def _block(self, entering: int, up: bool, goal: Bound | None = None) -> Bound | None:
        """The first bound that a moving non-basic variable runs into: its own or a basic one's.

        With a ``goal`` for a basic variable that one ends there, and others that are beyond a bound go on.
        """
        best: Bound | None = None
        least: tuple[Rational, Rational, Rational] = 0, 0, 1  # its room, real and tiny, over one denominator
        for number in sorted((entering, *self._all[entering].column)):
            variable = self._all[number]
            a = variable.row[entering] if up else -variable.row[entering]
            bound = variable.high if a > 0 else variable.low
            if goal and number in self._wrong:
                bound = goal if number == goal.variable else None
            if bound:
                sign = 1 if a > 0 else -1
                real = sign * (bound.real * variable.den - variable.real)
                tiny = sign * (bound.tiny * variable.den - variable.tiny)
                below = sign * a
                if best is None or (real * least[2], tiny * least[2]) < (least[0] * below, least[1] * below):
                    best, least = bound, (real, tiny, below)
        return best


def _at(form: Form, point: dict[int, Fraction]) -> Fraction:
    return sum((c * point.get(variable, Fraction(0)) for variable, c in form), Fraction(0))


def _certificate(weights: list[tuple[Rational, Bound | None]]) -> Certificate:
    """Weights on bounds of variables become weights on the constraints behind them."""
    shares = [(weight * bound.share, bound) for weight, bound in weights if bound]
    common = lcm(*(share.denominator for share, _ in shares))
    whole = [(share.numerator * (common // share.denominator), bound) for share, bound in shares]
    divisor = gcd(*(weight for weight, _ in whole))
    return Certificate(tuple(Term(weight // divisor, b.constraint, b.handle) for weight, b in whole))
