"""The news agencies that bylines, datelines and tag lines credit; a list, because the credit is often one bare name."""

import re

# Agencies whose copy other outlets print under their name, by the forms used in credits.  Case matters: "AA", "PA".
AGENCIES = (
    "Agence France-Presse", "Associated Press", "The Associated Press", "Thomson Reuters", "Reuters", "AFP", "AP",
    "Deutsche Presse-Agentur", "dpa", "DPA", "Xinhua", "TASS", "ITAR-TASS", "Interfax-Ukraine", "Interfax",
    "Ukrinform", "RIA Novosti", "Sputnik", "ANSA", "EFE", "Kyodo News", "Kyodo", "Jiji Press", "Yonhap", "KCNA",
    "PTI", "Press Trust of India", "ANI", "IANS", "UPI", "United Press International", "Anadolu Agency", "Anadolu",
    "AA", "DHA", "SANA", "IRNA", "ISNA", "Fars", "Tasnim", "Mehr", "WAFA", "MENA", "Petra", "KUNA", "SPA", "QNA",
    "WAM", "BNA", "Bernama", "Antara", "VNA", "CNA", "PA Media", "Press Association", "PA", "AAP",
    "Australian Associated Press", "The Canadian Press", "Canadian Press", "Bloomberg", "NAN", "GNA", "ENA",
    "Belga", "ANP", "Lusa", "Ritzau", "NTB", "APA", "PAP", "CTK", "BTA", "Agerpres", "Tanjug", "HINA", "Azertac",
    "Trend", "Kazinform", "Andolu", "CNN", "BBC", "BBC News", "Al Jazeera", "Bloomberg News",
    "Tribune News Service", "TNS", "Inter Press Service", "IPS", "RFE/RL", "VOA", "Voice of America", "Press TV",
    "Kurdistan 24", "NINA", "INA", "MTI", "LETA", "BNS", "ELTA", "ANSAmed",
)  # fmt: skip

ANY_AGENCY = "|".join(re.escape(name) for name in sorted(AGENCIES, key=lambda n: (-len(n), n)))
NAMES = frozenset(AGENCIES)
_MENTION = re.compile(rf"(?<![\w/-])(?:{ANY_AGENCY})(?![\w-])")


def find_agencies(text: str) -> list[tuple[int, int]]:
    """Offsets of the agencies' names in a credit, in order."""
    return [m.span() for m in _MENTION.finditer(text)]
