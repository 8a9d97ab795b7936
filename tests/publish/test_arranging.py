"""What the sections of the page say: origins in words, times, figures, the map, the lineage."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_dossier import dossier, many

from reportedly.publish.days import view_timeline
from reportedly.publish.flowchart import draw_lineage
from reportedly.publish.lookup import Lookup
from reportedly.publish.marks import cut_report
from reportedly.publish.opposed import shortest_disputes, view_disputes
from reportedly.publish.sections import view_claims
from reportedly.publish.wording import bounds, file_name, listed, moment, origin_phrase, period, plural, spelt, stretch
from reportedly.publish.worldmap import draw_map
from reportedly.records import Figure, Place, Side, Span, TimelineEntry

WHOLE = Lookup(dossier()[0])


def place(name: str, latitude: float, longitude: float, times: int = 1) -> Place:
    return Place(name, name, latitude, longitude, None, (Span("r1", 0, 1),) * times)


def test_one_origin_behind_several_outlets_is_said_with_its_channel_and_relay() -> None:
    claim = WHOLE.claims["c1"]
    ids = claim.statements[:2]
    told = replace(claim, statements=ids, origins=("o-gov",), reports=2, outlets=2, independent=1, unknown=0)
    words = origin_phrase(WHOLE, told)
    assert words == "two outlets, one origin: Lena Ostrava (on Telegram), relayed by Meridian Press"


def test_unknown_origins_are_never_called_independent() -> None:
    words = [origin_phrase(WHOLE, c) for c in WHOLE.dossier.claims]
    assert "one origin: Red Lantern Society; one report of unknown origin" in words[3]
    assert words[-1] == "one outlet, origin unknown"


def test_most_told_claim_comes_first_with_its_denial_beside_it() -> None:
    views = view_claims(WHOLE)
    assert [v.claim.reports for v in views] == sorted((v.claim.reports for v in views), reverse=True)
    warned = next(v for v in views if v.claim.text.startswith("“We warned"))
    assert any("denied" in t.quote for a in warned.against for t in a.others)


@pytest.mark.parametrize(
    ("low", "high", "approximate", "words"),
    [
        (17, None, False, "17 or more"),
        (None, 40, False, "up to 40"),
        (12, 15, True, "about 12 to 15"),
        (2.5, 2.5, False, "2.5"),
        (9000, 9000, False, "9,000"),
    ],
)
def test_figures_are_said_with_their_bounds(
    low: float | None, high: float | None, approximate: bool, words: str
) -> None:
    assert bounds(Figure("f", "r", 0, 1, "x", low, high, "people", approximate=approximate)) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2031-03-08", "2031-03-08", "Saturday 8 March 2031"),
        ("2015-01-01", "2015-12-31", "2015"),
        ("2031-11-01", "2031-11-30", "November 2031"),
        ("2031-12-01", "2031-12-08", "1 to 8 December 2031"),
        ("2031-11-28", "2031-12-02", "28 November to 2 December 2031"),
        ("2030-12-28", "2031-01-02", "28 December 2030 to 2 January 2031"),
        ("soon", "later", "soon to later"),
    ],
)
def test_times_are_said_as_one_would(first: str, last: str, words: str) -> None:
    assert period(first, last) == words


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        (None, "time unknown"),
        ("2031-03-09", "9 March 2031"),
        ("2031-03-09T07:40:00+00:00", "9 March 2031, 07:40 UTC"),
        ("2031-03-09T07:40:00Z", "9 March 2031, 07:40 UTC"),
        ("2031-03-09T07:40:00+03:00", "9 March 2031, 07:40 UTC+03:00"),
        ("2031-03-09T07:40", "9 March 2031, 07:40"),
        ("long ago", "long ago"),
    ],
)
def test_moments_keep_their_zone(iso: str | None, words: str) -> None:
    assert moment(iso) == words


def test_counts_in_words() -> None:
    assert (plural(1, "report"), plural(1200, "report")) == ("1 report", "1,200 reports")
    assert (spelt(3, "outlet"), spelt(11, "outlet")) == ("three outlets", "11 outlets")
    assert (listed([]), listed(["a"]), listed("abc")) == ("", "a", "a, b and c")


@settings(deadline=None)
@given(st.text(max_size=20), st.text(max_size=20))
def test_any_text_for_a_time_is_said_somehow(a: str, b: str) -> None:
    assert isinstance(period(a, b) + stretch(a, b) + moment(a), str)


def test_what_was_long_before_is_kept_apart() -> None:
    old = TimelineEntry("2012-01-01", "2012-12-31", "c5")
    days = view_timeline(Lookup(replace(WHOLE.dossier, timeline=(old, *WHOLE.dossier.timeline))))
    assert [d.name for d in days if d.background] == ["2012"]
    assert days[0].name == "2012"


def test_a_date_far_ahead_does_not_make_the_story_its_background() -> None:
    ahead = TimelineEntry("2031-11-20", "2031-11-20", "c5")
    days = view_timeline(Lookup(replace(WHOLE.dossier, timeline=(*WHOLE.dossier.timeline, ahead))))
    assert not any(d.background for d in days)


def test_a_day_shows_what_most_tell_and_folds_the_rest_without_repeating_itself() -> None:
    lookup = Lookup(many(24)[0])
    entries = [TimelineEntry("2031-03-08", "2031-03-08", c.id) for c in lookup.dossier.claims]
    (day,) = view_timeline(Lookup(replace(lookup.dossier, timeline=tuple(entries))))
    assert len(day.entries) == 5
    assert min(e.claim.reports for e in day.entries) >= max(e.claim.reports for e in day.more)
    words = [(e.part, e.words) for e in (*day.entries, *day.more)]
    assert len(set(words)) == len(words)


def test_a_dispute_shows_both_sides_in_short_and_folds_repeated_words() -> None:
    lookup = Lookup(many(12)[0])
    denial = view_disputes(lookup)[0]
    first, second = denial.lines
    assert first.who.endswith(("in Coastline Post 1", "in Norda Radio 1"))
    assert "denied" in second.quote or "no warning" in second.quote
    assert all(len(side.shown) <= 2 and len(side.shown) + len(side.more) == side.count for side in denial.sides)
    assert all(len({t.quote for t in side.shown}) == len(side.shown) for side in denial.sides)


def test_a_side_is_named_after_those_who_hold_it_each_once() -> None:
    denial = view_disputes(Lookup(many(12)[0]))[0]
    assert all(side.label.count("Karsel Hydro") <= 1 for side in denial.sides)
    assert len(denial.sides[0].label) < 90


def test_a_side_that_no_report_tells_comes_after_the_one_that_has_words() -> None:
    whole = WHOLE.dossier
    alone = replace(whole.disputes[0], sides=(Side("told by no report here", ()), whole.disputes[0].sides[1]))
    (view,) = view_disputes(Lookup(replace(whole, disputes=(alone,))))
    assert view.lines[0].quote and view.lines[1].who == "told by no report here"


def test_the_same_dispute_of_two_copies_is_one_line() -> None:
    whole = WHOLE.dossier
    twice = Lookup(replace(whole, disputes=(*whole.disputes, replace(whole.disputes[0], id="d9"))))
    assert [v.dispute.id for v in shortest_disputes(view_disputes(twice), 5)] == ["d1", "d2"]


def test_a_claim_shows_one_box_for_each_kind_of_dispute() -> None:
    whole = WHOLE.dossier
    twice = Lookup(replace(whole, disputes=(*whole.disputes, replace(whole.disputes[0], id="d9"))))
    view = next(v for v in view_claims(twice) if v.claim.text.startswith("“We warned"))
    assert [(a.word, a.count) for a in view.against] == [("Denied", 2)]


def test_origins_that_may_depend_on_one_another_are_not_called_independent() -> None:
    claim = WHOLE.claims["c1"]
    words = origin_phrase(WHOLE, replace(claim, independent=1))
    assert "counted as one" in words and "independent" not in words


def test_named_and_unnamed_origins_are_counted_apart() -> None:
    assert dict(WHOLE.tellers) == {"named": 5, "unnamed": 2}


def test_paths_are_shown_as_file_names() -> None:
    paths = ["/home/desk/in/a.html", "C:\\Users\\desk\\a.html", "a.html", "/home/desk/b.jsonl:3"]
    assert [file_name(p) for p in paths] == ["a.html", "a.html", "a.html", "b.jsonl:3"]
    assert file_name("https://news.example/a/b") == "https://news.example/a/b"


def test_pieces_of_a_report_are_all_its_words() -> None:
    for report in WHOLE.dossier.reports:
        pieces = [x.text for b in cut_report(WHOLE, report) for p in b.passages for x in p.pieces]
        assert "".join("".join(pieces).split()) == "".join(report.text.split())


def test_map_is_drawn_around_where_most_is_told() -> None:
    drawn = draw_map([place("Ilvane", 42.3, 43.0, 5), place("Teral", 41.7, 44.8, 2), place("Farhaven", -33.9, 18.4)])
    assert drawn is not None
    assert [d.place.name for d in drawn.dots] == ["Ilvane", "Teral"]
    assert [p.name for p in drawn.outside] == ["Farhaven"]
    assert "Georgia" in [c.name for c in drawn.countries if c.label]


def test_a_country_is_its_name_and_not_a_dot() -> None:
    drawn = draw_map([place("Ilvane", 42.3, 43.0), place("Georgia", 42.0, 43.5, 9)])
    assert drawn is not None
    assert [d.place.name for d in drawn.dots] == ["Ilvane"]
    assert [c.name for c in drawn.countries if c.told] == ["Georgia"] and not drawn.outside


def test_no_place_no_map() -> None:
    assert draw_map([]) is None


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180)), min_size=1, max_size=6))
def test_any_places_make_a_map_with_its_dots_inside(spots: list[tuple[float, float]]) -> None:
    drawn = draw_map([place(f"p{i}", lat, lon) for i, (lat, lon) in enumerate(spots)])
    assert drawn is not None and drawn.dots
    assert all(0 <= d.x <= drawn.width and 0 <= d.y <= drawn.height for d in drawn.dots)


def test_labels_of_near_places_do_not_cover_each_other() -> None:
    drawn = draw_map([place(f"Village number {i}", 42 + i / 50, 43 + i / 90) for i in range(8)])
    assert drawn is not None
    rows = sorted(d.label[1] for d in drawn.dots if d.label and d.label[2] == "start")
    assert all(b - a >= 14 for a, b in pairwise(rows))


def test_lineage_leads_from_origins_over_relays_to_reports() -> None:
    chart = draw_lineage(WHOLE)
    assert "relay:meridian press|report:r1" in {line.ends for line in chart.lines}
    assert any(line.kind == "textual" and line.ends == "report:r1|report:r2" for line in chart.lines)
    assert not [n for n in chart.nodes if "unknown" in n.name]


def test_lineage_of_forty_reports_names_every_report_once() -> None:
    chart = draw_lineage(Lookup(many(40)[0]))
    reports = [n for n in chart.nodes if n.column == "report"]
    assert len(reports) == 40 and len({n.y for n in reports}) == 40
