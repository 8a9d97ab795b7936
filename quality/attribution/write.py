"""Writes sample.jsonl from articles.txt: our own short articles with their attributions, in PolNeAR's shape.

    python quality/attribution/write.py

In articles.txt a line "# name" begins an article.  {S1|…}, {K1|…} and {C1|…} mark source, cue and content of its first
attribution; a part that stands in several places is marked with the same number in each.
"""

import json
import re
from pathlib import Path

HERE = Path(__file__).parent
MARK = re.compile(r"\{([SKC])(\d+)\|([^{}]*)\}")
NAMES = {"S": "source", "K": "cue", "C": "content"}


def read_articles(text: str) -> list[dict[str, object]]:
    """The articles as PolNeAR's rows: id, text, and attributions of lists of [start, end)."""
    parts = re.split(r"^# (.+)\n", text, flags=re.MULTILINE)[1:]
    return [_article(name, body.strip()) for name, body in zip(parts[::2], parts[1::2], strict=True)]


def _article(name: str, marked: str) -> dict[str, object]:
    plain, at = "", 0
    found: dict[int, dict[str, list[list[int]]]] = {}
    for match in MARK.finditer(marked):
        plain += marked[at : match.start()]
        one = found.setdefault(int(match[2]), {"source": [], "cue": [], "content": []})
        one[NAMES[match[1]]].append([len(plain), len(plain) + len(match[3])])
        plain += match[3]
        at = match.end()
    plain += marked[at:]
    return {"id": name.replace(" ", "-"), "text": plain, "attributions": [found[n] for n in sorted(found)]}


if __name__ == "__main__":
    rows = read_articles((HERE / "articles.txt").read_text(encoding="utf-8"))
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
    (HERE / "sample.jsonl").write_text("".join(lines), encoding="utf-8")
