"""What the reader reaches on our annotated articles may only rise; `python -m tests.evaluate --record` raises it."""

import pytest

from tests.evaluate.corpora import OWN_SETS, annotated, fallen, recorded, score


@pytest.mark.parametrize("set_name", OWN_SETS)
def test_no_figure_falls_below_its_record(set_name: str) -> None:
    figures = score(annotated(set_name)).figures()

    assert fallen(figures, recorded()[set_name]) == {}


@pytest.mark.parametrize("set_name", OWN_SETS)
def test_every_figure_has_a_record(set_name: str) -> None:
    assert recorded()[set_name].keys() == score(annotated(set_name)).figures().keys()
