"""Makes the outlines of countries that the dossier's map is drawn from.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python scripts/make_outlines.py package/countries-50m.json

Natural Earth (public domain) at 1:50 million, as packed by world-atlas (ISC): the arcs stay as they are, quantised and
shared between neighbours; what the map does not use is left out.  The shipped file was made from the input with the
SHA-256 04342cdc1e3016bcd7db1630de95684d67b79fe3c8c460321e87aef469502394.
"""

import gzip
import hashlib
import json
import sys
from pathlib import Path

OUT = Path(__file__).parents[1] / "src" / "reportedly" / "publish" / "data" / "countries.json.gz"


def main(path: Path) -> None:
    """Write the outlines; the same input gives the same bytes."""
    data = path.read_bytes()
    print("SHA-256 of the input:", hashlib.sha256(data).hexdigest())
    atlas = json.loads(data)
    countries = []
    for shape in atlas["objects"]["countries"]["geometries"]:
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        countries.append([shape["properties"]["name"], polygons])
    outlines = {**atlas["transform"], "arcs": atlas["arcs"], "countries": countries}
    OUT.write_bytes(gzip.compress(json.dumps(outlines, separators=(",", ":")).encode(), mtime=0))
    print("Wrote", OUT, OUT.stat().st_size, "bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
