"""What was seen at a source, in a line of JSON that its state carries from visit to visit."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from reportedly.collect.canonical import canonical_url
from reportedly.collect.entries import Entry

REMEMBERED = 2000  # entries of one source; feeds show 20 to 200, a day's news sitemap up to 1,000
_VISITS = 3  # in a row on which an entry that fails is asked for
_LATER = (3600, 7200, 14_400, 28_800, 57_600)  # seconds before each further try, so that an outage of a day loses none


@dataclass(frozen=True, slots=True)
class Cursor:
    """`entries`: each seen entry and its mark, oldest first.  `missed`: how often one failed, and before
    when (seconds since 1970) it is not asked for.  `page`: a watched page's
    hash.  `files`: a folder's files with time of change (ns), size and hash.  `again`: entries that are to be looked at
    again, each with when it came (seconds since 1970) and how often it was looked at since."""

    entries: dict[str, str] = field(default_factory=dict)
    missed: dict[str, tuple[int, int]] = field(default_factory=dict)
    page: str = ""
    files: dict[str, tuple[int, int, str]] = field(default_factory=dict)
    again: dict[str, tuple[int, int]] = field(default_factory=dict)

    @classmethod
    def load(cls, text: str | None) -> "Cursor":
        """The cursor of a state; an empty one where there is none or it cannot be understood."""
        try:
            loaded = json.loads(text or "{}")
            files = {str(k): (int(v[0]), int(v[1]), str(v[2])) for k, v in loaded.get("files", {}).items()}
            again = {str(k): (int(v[0]), int(v[1])) for k, v in loaded.get("again", {}).items()}
            told = {k: v if isinstance(v, list) else [v, 0] for k, v in loaded.get("missed", {}).items()}
            missed = {str(k): (int(v[0]), int(v[1])) for k, v in told.items()}
            entries = dict(loaded.get("entries", {}))
            return cls(entries, missed, loaded.get("page", ""), files, again)
        except (ValueError, TypeError, AttributeError, IndexError):
            return cls()

    def dump(self) -> str | None:
        """The line to keep; None when nothing was seen."""
        told: dict[str, object] = {"entries": self.entries, "missed": self.missed, "page": self.page}
        told |= {"files": self.files, "again": self.again}
        kept = {name: value for name, value in told.items() if value}
        return json.dumps(kept, separators=(",", ":"), ensure_ascii=False) if kept else None

    def is_missing(self, now: float) -> bool:
        """Whether an entry that failed is to be asked for again by now."""
        return any(not_before <= now for _, not_before in self.missed.values())

    def new_entries(self, entries: Sequence[Entry], now: float) -> tuple[list[Entry], "Cursor"]:
        """The entries that were not seen, or that changed since, and the cursor with them."""
        seen = dict(self.entries)
        new = []
        for entry in entries:
            key, mark = _key(entry), _hash(entry.mark or "")
            if self.missed.get(key, (0, 0))[1] > now:
                continue
            if seen.pop(key, None) != mark:
                new.append(entry)
            seen[key] = mark  # at the end: the entries that a source still shows are remembered longest
        kept = dict(list(seen.items())[-max(REMEMBERED, len(entries)) :])
        return new, replace(self, entries=kept)

    def is_due_again(self, now: float, after: Sequence[float], entry: Entry | None = None) -> bool:
        """Whether an entry (any, without one) is to be looked at again: `after` so many seconds each since it came."""
        keys = self.again if entry is None else [_key(entry)]
        looks = [self.again[key] for key in keys if key in self.again]
        return any(times < len(after) and now >= first + after[times] for first, times in looks)

    def looked_again(
        self, now: float, after: Sequence[float], shown: Sequence[Entry], new: Sequence[Entry], again: Sequence[Entry]
    ) -> "Cursor":
        """The cursor after a visit that takes `new` entries and looks at some `again`; what is not shown is let go."""
        fresh, looked = {_key(e) for e in new if e.address}, {_key(e) for e in again}
        kept: dict[str, tuple[int, int]] = {}
        for key in [_key(entry) for entry in shown]:
            first, times = (int(now), 0) if key in fresh else self.again.get(key, (0, len(after)))
            if times + (key in looked) < len(after):
                kept[key] = first, times + (key in looked)
        return replace(self, again=kept)

    def with_page(self, content: bytes) -> "Cursor":
        """The cursor with a watched page's bytes as seen."""
        return replace(self, page=hashlib.sha256(content).hexdigest())

    def is_last_try(self, entry: Entry) -> bool:
        """Whether an entry that fails now was asked for on enough visits: what stands in for its page may be taken."""
        return self.missed.get(_key(entry), (0, 0))[0] + 1 >= _VISITS

    def without(self, addresses: Iterable[str], now: float) -> "Cursor":
        """The cursor without entries that failed, so that they are new on the next visits, and then after longer and
        longer pauses; but not for ever."""
        entries, files = dict(self.entries), dict(self.files)
        missed = {key: told for key, told in self.missed.items() if told[1] > now}
        for address in addresses:
            key = _key(Entry(address))
            times = self.missed.get(key, (0, 0))[0] + 1
            pauses = (0,) * (_VISITS - 1) + (_LATER if "://" in address else ())
            if times <= len(pauses):
                entries.pop(key, None)
                files.pop(address, None)
                missed[key] = times, int(now) + pauses[times - 1] if pauses[times - 1] else 0
        return replace(self, entries=entries, files=files, missed=missed)


def _key(entry: Entry) -> str:
    return _hash(canonical_url(entry.address) if entry.address else entry.text or "")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
