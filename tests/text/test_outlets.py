"""The list of agencies and outlets: every line is read whole, and a user's own lines come first."""

from pathlib import Path

import pytest

from reportedly.text import outlets


@pytest.fixture
def anew(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The environment, and a list that is read again after it was changed."""
    caches = (outlets.load_outlets, outlets._by_name, outlets._by_domain)
    monkeypatch.delenv("REPORTEDLY_OUTLETS", raising=False)
    for cache in caches:
        monkeypatch.setattr(outlets, cache.__name__, outlets.functools.cache(cache.__wrapped__))  # type: ignore[attr-defined]
    return monkeypatch


def test_every_line_of_the_list_is_whole(anew: pytest.MonkeyPatch) -> None:
    listed = outlets.load_outlets()
    assert len(listed) > 180
    assert {o.kind for o in listed} == {"agency", "outlet", "platform"}
    assert all(o.languages and len(o.country) == 2 for o in listed if o.kind != "platform")
    assert len({o.name for o in listed}) == len(listed)


def test_lines_of_ones_own_come_first_and_may_be_short(anew: pytest.MonkeyPatch, tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("# mine\nNorda Press\tagency\nThe Quay\toutlet\tNO\t\tQuay\tquay.example\tno\tTide Media\n")
    anew.setenv("REPORTEDLY_OUTLETS", str(own))
    found = outlets.find_outlet("the Norda Press agency")
    assert found is not None and found.kind == "agency"
    quay = outlets.find_outlet_by_domain("www.quay.example")
    assert quay is not None and (quay.owner, quay.languages) == ("Tide Media", ("no",))
