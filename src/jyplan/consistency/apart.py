"""A network in which each source knows times of its own: what is observed has numbers for each of them.

Earlier figures are revised, so that what one source says of May need not fit what another says of June, nor
a sum in one its parts in another. A target counts from whatever source tells of its base.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from jyplan.consistency.network import Network, Reading, figure_of
from jyplan.solver.linear import Constraint, Form
from jyplan.solver.problem import Problem, components


def problems(network: Network, reading: Reading) -> list[Problem]:
    """The components of a network with its sources apart, read in a way."""
    apart = _Apart(network)
    figures = []
    for claim in network.entered:
        of_relation = claim.path[0] == "relations"
        source = apart.of_all(claim.variables) if of_relation else claim.source
        own = claim.observed or of_relation

        def renamed(form: Form, source: str = source, own: bool = own) -> Form:
            return tuple(
                term
                for number, coefficient in form
                for term in apart.copy(number, coefficient, source if own else apart.speaker(number, source))
            )

        figures.append(figure_of(claim, reading, renamed))
    laws = [law for tie in network.ties for law in apart.laws(tie.laws())]
    whole: dict[int, Fraction | int] = {}
    for (number, _), place in list(apart.places.items()):
        laws += network.signs(number, place, reading)
        network.grain(number, place, whole)
    return components(Problem(figures, laws, whole))


class _Apart:
    """The numbers of each source."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.places: dict[tuple[int, str], int] = {}
        self.speakers: dict[int, dict[str, None]] = {}
        for number, sources in network.sources.items():
            for piece, _ in network.spread.get(number, ((number, 1),)):
                self.speakers.setdefault(piece, {}).update(dict.fromkeys(sources))
            self.speakers.setdefault(number, {}).update(dict.fromkeys(sources))

    def speaker(self, number: int, source: str) -> str:
        """The source itself where it speaks of a number, else the first that does."""
        known = self.speakers.get(number, {})
        return source if source in known or not known else next(iter(known))

    def of_all(self, numbers: list[int]) -> str:
        """A source that speaks of all numbers, else the first that speaks of any."""
        known = [self.speakers.get(number, {}) for number in numbers]
        every = [source for each in known for source in each]
        return next((group for group in every if all(group in each for each in known)), next(iter(every), ""))

    def copy(
        self, number: int, coefficient: Fraction | int, source: str
    ) -> Iterator[tuple[int, Fraction | int]]:
        """A number, in its pieces, as a source has it."""
        mine = source if number in self.network.observed else ""
        for piece, _ in self.network.spread.get(number, ((number, 1),)):
            yield self.places.setdefault((piece, mine), len(self.places)), coefficient

    def laws(self, laws: list[Constraint]) -> Iterator[Constraint]:
        """A tie for each source that speaks of any of its numbers."""
        for law in laws:
            sources = {speaker: None for number, _ in law.form for speaker in self.speakers.get(number, ())}
            for source in sources or {"": None}:
                form = tuple(
                    term
                    for number, coefficient in law.form
                    for term in self.copy(number, coefficient, source)
                )
                yield law._replace(form=form)
