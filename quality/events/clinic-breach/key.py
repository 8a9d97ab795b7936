"""Writes key.json: the answer key of this event.  Run with PYTHONPATH=quality/keys."""

# ruff: noqa: E501  (a quote stays on one line)

from pathlib import Path
from typing import Any

from keys import write_key

HERE = Path(__file__).resolve().parent

CHIEF = "João Figueiredo Moura"
COMPANY = "Clínicas do Atlântico"
HACKERS = "Grey Heron"
SOURCES = "Two people familiar with the matter"

KEY: dict[str, Any] = {
    "seeds": {path.name[0]: path.name for path in sorted(HERE.glob("*.txt"))},
    "furniture": [
        ("a", "Our privacy notice has changed."),
        ("a", "Tagus Wire is not responsible for the content of external sites."),
        ("b", "Sections: Porto | Business | Football | Wine"),
        ("b", "Share on LinkedIn"),
        ("b", "Rate this article"),
        ("b", "Cork exporters fear new packaging rules"),
        ("c", "Reading time: 4 minutes"),
        ("c", "Subscribe to the Cipher Desk newsletter"),
        ("c", "Got a tip?"),
        ("c", "Why your router is older than your children"),
        ("d", "Follow us: X / Facebook / YouTube"),
        ("d", "All rights reserved"),
        ("d", "Rail strike called off at the last minute"),
        ("e", "MARKETS | FUNDS | COMPANIES | VIDEO"),
        ("e", "Download our app"),
        ("e", "Retire at 55 with these three funds"),
    ],
    "reports": {
        "a": {"outlet": "Tagus Wire", "published": "2025-11-12", "cites": []},
        "b": {"outlet": "The Douro Ledger", "published": "2025-11-12", "cites": ["Tagus Wire"]},
        "c": {"outlet": "Cipher Desk", "published": "2025-11-13", "cites": ["Signal"]},
        "d": {"outlet": "Iberian Post", "published": "2025-11-14", "cites": []},
        "e": {"outlet": "Morning Investor", "published": "2025-11-13", "cites": []},
    },
    "same": [
        ["João Figueiredo Moura", "Joao Figueiredo Moura", "Moura"],
        ["Clínicas do Atlântico", "Clínicas do Atlantico"],
        ["Duarte Lacerda", "Mr Lacerda"],
        ["Marta Quintela", "Quintela"],
    ],
    "different": [
        ["João Figueiredo Moura", "Paulo Figueiredo Moura"],
        ["Marta Quintela", "Helena Sarmento"],
        ["Grey Heron", "Larkfield"],
    ],
    "claims": [
        {
            "id": "how-many",
            "text": "The records of many patients were stolen",
            "quantity": True,
            "evidence": [
                ("a", "Hackers stole the records of about 480,000 patients of Clínicas do Atlântico", COMPANY),
                ("b", "Hackers stole the records of about 480,000 patients of Clínicas do Atlântico", COMPANY),
                ("c", "The company puts the number at about 480,000.", COMPANY),
                (
                    "d",
                    "The number of patients whose data were stolen from Clínicas do Atlantico has risen to 910,000",
                    "National Data Protection Commission",
                ),
                ("e", "data of roughly 480,000 patients had fallen into the hands of hackers", COMPANY),
            ],
        },
        {
            "id": "gravest",
            "text": "The regulator called it one of the gravest breaches",
            "evidence": [
                ("a", "one of the gravest breaches that it had dealt with", "national data protection regulator"),
                ("b", "one of the gravest breaches that it had dealt with", "national data protection regulator"),
            ],
        },
        {
            "id": "million",
            "text": "The hackers say that they have the records of 1.2 million people",
            "evidence": [
                ("a", "It asserted that it had taken the records of 1.2 million people", HACKERS),
                ("c", "the data set covers 1.2 million people", "petrel"),
                ("e", "It claims to hold the records of 1.2 million people.", HACKERS),
            ],
        },
        {
            "id": "technician",
            "text": "The intruders came in on 29 October with a technician's account and were found on Tuesday",
            "evidence": [
                (
                    "a",
                    "The intruders entered the company's network on Oct. 29 through the account of an outside technician",
                    CHIEF,
                ),
                (
                    "b",
                    "The intruders entered the company's network on Oct. 29 through the account of an outside technician",
                    CHIEF,
                ),
                ("e", "The attackers had been inside the company's network since 29 October", None),
            ],
            "denied": [
                ("c", "the group got in on 3 September with a password bought on a forum", "petrel"),
                ("c", "The technician story is nonsense", "petrel"),
            ],
        },
        {
            "id": "cancelled",
            "text": "Appointments were cancelled in Porto, Braga and Coimbra",
            "evidence": [
                (
                    "a",
                    "Appointments were cancelled on Wednesday at the group's hospitals in Porto, Braga and Coimbra.",
                    None,
                ),
                (
                    "b",
                    "Appointments were cancelled on Wednesday at the group's hospitals in Porto, Braga and Coimbra.",
                    None,
                ),
            ],
        },
        {
            "id": "emergency",
            "text": "Emergency departments stayed open",
            "evidence": [
                ("a", "Emergency departments stayed open", "the company"),
                ("b", "Emergency departments stayed open", "the company"),
            ],
        },
        {
            "id": "demand",
            "text": "The hackers want 6 million dollars by Sunday",
            "evidence": [
                ("a", "demanded $6 million in cryptocurrency by Sunday", HACKERS),
                ("e", "A group known as Grey Heron wants $6 million in cryptocurrency by Sunday.", None),
            ],
        },
        {
            "id": "no-ransom",
            "text": "No ransom was paid",
            "evidence": [
                ("a", "no ransom had been paid and none would be", CHIEF),
                ("b", "no ransom had been paid and none would be", CHIEF),
                ("e", "No ransom has been paid", CHIEF),
            ],
        },
        {
            "id": "no-histories",
            "text": "No medical histories were taken",
            "evidence": [
                ("a", "He denied that medical histories had been taken", CHIEF),
                ("b", "He denied that medical histories had been taken", CHIEF),
                ("c", "no medical histories had been taken", CHIEF),
                ("e", "no medical histories were among the stolen files", CHIEF),
            ],
        },
        {
            "id": "histories",
            "text": "Medical histories were taken",
            "evidence": [
                ("c", "it copied X-ray images and medical histories", "The crew"),
                ("d", "medical histories were among the stolen files", "Helena Sarmento"),
            ],
            "denied": [
                ("a", "He denied that medical histories had been taken", CHIEF),
                ("e", "no medical histories were among the stolen files", CHIEF),
            ],
        },
        {
            "id": "former-employee",
            "text": "It is examined whether a former employee helped",
            "evidence": [
                ("a", "investigators were looking into whether a former employee had helped the attackers", SOURCES),
                (
                    "e",
                    "Investigators are examining whether a former employee assisted the attackers",
                    "two people with knowledge of the matter",
                ),
            ],
        },
        {
            "id": "investigation",
            "text": "Police opened an investigation",
            "evidence": [
                ("a", "Police have opened an investigation.", None),
                ("b", "Police have opened an investigation.", None),
            ],
        },
        {
            "id": "shares",
            "text": "The shares fell by 14 percent",
            "evidence": [
                ("a", "The group's shares fell 14% in Lisbon.", None),
                ("e", "Shares in Clínicas do Atlântico lost 14 percent in Lisbon", None),
            ],
        },
        {
            "id": "size",
            "text": "The group has nine hospitals and 6,300 employees",
            "evidence": [
                ("a", "Clínicas do Atlântico runs nine hospitals and employs 6,300 people.", None),
                ("e", "Clínicas do Atlântico employs 6,300 people at nine hospitals.", None),
            ],
        },
        {
            "id": "offer",
            "text": "A negotiator offered 900,000 dollars",
            "evidence": [("c", "a negotiator had offered it $900,000 on behalf of the insurer", "The group")],
            "denied": [("c", "There has been no offer and no contact", "Marta Quintela")],
        },
    ],
    "disputes": [
        {
            "id": "histories",
            "kind": "contradiction",
            "a": ("d", "medical histories were among the stolen files"),
            "b": ("e", "no medical histories were among the stolen files"),
        },
        {
            "id": "how-many",
            "kind": "quantity",
            "a": ("a", "Hackers stole the records of about 480,000 patients of Clínicas do Atlântico"),
            "b": ("d", "The number of patients whose data were stolen from Clínicas do Atlantico has risen to 910,000"),
        },
        {
            "id": "how-many-say-the-hackers",
            "kind": "quantity",
            "a": ("a", "Hackers stole the records of about 480,000 patients of Clínicas do Atlântico"),
            "b": ("a", "It asserted that it had taken the records of 1.2 million people"),
        },
        {
            "id": "since-when",
            "kind": "detail",
            "a": ("a", "The intruders entered the company's network on Oct. 29"),
            "b": ("c", "the group got in on 3 September with a password bought on a forum"),
        },
        {
            "id": "offer",
            "kind": "denial",
            "a": ("c", "a negotiator had offered it $900,000 on behalf of the insurer"),
            "b": ("c", "There has been no offer and no contact"),
        },
    ],
    "only": [
        ("b", "They could not even find my name"),
        ("b", "its members had received no instructions until noon"),
        ("c", "attribute four earlier attacks on European clinics to Grey Heron"),
        ("d", "the public health service had not been affected"),
        ("d", "is on the company's supervisory board"),
        ("e", "a fine of up to 4 percent of annual sales, or 29 million euros, is possible"),
    ],
    "framing": {"a": ["Hackers", "intruders", "attackers"], "c": ["crew"], "e": ["attackers", "hackers"]},
    "dates": [
        ("a", "Oct. 29", "2025-10-29"),
        ("a", "on Tuesday", "2025-11-11"),
        ("a", "by Sunday", "2025-11-16"),
        ("b", "on Wednesday morning", "2025-11-12"),
        ("c", "on Wednesday night", "2025-11-12"),
        ("c", "3 September", "2025-09-03"),
        ("c", "on Thursday morning", "2025-11-13"),
        ("d", "on Monday", "2025-11-17"),
        ("e", "since 29 October", "2025-10-29"),
        ("e", "until Tuesday", "2025-11-11"),
    ],
    "places": {"Lisbon": (38.72, -9.14), "Porto": (41.15, -8.61), "Braga": (41.55, -8.42), "Coimbra": (40.21, -8.42)},
}

if __name__ == "__main__":
    write_key(KEY, HERE, HERE / "key.json")
