"""The JSON holds everything the dossier holds, in one way of writing only."""

import json
from dataclasses import replace
from importlib.resources import files

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_dossier import dossier, many

from reportedly.errors import DossierInvalid
from reportedly.publish import digest, from_document, serialise, to_document
from reportedly.records import Figure, Span

WHOLE, PAGES = dossier()


def test_records_come_back_from_the_json_unchanged() -> None:
    for whole in (WHOLE, many(9)[0]):
        assert from_document(json.loads(serialise(to_document(whole)))) == whole


@settings(deadline=None)
@given(st.text(st.characters(), max_size=40), st.floats(allow_nan=False, allow_infinity=False) | st.none())
def test_any_text_and_number_comes_back(text: str, low: float | None) -> None:
    figure = Figure("f", "r1", 0, 1, text, low, None, text)
    whole = replace(WHOLE, title=text, figures=(figure,))
    assert from_document(json.loads(serialise(to_document(whole)))) == whole


def test_a_file_name_that_is_not_utf8_is_carried() -> None:
    whole = replace(WHOLE, reports=(replace(WHOLE.reports[0], file="caf\udce9.txt"),))
    assert from_document(json.loads(serialise(to_document(whole)))) == whole


def test_written_bytes_are_the_only_way_to_write_them() -> None:
    data = serialise(to_document(WHOLE, PAGES))
    assert serialise(json.loads(data)) == data
    assert data.endswith(b"}\n")


def test_same_dossier_gives_same_bytes_and_digest() -> None:
    first, second = to_document(dossier()[0]), to_document(dossier()[0])
    assert serialise(first) == serialise(second)
    assert first["digest"] == digest(first)


def test_reports_name_their_kept_page() -> None:
    report = to_document(WHOLE, PAGES)["reports"][0]
    assert report["page"] == f"pages/{report['sha256']}.html"


def test_unknown_origins_are_counted_apart() -> None:
    counts = to_document(WHOLE)["counts"]
    assert (counts["origins"], counts["unknown"]) == (7, 4)


def test_lineage_comes_from_an_origin_or_a_span() -> None:
    sources = [edge["from"] for edge in to_document(WHOLE)["lineage"]]
    assert {"origin": "o-gov"} in sources
    assert any(set(source) == {"report", "start", "end"} for source in sources)
    assert isinstance(WHOLE.lineage[0].target, Span)


def test_documents_are_valid_under_the_schema_of_the_package() -> None:
    schema = json.loads((files("reportedly.publish") / "schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(to_document(WHOLE, PAGES))


@pytest.mark.parametrize("document", [{}, [], {"format": "reportedly.dossier/1"}, {"format": "other"}])
def test_what_is_no_dossier_is_refused_in_one_line(document: dict[str, object]) -> None:
    with pytest.raises(DossierInvalid):
        from_document(document)
