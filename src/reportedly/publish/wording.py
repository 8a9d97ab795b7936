"""Numbers, days and origins in words, as the page says them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import PurePath

from reportedly.publish.lookup import Lookup
from reportedly.records import Claim, Figure, LedgerValue, Statement

LOOSE = "in looser words"
_NUMBERS = "no one two three four five six seven eight nine ten".split()
_NAMED = 3  # origins of a claim that are named before they are counted; all are listed below
_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def plural(number: int, one: str, many: str | None = None) -> str:
    """ "1 report", "4 reports"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def spelt(number: int, one: str) -> str:
    """ "one report", "four reports", "11 reports"."""
    return f"{_number(number)} {one}" + ("" if number == 1 else "s")


def _number(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def listed(words: Iterable[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    words = list(words)
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def file_name(given: str) -> str:
    """The last part of a path, so that a page does not tell how its maker's folders are named; an address as it is."""
    return given if "://" in given else PurePath(given.replace("\\", "/")).name or given


def day(iso: str) -> str:
    """ "2031-03-08" or a moment of that day as "Saturday 8 March 2031"; what is no day as it is."""
    try:
        found = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return f"{_DAYS[found.weekday()]} {found.day} {_MONTHS[found.month - 1]} {found.year}"


def short_day(iso: str) -> str:
    """ "2031-03-08" as "8 March"; what is no day as it is."""
    words = day(iso).split()
    return " ".join(words[1:3]) if len(words) == 4 else iso


def moment(iso: str | None) -> str:
    """ "9 March 2031, 07:40 UTC", "9 March 2031", or "time unknown"."""
    if not iso:
        return "time unknown"
    if day(iso) == iso:
        return iso
    words = day(iso).split(" ", 1)[-1]
    if len(iso) < 16 or iso[10] not in "T ":
        return words
    zone = iso[16:].lstrip(":0123456789.")
    offset = iso[len(iso) - 6 :] if iso[-6:-5] in ("+", "-") and iso[-3:-2] == ":" else ""
    told = " UTC" if zone == "Z" or offset in ("+00:00", "-00:00") else f" UTC{offset}" if offset else ""
    return f"{words}, {iso[11:16]}{told}"


def period(first: str, last: str) -> str:
    """Two days as one time: "Saturday 8 March 2031", "2015", "November 2024", "1 to 8 December 2024"."""
    if first == last:
        return day(first)
    try:
        a, b = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return f"{first} to {last}"
    month = f"{_MONTHS[b.month - 1]} {b.year}"
    if (a.month, a.day, b.month, b.day, a.year) == (1, 1, 12, 31, b.year):
        return str(a.year)
    if (a.year, a.month) != (b.year, b.month):
        year = "" if a.year == b.year else f" {a.year}"
        return f"{a.day} {_MONTHS[a.month - 1]}{year} to {b.day} {month}"
    return month if a.day == 1 and (b + timedelta(1)).day == 1 else f"{a.day} to {b.day} {month}"


def stretch(begins: str, ends: str) -> str:
    """The part of one day that an interval covers; "" for a whole day or several."""
    if begins[:10] != ends[:10] or len(begins) <= 10 or len(ends) <= 10:
        return ""
    return begins[11:16] if begins == ends else f"{begins[11:16]}–{ends[11:16]}"


def value(number: float) -> str:
    """A number for reading: "9,000", "2.5"."""
    return f"{number:,.0f}" if number == int(number) else f"{number:,.10g}"


def bounds(figure: Figure | LedgerValue) -> str:
    """A figure's range: "17 or more", "up to 40", "12 to 15", "about 2,400"."""
    low, high = figure.low, figure.high
    about = "about " if figure.approximate else ""
    if low is None and high is None:
        return "not a number"
    if low is None or high is None:
        return f"{about}{value(low)} or more" if low is not None else f"{about}up to {value(high or 0)}"
    return about + (value(low) if low == high else f"{value(low)} to {value(high)}")


def claim_counts(lookup: Lookup, claim: Claim) -> Iterator[tuple[str, str]]:
    """The count of a claim, part by part with what it is of: "4 outlets", "1 known origin", "1 unknown".

    Of origins that may depend on one another the number that is sure comes first: "1 independent of 3 known origins".
    """
    nameless = any(lookup.reports[lookup.statements[key].report].outlet is None for key in claim.statements)
    if claim.outlets:
        yield "outlets", plural(claim.outlets, "known outlet" if nameless else "outlet")
    else:
        yield "outlets", "outlet not known"
    known, denying = _backing(lookup, claim)
    if len(known) == claim.independent:
        yield "known", plural(len(known), "known origin" if len(known) == 1 else "independent origin")
    else:
        yield "known", f"{claim.independent} independent of {len(known)} known origins"
    if denying:
        yield "denying", f"{len(denying)} denying"
    if claim.unknown:
        yield "unknown", f"{claim.unknown} unknown"
    sure = {lookup.statements[key].report for key in claim.sure}
    if claim.reports > len(sure):
        yield "loose", f"{claim.reports - len(sure)} {LOOSE}"


def _backing(lookup: Lookup, claim: Claim) -> tuple[list[str], list[str]]:
    """The claim's known origins: those that tell it, and those that only deny it; where all deny it, all tell that.

    Who tells it only loosely may tell something else, and is neither.
    """
    told = [lookup.statements[key] for key in claim.sure]
    telling = {s.origin for s in told if s.stance != "denies"} or {s.origin for s in told}
    known = [o for o in dict.fromkeys(s.origin for s in told) if o and lookup.is_known(o)]
    return [key for key in known if key in telling], [key for key in known if key not in telling]


def origin_phrase(lookup: Lookup, claim: Claim) -> str:
    """How many outlets tell it and on whose word: "three outlets, one origin: X (on Telegram), relayed by Y"."""
    told = [lookup.statements[key] for key in claim.statements]
    known, denying = _backing(lookup, claim)
    nameless = any(lookup.reports[s.report].outlet is None for s in told)
    start = spelt(claim.reports, "report") if nameless else spelt(claim.outlets, "outlet")
    against = f"; denied by {listed(_short(lookup.origin_name(key) for key in denying))}" if denying else ""
    if not known:
        return f"{start}, origin unknown{against}"
    names = [_origin(lookup, key, [s for s in told if s.origin == key]) for key in known]
    rest = f"; {spelt(claim.unknown, 'report')} of unknown origin" if claim.unknown else ""
    counted = _how_many(claim.independent, len(known))
    return f"{start}, {counted}: {'; '.join(_short(names, 'and '))}{rest}{against}"


def _short(names: Iterable[str], before: str = "") -> list[str]:
    """The first names, and how many more there are."""
    names = list(names)
    return [*names[:_NAMED], f"{before}{len(names) - _NAMED} more"] if len(names) > _NAMED + 1 else names


def _how_many(independent: int, known: int) -> str:
    """Origins that may depend on one another are never called independent."""
    if independent == known:
        return spelt(known, "origin" if known == 1 else "independent origin")
    return f"{spelt(known, 'origin')} counted as {_number(independent)} (others may depend on them)"


def _origin(lookup: Lookup, origin: str, told: list[Statement]) -> str:
    name = lookup.origin_name(origin)
    if lookup.origins[origin].kind == "outlet":
        return f"{name}’s own reporting"
    channels = Counter(a.channel.text for s in told for a in s.attributions if a.channel)
    relays = Counter(lookup.who(r) for s in told for a in s.attributions for r in a.relays)
    by = f" ({channels.most_common(1)[0][0]})" if channels else ""
    return name + by + (f", relayed by {listed(list(relays)[:3])}" if relays else "")
