"""Outlines of the world's countries, cut to a window: what the map draws under the story's places.

Natural Earth at 1:50 million (public domain), as packed by world-atlas 2.0.2 (ISC); `scripts/make_outlines.py` makes
the file.  Coordinates are degrees, (longitude, latitude).
"""

import functools
import gzip
import itertools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Window:
    """The part of the world to show, in degrees; east may go beyond 180 where it crosses the date line."""

    west: float
    south: float
    east: float
    north: float


def rings_inside(window: Window) -> Iterator[tuple[str, list[list[Point]]]]:
    """Give each country seen in the window and its rings, cut at the window's edges; in the file's order."""
    for name, rings in _countries():
        seen = []
        for turn in (-360.0, 0.0, 360.0):
            for box, ring in rings:
                if box.east + turn < window.west or box.west + turn > window.east:
                    continue
                if box.north < window.south or box.south > window.north:
                    continue
                cut = _cut([(lon + turn, lat) for lon, lat in ring], window)
                if len(cut) > 2:
                    seen.append(cut)
        if seen:
            yield name, seen


@functools.cache
def _countries() -> tuple[tuple[str, list[tuple[Window, list[Point]]]], ...]:
    """Every country with its rings and the box of each."""
    data = (files("reportedly.publish") / "data" / "countries.json.gz").read_bytes()
    atlas = json.loads(gzip.decompress(data))
    (dx, dy), (x0, y0) = atlas["scale"], atlas["translate"]
    arcs = [[(x * dx + x0, y * dy + y0) for x, y in _summed(arc)] for arc in atlas["arcs"]]
    found = []
    for name, polygons in atlas["countries"]:
        rings = [_joined(ring, arcs) for polygon in polygons for ring in polygon]
        found.append((name, [(_box(ring), ring) for ring in rings]))
    return tuple(found)


def _summed(arc: list[list[int]]) -> Iterator[tuple[int, int]]:
    """TopoJSON keeps each point as the difference from the one before."""
    yield from zip(itertools.accumulate(p[0] for p in arc), itertools.accumulate(p[1] for p in arc), strict=True)


def _joined(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    """The arcs of a ring end to end; a negative number is an arc (~number) walked backwards."""
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def _box(ring: list[Point]) -> Window:
    lons, lats = [p[0] for p in ring], [p[1] for p in ring]
    return Window(min(lons), min(lats), max(lons), max(lats))


def _cut(ring: list[Point], window: Window) -> list[Point]:
    """The ring cut at the four edges (Sutherland and Hodgman 1974)."""
    for axis, limit, keep_above in ((0, window.west, True), (0, window.east, False)):
        ring = _cut_edge(ring, axis, limit, keep_above)
    for axis, limit, keep_above in ((1, window.south, True), (1, window.north, False)):
        ring = _cut_edge(ring, axis, limit, keep_above)
    return ring


def _cut_edge(ring: list[Point], axis: int, limit: float, keep_above: bool) -> list[Point]:
    out: list[Point] = []
    for before, here in zip(ring[-1:] + ring[:-1], ring, strict=True):
        was, is_in = ((p[axis] >= limit) == keep_above or p[axis] == limit for p in (before, here))
        if was != is_in:
            part = (limit - before[axis]) / (here[axis] - before[axis])
            out.append((before[0] + part * (here[0] - before[0]), before[1] + part * (here[1] - before[1])))
        if is_in:
            out.append(here)
    return out
