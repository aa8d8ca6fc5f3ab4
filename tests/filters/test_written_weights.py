"""Weights of the ranking as readers write them, and as an address holds them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.filters import AtlasFilter
from analytics.white_space import MEASURES, MOST_WEIGHT, Weights, measures_counted, read_weights
from analytics.written_filters import UnknownChoice
from pages.components.own_parameters import LONGEST_WEIGHTS
from pages.components.white_space_panels import DECIMALS


def test_every_measure_has_a_weight_and_no_other_has():
    assert Weights._fields == tuple(MEASURES)


@pytest.mark.parametrize(
    ("text", "weights"),
    [
        ("", Weights()),
        (" , ", Weights()),
        ("population:2", Weights(population=2)),
        ("population:2,gdp:0", Weights(population=2, gdp=0)),
        (" GDP : 2.5 , Low-carbon share:0", Weights(gdp=2.5, low_carbon=0)),
        ("rivals:.5,neighbours:100", Weights(rivals=0.5, neighbours=100)),
        ("gdp:-0", Weights(gdp=0)),
        ("internet:+3", Weights(internet=3)),
    ],
)
def test_what_is_not_named_has_the_weight_one(text, weights):
    assert read_weights(text) == weights


ALL_ZERO = ",".join(f"{name}:0" for name in MEASURES)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("popultion:2", "there is no measure “popultion”; the nearest is population."),
        ("gpd:2", "the nearest is gdp"),
        ("zzz:2", "choose from population, gdp, internet, electricity, low_carbon, rivals"),
        ("population", "“population” has no number; write it as population:2"),
        ("gdp:", "gdp cannot have the weight “”, which is not a number"),
        ("gdp:two", "gdp cannot have the weight “two”, which is not a number"),
        ("gdp:nan", "which is not a number"),
        ("gdp:inf", "which is not a number"),
        ("gdp:1e2", "which is not a number"),
        ("gdp:1_0", "which is not a number"),
        ("gdp:٣", "which is not a number"),
        ("gdp:1:2", "which is not a number"),
        ("gdp:-1", "which is negative; 0 leaves a measure out."),
        ("gdp:−1", "which is negative"),
        ("gdp:101", "gdp cannot have the weight “101”; 100 is the most."),
        ("gdp:" + "9" * 400, "100 is the most"),
        ("gdp:1,GDP:2", "gdp is weighted twice"),
        (ALL_ZERO, "every measure has the weight 0"),
        ("gdp:1,5", "there is no measure “5”"),
        ("<b>:1", "there is no measure “<b>”"),
    ],
)  # fmt: skip
def test_what_cannot_be_a_weight_is_refused_in_one_sentence(text, said):
    with pytest.raises(UnknownChoice) as refusal:
        read_weights(text)

    sentence = str(refusal.value)
    assert sentence.startswith("weights: ")
    assert said in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert len(sentence) < 200


possible = st.builds(Weights, *(st.floats(0, MOST_WEIGHT) for _ in MEASURES)).filter(any)


@given(possible)
def test_weights_written_are_read_back(weights):
    assert read_weights(weights.written) == weights


@given(st.lists(st.floats(0, MOST_WEIGHT), min_size=7, max_size=7))
def test_weights_set_on_the_page_fit_into_an_address(values):
    rounded = Weights(*(round(value, DECIMALS) for value in values))

    assert len(rounded.written) <= LONGEST_WEIGHTS


@given(
    st.text()
    | st.lists(
        st.tuples(
            st.sampled_from([*MEASURES, "size", ""]),
            st.floats() | st.integers() | st.text(max_size=5),
        ),
        max_size=8,
    ).map(lambda pairs: ",".join(f"{name}:{value}" for name, value in pairs))
)
def test_any_text_is_weights_or_one_sentence(text):
    found = taken(text)

    if isinstance(found, Weights):
        assert all(math.isfinite(weight) and 0 <= weight <= MOST_WEIGHT for weight in found)
        assert any(found)
    else:
        assert len(found.splitlines()) == 1


def taken(text: str) -> Weights | str:
    """The weights, or why there are none."""
    try:
        return read_weights(text)
    except UnknownChoice as refusal:
        return str(refusal)


def test_rivals_count_only_where_some_company_is_not_chosen():
    weights = Weights(gdp=0)

    of_one = {measure.name for measure in measures_counted(weights, AtlasFilter(vendors=("xai",)))}
    of_all = {measure.name for measure in measures_counted(weights, AtlasFilter())}

    assert of_one == {*MEASURES} - {"gdp"}
    assert of_one - of_all == {"rivals"}
