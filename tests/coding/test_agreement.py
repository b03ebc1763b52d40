"""Cohen's kappa against figures computed by hand."""

from typing import Any

import pytest

from initiatives.agreement import Agreement, Unit, cohens_kappa, units


def pairs(*counted: tuple[str, str, int]) -> list[tuple[str, str]]:
    return [(first, second) for first, second, times in counted for _ in range(times)]


@pytest.mark.parametrize(
    ("judged", "expected"),
    [
        # p_o = 35/50 = 0.7; p_e = (25 x 30 + 25 x 20)/2500 = 0.5; kappa = 0.2/0.5
        (pairs(("y", "y", 20), ("y", "n", 5), ("n", "y", 10), ("n", "n", 15)), Agreement(50, 0.7, 0.4)),
        # p_o = 4/4; p_e = (1x1 + 3x3)/16 = 0.625
        (pairs(("a", "a", 1), ("b", "b", 3)), Agreement(4, 1.0, 1.0)),
        # three categories: p_o = 2/4; p_e = (2x1 + 1x2 + 1x1)/16 = 5/16; kappa = (8/16 - 5/16)/(11/16)
        (pairs(("a", "a", 1), ("a", "b", 1), ("b", "b", 1), ("c", "c", 0), ("c", "d", 1)), None),
        # always the opposite: p_o = 0; p_e = 0.5
        (pairs(("y", "n", 2), ("n", "y", 2)), Agreement(4, 0.0, -1.0)),
        # one category throughout: no room for chance, nothing to say
        (pairs(("y", "y", 9)), Agreement(9, 1.0, None)),
        ([], Agreement(0, None, None)),
    ],
    ids=["cohen", "full", "three", "opposite", "one category", "nothing"],
)
def test_kappa_is_what_one_computes_by_hand(judged: Any, expected: Agreement | None) -> None:
    found = cohens_kappa(judged)
    if expected is None:
        # first: a 2, b 1, c 1; second: a 1, b 2, d 1: p_e = (2x1 + 1x2)/16 = 4/16; kappa = (8 - 4)/(16 - 4)
        assert (found.n, found.observed, found.kappa) == (4, 0.5, pytest.approx(4 / 12))
        return
    assert found.n == expected.n
    assert found.observed == expected.observed
    assert found.kappa == (None if expected.kappa is None else pytest.approx(expected.kappa))


class Row:
    """A decision without a database."""

    def __init__(self, pk: int, statement: int | None, start: int, end: int, found: bool = True) -> None:
        self.pk, self.statement_id, self.start, self.end, self.found = pk, statement, start, end, found


def test_added_words_are_one_unit_where_they_overlap() -> None:
    first = [Row(1, 7, 0, 10), Row(2, None, 20, 30), Row(3, None, 50, 60)]
    second = [Row(4, 7, 0, 10, found=False), Row(5, None, 25, 35), Row(6, None, 60, 70)]
    found: list[Unit] = units(first, second)  # type: ignore[arg-type]
    assert [unit.found for unit in found] == [(True, False), (True, True), (True, False), (False, True)]
