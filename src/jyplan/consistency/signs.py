"""Whether clashing figures would fit if a value that is nowhere stated were below zero."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from jyplan.solver.linear import Budget
from jyplan.solver.problem import Problem, Undecided, Witness, components, terms

NOT_BELOW_ZERO = " >= 0"
"""How the label of the law ends that a value is not below zero."""

_WORK = 200_000  # table entries that a question about signs may cost


def below_zero(home: Problem, figures: Sequence[str]) -> tuple[str, ...]:
    """The values, any of which below zero would let clashing figures fit, by their addresses.

    ``home`` is the component that the figures belong to. Where no value does alone they are those that
    would have to be so together. Empty where no such value helps, or it was not found out with little work.
    """
    stated = {figure.address for figure in home.figures}
    clashing = set(figures)
    own = [figure for figure in home.figures if figure.certain or figure.address in clashing]
    for part in components(home._replace(figures=own)):
        # A value that is stated is not below zero anyway.
        free = (law.label for law in part.laws if law.label.endswith(NOT_BELOW_ZERO))
        signs = [label for label in free if label.removesuffix(NOT_BELOW_ZERO) not in stated]
        if signs and part.figures and not _fits(part, ()) and _fits(part, signs):
            from jyplan.solver.branch import decide

            proof = decide(part, Budget(_WORK))
            used = [] if isinstance(proof, Witness | Undecided) else terms(proof)
            labels = sorted({term.constraint.label for term in used} & {*signs})
            alone = [label for label in labels if _fits(part, [label])]
            return tuple(label.removesuffix(NOT_BELOW_ZERO) for label in alone or labels)
    return ()


def _fits(part: Problem, without: Collection[str]) -> bool:
    from jyplan.solver.branch import decide

    laws = [law for law in part.laws if law.label not in without]
    return isinstance(decide(part._replace(laws=laws), Budget(_WORK)), Witness)
