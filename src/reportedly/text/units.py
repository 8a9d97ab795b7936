"""Units of measure and money in English news, and the one short name that each is given.

Values are never converted: "162 kilometers" stays 162, with the unit "km".  Ambiguous words ("pounds", "dollars" of
another country) keep their own word as the unit rather than a guess.
"""

import re

_WORDS: dict[str, str] = {
    "percent": r"per\s?cent|pct|%",
    "percentage point": r"percentage\s+points?|points?(?=\s+lower|\s+higher)",
    "km/h": r"kilomet(?:er|re)s?\s+(?:per|an)\s+hour|km/h|kph|kmh",
    "mph": r"miles\s+(?:per|an)\s+hour|mph",
    "km2": r"(?:square|sq\.?)\s+kilomet(?:er|re)s?|(?:square|sq\.?)\s+km|km²",
    "mi2": r"(?:square|sq\.?)\s+miles?",
    "m2": r"(?:square|sq\.?)\s+met(?:er|re)s?|m²",
    "ft2": r"(?:square|sq\.?)\s+(?:feet|foot|ft)",
    "m3": r"cubic\s+met(?:er|re)s?|m³",
    "km": r"kilomet(?:er|re)s?|kms?",
    "mi": r"miles?",
    "nmi": r"nautical\s+miles?",
    "cm": r"centimet(?:er|re)s?|cm",
    "mm": r"millimet(?:er|re)s?|mm",
    "m": r"met(?:er|re)s?",
    "ft": r"feet|foot|ft\.?",
    "in": r"inch(?:es)?",
    "yd": r"yards?",
    "kg": r"kilograms?|kilogrammes?|kilos?|kg",
    "g": r"grams?|grammes?",
    "t": r"tonnes?|metric\s+tons?",
    "ton": r"tons?",
    "lb": r"lbs?\.?",
    "l": r"lit(?:er|re)s?",
    "gal": r"gallons?",
    "barrel": r"barrels?(?:\s+(?:a|per)\s+day)?",
    "ha": r"hectares?",
    "acre": r"acres?",
    "GW": r"gigawatts?|GW",
    "MW": r"megawatts?|MW",
    "kWh": r"kilowatt[- ]hours?|kWh",
    "°C": r"degrees?\s+(?:celsius|centigrade)|°\s?C|C(?=\s*\()",
    "°F": r"degrees?\s+fahrenheit|°\s?F",
    "degree": r"degrees?",
    "second": r"seconds",
    "minute": r"minutes?",
    "hour": r"hours?|hrs?",
    "day": r"days?",
    "week": r"weeks?",
    "month": r"months?",
    "year": r"years?",
    "decade": r"decades?",
    "magnitude": r"magnitude",
    "USD": r"(?:us|u\.s\.)\s+dollars?|dollars?",
    "EUR": r"euros?",
    "GBP": r"pounds\s+sterling|british\s+pounds?",
    "pound": r"pounds?",
    "RUB": r"r(?:o|)ubles?",
    "JPY": r"yen",
    "CNY": r"yuan|renminbi",
    "rupee": r"rupees?",
    "UAH": r"hryvnias?",
    "ILS": r"shekels?",
    "TRY": r"(?:turkish\s+)?lira",
    "cent": r"cents?",
}
MONEY = {
    "US$": "USD", "$": "USD", "A$": "AUD", "C$": "CAD", "HK$": "HKD", "NZ$": "NZD", "S$": "SGD", "R$": "BRL",
    "£": "GBP", "€": "EUR", "¥": "¥", "₹": "INR", "₽": "RUB", "₺": "TRY", "₪": "ILS", "₴": "UAH", "₦": "NGN",
}  # fmt: skip
_CODES = ("USD", "EUR", "GBP", "RUB", "JPY", "CNY", "CHF", "CAD", "AUD")

PREFIX = "|".join(re.escape(sign) for sign in sorted(MONEY, key=len, reverse=True)) + "|" + "|".join(_CODES)
_ORDER = sorted(_WORDS, key=lambda unit: -max(len(w) for w in _WORDS[unit].split("|")))
_UNIT = re.compile(
    "(?:" + "|".join(f"(?P<u{i}>{_WORDS[unit]})" for i, unit in enumerate(_ORDER)) + r")(?<![a-z](?=[a-z]))(?!\w)",
    re.IGNORECASE,
)


def read_unit(text: str, at: int) -> tuple[str, int] | None:
    """The unit whose word begins at `at` (white space or one hyphen before it allowed) and where it ends, or None."""
    gap = re.compile(r"[-‑]|\s{1,2}|").match(text, at)
    found = _UNIT.match(text, gap.end() if gap else at)
    if not found or not found.lastgroup:
        return None
    return _ORDER[int(found.lastgroup[1:])], found.end()


def money_unit(sign: str) -> str:
    """The code of a currency sign or code as it stands before a number."""
    return MONEY.get(sign, MONEY.get(sign.upper(), sign.upper()))
