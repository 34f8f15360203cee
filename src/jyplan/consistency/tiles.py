"""Which stated periods of a flow make up another: its months, or what lies between two totals."""

from __future__ import annotations

from collections.abc import Iterator

from jyplan.consistency.claims import Claim
from jyplan.consistency.known import Known
from jyplan.consistency.network import Network
from jyplan.consistency.unknowns import Variable
from jyplan.solver.linear import Form

_Terms = tuple[tuple[Form, int], ...]


class Tiles:
    """The stated values of flows by where their periods begin and end."""

    def __init__(self, network: Network, known: Known) -> None:
        self.network = network
        self.starts: dict[tuple[object, int], dict[int, Claim]] = {}
        self.ends: dict[tuple[object, int], dict[int, Claim]] = {}
        for number, claim in known.values.items():
            time = network.times.get(number)
            if time is not None and time.period.days > 1:
                axis = _axis(network.variables[number], time.axis)
                self.starts.setdefault((axis, time.period.start), {})[time.period.end] = claim
                self.ends.setdefault((axis, time.period.end), {})[time.period.start] = claim

    def of(self, claim: Claim) -> Iterator[tuple[_Terms, list[Claim]]]:
        """Sums of others that a value has to be: of its parts, and of a longer period less a shorter."""
        number = claim.measure[0][0]
        time = self.network.times.get(number)
        if time is None:
            return
        axis = _axis(self.network.variables[number], time.axis)
        start, end = time.period.start, time.period.end
        parts = self.parts(axis, start, end)
        if parts:
            yield tuple((part.measure, 1) for part in parts), parts
        for longer, shorter in (
            (self.starts.get((axis, start), {}), self.starts.get((axis, end), {})),
            (self.ends.get((axis, end), {}), self.ends.get((axis, start), {})),
        ):
            both = sorted(longer.keys() & shorter.keys())
            for other in both[:1]:
                pair = [longer[other], shorter[other]]
                yield ((pair[0].measure, 1), (pair[1].measure, -1)), pair

    def parts(self, axis: object, start: int, end: int) -> list[Claim]:
        """The longest shorter periods, one after the other, that fill one; none where they do not."""
        claims: list[Claim] = []
        day = start
        while day < end:
            nexts = [
                stop
                for stop in self.starts.get((axis, day), ())
                if stop <= end and (day, stop) != (start, end)
            ]
            if not nexts:
                return []
            claims.append(self.starts[axis, day][max(nexts)])
            day = max(nexts)
        return claims


def _axis(variable: Variable, axis: str) -> tuple[str, str, str, str]:
    return variable.id, axis, variable.scope, variable.version
