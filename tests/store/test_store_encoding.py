"""Records as bytes and back, exactly; and bytes that are none of ours."""

import zlib
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from generated_reports import arrival
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.errors import StoreUnusable
from reportedly.records import (
    Account,
    Arrival,
    Page,
    Parsed,
    Report,
    Sentence,
    SourceState,
    Token,
    Vectors,
)
from reportedly.store.encoding import deflate, pack, pack_vectors, unpack, unpack_vectors
from reportedly.store.parses import pack_parse, unpack_parse
from reportedly.store.rows import Told, pack_account, unpack_told

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=12)  # lone surrogates and all


@pytest.mark.parametrize("kind", [Report, Page, Account, Told, SourceState], ids=lambda kind: str(kind.__name__))
@given(data=st.data())
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_record_comes_back_as_it_was(kind: Any, data: st.DataObject) -> None:
    st.register_type_strategy(str, ANY_TEXT)
    st.register_type_strategy(float, st.floats(allow_nan=False))
    record = data.draw(st.from_type(kind))
    assert unpack(pack(record, kind), kind) == record


@given(parsed=st.builds(Parsed, ANY_TEXT, st.lists(st.from_type(Token), max_size=3).map(tuple)), text=ANY_TEXT)
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_parse_comes_back_as_it_was(parsed: Parsed, text: str) -> None:
    assert unpack_parse(pack_parse(parsed, text), text) == parsed


def small_parse() -> Parsed:
    """Two words and a stop, as a parser makes them."""
    text = "Gates shut."
    spans = [(0, 5, 1), (6, 10, 1), (10, 11, 1)]
    tokens = tuple(
        Token(i, a, b, text[a:b], text[a:b].lower(), "NOUN", "NN", "nsubj", head, "", False, 0, "Number=Plur")
        for i, (a, b, head) in enumerate(spans)
    )
    return Parsed(text, tokens, (Sentence(0, 11, 0, 3),), ((), (0, 2), ()))


def test_a_parse_keeps_nothing_twice() -> None:
    parsed = small_parse()
    kept = pack_parse(parsed, parsed.text)
    assert kept[:1] == b"p" and unpack_parse(kept, parsed.text) == parsed
    assert unpack_parse(pack_parse(parsed, "other"), "other") == parsed


def test_an_account_comes_back_as_it_was() -> None:
    account = arrival(3).account
    assert account
    told = unpack_told(pack_account(account))
    assert (told.statements, told.figures, told.mentions) == (account.statements, account.figures, account.mentions)


@pytest.mark.parametrize("kind", [np.float32, np.float16])
def test_vectors_come_back_bit_for_bit(kind: Any) -> None:
    vectors = Vectors("m", ("a", "b\ud800"), np.array([[0.1, -0.0], [1e-4, 7]], dtype=kind))
    back = unpack_vectors(pack_vectors(vectors))
    assert (back.model, back.texts) == (vectors.model, vectors.texts)
    assert back.rows.dtype == kind and back.rows.tobytes() == vectors.rows.tobytes()


def test_fields_that_came_or_went_since_do_not_matter() -> None:
    state = SourceState("https://a.example/feed", "feed", failures=2)
    kept = deflate({"address": state.address, "kind": "feed", "failures": 2, "mood": "calm"})
    assert unpack(kept, SourceState) == state
    assert replace(state, failures=0) == unpack(deflate({"address": state.address, "kind": "feed"}), SourceState)


@pytest.mark.parametrize("data", [b"", b"\x02rest", b"\x01rest", b"\x01" + zlib.compress(b"{"), deflate({"kind": "x"})])
def test_bytes_that_are_no_record_are_said_to_be_none(data: bytes) -> None:
    with pytest.raises(StoreUnusable):
        unpack(data, SourceState)


def test_what_no_store_keeps_is_refused() -> None:
    with pytest.raises(TypeError, match="kept by no store"):
        pack(arrival(0), Arrival)
