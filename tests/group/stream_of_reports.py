"""Invented reports for the tests of grouping."""

from reportedly.group import Signature, signature
from reportedly.records import Report


def report(name: str, day: str | None, title: str, *paragraphs: str) -> Report:
    """A report as reading gives it."""
    text, body = title, []
    for paragraph in paragraphs:
        text += "\n\n"
        body.append((len(text), len(text) + len(paragraph)))
        text += paragraph
    return Report(name, text, tuple(body), "", title=title, published=day)


def signed(told: Report) -> Signature:
    """Its signature without an encoder, so that nothing has to be loaded."""
    return signature(told, None, None, lambda name: name in {"Kolva", "Orlin", "Brask"})


MARKET = [
    report(
        "m1", "2031-05-05", "Bomb kills nine at Kolva fish market",
        "A bomb in a handcart killed nine people at the fish market in Kolva on Monday, police commander Teodor Balsa"
        " said. Traders on Anchor Street had just opened their stalls when the device, packed with nails, went off.",
    ),
    report(
        "m2", "2031-05-06", "Twelve dead after market blast in Kolva",
        "Three people wounded by the handcart bomb at the Kolva fish market have died, surgeon Mirela Tanko said on"
        " Tuesday. Commander Balsa said the device that went off on Anchor Street on Monday was packed with nails.",
    ),
    report(
        "m3", "2031-05-06", "Kolva mourns its traders",
        "Flowers lay on the stalls of Anchor Street in Kolva on Tuesday, a day after a handcart bomb killed traders at"
        " the fish market. Commander Teodor Balsa promised that those who packed it with nails would be found.",
    ),
]  # fmt: skip
STATION = [
    report(
        "s1", "2031-05-09", "Rucksack bomb kills four at Kolva bus station",
        "A rucksack bomb killed four people in the waiting hall of the bus station in Kolva on Friday, the interior"
        " ministry said. Station master Hedda Krol said students had been waiting for the night coach to Orlin.",
    ),
    report(
        "s2", "2031-05-10", "Students among dead in Kolva coach attack",
        "Two students were among the four people killed by a rucksack bomb in Kolva's bus station on Friday, the"
        " interior ministry said. Station master Hedda Krol said they had tickets for the night coach to Orlin.",
    ),
]  # fmt: skip
FOLLOW_UP = report(
    "m9", "2031-05-13", "Brothers charged over handcart bomb at Kolva market",
    "Two brothers were charged on Tuesday with building the handcart bomb that killed twelve people at the Kolva fish"
    " market last week. They packed the device with nails for Anchor Street, Commander Teodor Balsa said.",
)  # fmt: skip
SEAL = report(
    "z1", "2031-05-07", "Seal on the runway",
    "A seal that slept on the runway of an island airfield delayed the morning flight by an hour until staff moved it"
    " with brooms. The controller said that it had not wanted to go, and the passengers took pictures.",
)  # fmt: skip
BRIEFS = report(
    "b1", "2031-05-10", "News in brief",
    "Kolva: Commander Teodor Balsa searched flats near Anchor Street after the handcart bomb packed with nails killed"
    " traders at the fish market on Monday.",
    "Kolva: Station master Hedda Krol reopened the waiting hall of the bus station where a rucksack bomb killed"
    " students who waited for the night coach to Orlin on Friday.",
)  # fmt: skip
