"""The map of a story, drawn as SVG when the dossier is written: borders, the story's places and their names.

Places far from where most is told (a capital that comments, a summit) would shrink the map to dots, so the window is
drawn around the places that hang together, and the far ones are listed beside it.  A country is its name in its
outline, not a dot in its middle.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.publish.outlines import Point, Window, rings_inside
from reportedly.records import Place
from reportedly.text.countries import country_of

WIDTH = 460.0  # px: the widest that the page shows it, so that its letters keep their size
_TALLEST, _LOWEST = 460.0, 280.0
_NEAR = (300.0, 600.0, 1200.0, 2400.0)  # km: places this close are shown on one map, wider until most is seen
_MOST = 0.7  # part of the mentions that the map shows where it can
_EARTH = 6371.0
_LEAST = 3.2  # degrees of latitude that the window shows at least, so that borders and neighbours are in sight
_FINEST = 0.7  # px: points of an outline closer than this are left out
_CHARACTER, _LINE = 7.2, 15.0  # px: what a letter and a line of a label take at 12.5 px


@dataclass(frozen=True, slots=True)
class Dot:
    """One place on the map: where, how often mentioned (as a radius), and its label with the end it is written from."""

    place: Place
    x: float
    y: float
    radius: float
    label: tuple[float, float, str] | None


@dataclass(frozen=True, slots=True)
class Country:
    """A country's outline as an SVG path, where its name goes (None: no room), and whether the story names it."""

    name: str
    path: str
    label: Point | None
    told: bool


@dataclass(frozen=True, slots=True)
class Map:
    """All that is drawn: sizes in px, countries, dots, the bar of the scale, and the places outside the window."""

    width: float
    height: float
    countries: tuple[Country, ...]
    dots: tuple[Dot, ...]
    scale: tuple[float, str]
    outside: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class _Projection:
    """Equirectangular, true to scale along the window's middle."""

    window: Window
    scale: float

    def __call__(self, lon: float, lat: float) -> Point:
        return (lon - self.window.west) * self.scale * self.narrow, (self.window.north - lat) * self.scale

    @property
    def narrow(self) -> float:
        return max(0.2, math.cos(math.radians((self.window.south + self.window.north) / 2)))


def draw_map(places: Sequence[Place]) -> Map | None:
    """Give the map of the places; None when there are none."""
    if not places:
        return None
    towns = [p for p in places if country_of(p.name) is None]
    shown = _together(towns or places)
    window, height = _frame([(_near_lon(p.longitude, shown[0].longitude), p.latitude) for p in shown])
    project = _Projection(window, height / (window.north - window.south))
    taken = [(0.0, height - 30, WIDTH / 3, height)]  # where the scale stands
    dots = _dots(shown, project, height, taken)
    told = {country_of(p.name) for p in places} - {None}
    countries = []
    for name, rings in rings_inside(_wider(window)):
        drawn = [[project(*p) for p in ring] for ring in rings]
        label = _country_label(name, drawn, height, taken)
        countries.append(Country(name, "".join(_path(ring) for ring in drawn), label, country_of(name) in told))
    seen = {country_of(c.name) for c in countries if c.label}
    outside = tuple(p for p in places if p not in shown and country_of(p.name) not in seen)
    return Map(WIDTH, round(height), tuple(countries), dots, _scale_bar(project), outside)


def _distance(a: Place, b: Place) -> float:
    """Great-circle distance in km."""
    p, q = math.radians(a.latitude), math.radians(b.latitude)
    turn = math.radians(a.longitude - b.longitude)
    inner = math.sin((p - q) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(turn / 2) ** 2
    return 2 * _EARTH * math.asin(min(1.0, math.sqrt(inner)))


def _together(places: Sequence[Place]) -> list[Place]:
    """The near places with most of the mentions, most mentioned first; the tightest such group there is."""
    whole = sum(len(p.mentions) for p in places)
    best: list[Place] = []
    for near in _NEAR:
        best = max(_linked(places, near), key=lambda g: (sum(len(p.mentions) for p in g), len(g)))
        if sum(len(p.mentions) for p in best) >= _MOST * whole:
            break
    return sorted(best, key=lambda p: (-len(p.mentions), p.name, p.id))


def _linked(places: Sequence[Place], near: float) -> list[list[Place]]:
    """Groups in which each place is within `near` km of another (single linkage)."""
    groups: list[list[Place]] = []
    for place in places:
        close = [g for g in groups if any(_distance(place, other) < near for other in g)]
        groups = [g for g in groups if g not in close] + [[place, *(p for g in close for p in g)]]
    return groups


def _near_lon(lon: float, to: float) -> float:
    """The same meridian on the same side of the date line as another."""
    return lon + 360 * round((to - lon) / 360)


def _frame(points: Sequence[Point]) -> tuple[Window, float]:
    """A window around the points with room for labels, and its height in px at `WIDTH`."""
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    middle, centre = (south + north) / 2, (west + east) / 2
    narrow = max(0.2, math.cos(math.radians(middle)))
    tall, wide = max(_LEAST, (north - south) * 1.4), max(_LEAST, (east - west) * 1.5 * narrow)
    height = min(_TALLEST, max(_LOWEST, WIDTH * tall / wide))
    per_px = max(tall / height, wide / WIDTH)
    tall, wide = per_px * height, per_px * WIDTH / narrow
    return Window(centre - wide / 2, middle - tall / 2, centre + wide / 2, middle + tall / 2), height


def _wider(window: Window) -> Window:
    """A little more than the window, so that the cut edges of countries are not seen."""
    by = (window.north - window.south) * 0.04
    return Window(window.west - by, window.south - by, window.east + by, window.north + by)


def _path(ring: list[Point]) -> str:
    """An SVG path without the points that nobody would see."""
    kept = [ring[0]]
    for x, y in ring[1:]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= _FINEST:
            kept.append((x, y))
    if len(kept) < 3:
        return ""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in kept) + "Z"


def _dots(
    places: Sequence[Place], project: _Projection, height: float, taken: list[tuple[float, float, float, float]]
) -> tuple[Dot, ...]:
    """Dots, the most mentioned first, each with a label where one fits; `taken` gets the boxes that are full."""
    spots = []
    for place in places:
        x, y = project(_near_lon(place.longitude, places[0].longitude), place.latitude)
        radius = min(9.0, 3 + math.sqrt(len(place.mentions)))
        taken.append((x - radius, y - radius, x + radius, y + radius))
        spots.append((place, x, y, radius))
    return tuple(
        Dot(place, round(x, 1), round(y, 1), round(radius, 1), _label(place.name, x, y, radius, height, taken))
        for place, x, y, radius in spots
    )


def _label(
    name: str, x: float, y: float, radius: float, height: float, taken: list[tuple[float, float, float, float]]
) -> tuple[float, float, str] | None:
    """Where the name fits: right, left, above, below the dot, and the corners between."""
    wide, gap = len(name) * _CHARACTER, radius + 4
    for dx, dy, anchor in (
        (gap, 0.0, "start"),
        (-gap, 0.0, "end"),
        (0.0, -gap - 4, "middle"),
        (0.0, gap + 7, "middle"),
        (gap - 2, -11.0, "start"),
        (gap - 2, 11.0, "start"),
        (2 - gap, -11.0, "end"),
        (2 - gap, 11.0, "end"),
    ):
        left = x + dx - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        box = (left, y + dy - _LINE / 2, left + wide, y + dy + _LINE / 2)
        inside = box[0] > 2 and box[1] > 2 and box[2] < WIDTH - 2 and box[3] < height - 2
        if inside and not any(_meet(box, other) for other in taken):
            taken.append(box)
            return round(x + dx, 1), round(y + dy + 4, 1), anchor
    return None


def _meet(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _country_label(
    name: str, rings: list[list[Point]], height: float, taken: list[tuple[float, float, float, float]]
) -> Point | None:
    """The middle of the country's largest part that is seen, or a spot near it that is free and inside it."""
    ring = max(rings, key=lambda r: abs(_area(r)))
    wide = len(name) * 9.5  # written wider than a place
    if abs(_area(ring)) < wide * 30:
        return None
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    for across, down in ((0, 0), (0, -1), (0, 1), (-1, 0), (1, 0), (-1, -1), (1, 1), (-1, 1), (1, -1)):
        spot = x + across * (max(xs) - min(xs)) / 4, y + down * (max(ys) - min(ys)) / 4
        box = (spot[0] - wide / 2, spot[1] - 9, spot[0] + wide / 2, spot[1] + 9)
        inside = box[0] > 2 and box[1] > 2 and box[2] < WIDTH - 2 and box[3] < height - 2
        if inside and _contains(ring, spot) and not any(_meet(box, other) for other in taken):
            taken.append(box)
            return round(spot[0], 1), round(spot[1] + 4, 1)
    return None


def _area(ring: list[Point]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True)) / 2


def _contains(ring: list[Point], spot: Point) -> bool:
    """Whether a ray to the right crosses the ring an odd number of times."""
    x, y = spot
    crossed = False
    for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
        if (a[1] > y) != (b[1] > y) and x < a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1]):
            crossed = not crossed
    return crossed


def _scale_bar(project: _Projection) -> tuple[float, str]:
    """The length in px of a round number of km, about a sixth of the map, and that number."""
    km_per_px = math.radians(1 / project.scale) * _EARTH
    rough = WIDTH / 6 * km_per_px
    power = 10.0 ** math.floor(math.log10(rough))
    km = next(step * power for step in (5, 2, 1) if step * power <= rough)
    return round(km / km_per_px, 1), f"{km:,.0f} km"
