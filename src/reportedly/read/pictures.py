"""Captions by what marks them as a picture's: a credit, an agency before or after it, "FILE -", "(pictured left)".

A line with such a mark describes a picture on the page and is no part of the account; lines without one are judged in
`captions`, and stay in the text.
"""

import re

from reportedly.read.lines import count_words, is_stopped
from reportedly.text.outlets import find_outlet

_AGENCY = (
    r"(?:Getty(?: Images)?|Shutterstock|Reuters|AFP|AP(?: Photo)?|EPA|PA(?: Wire)?|Associated Press|"
    r"Agence France-?Presse|Alamy|Handout|Xinhua|Anadolu|IC|File|Rex|SWNS|Bloomberg|Storyful|Pool)"
)
_PROPER = r"(?:[A-Z][\w.&'’-]*)"
_PERSON = r"(?-i:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3})"
_CREDITED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # (Photo by Ann Lee/Getty Images), [Photo/Agencies], (Photo: AP)
        r"[(\[](?:file )?(?:photo|image|picture|credit|source|photograph|pic|video|screenshot)s?(?: credit)?\s?"
        r"(?::|/| by\b| courtesy\b| from\b)[^()\[\]]{1,80}[)\]]\.?$",
        r"\b(?:photograph|photographer|photo|picture|image|pic|credit|photo credit|photo by|illustration)\s?: "
        r"[^.:]{2,70}\.?$",
        # (Ann Lee/AP), (Harbour Watch via AP)
        rf"[(\[](?!.{{0,40}}(?:reporting|writing|editing))[\w'’. /-]{{0,60}}(?:/|via | for ){_AGENCY}[^()\[\]]{{0,40}}"
        r"[)\]](?: \(Associated Press\))?\.?$",
        r"[(\[](?:AFP|AP|EPA|Reuters|Getty)[ /]+(?:Getty(?: Images)?|Photo|File)[)\]]\.?$",
        rf"\b{_PERSON}/{_AGENCY}(?:/[\w ]{{2,30}})?(?: via Getty Images)?\.?$",
        rf"{_PERSON} / Agence France-?Presse$",
        rf"\bREUTERS/{_PERSON}\.?$|\b(?:AP|AFP|EPA) Photo/?[\w.'’ -]{{0,40}}[)\]]?\.?$",
        # … (Getty Images), … (Supplied), … (Ann Lee / The Harbour Post)
        r"[(\[](?:Getty(?: Images)?|Shutterstock|Alamy|iStock|WireImage|Rex(?: Features)?|EPA|PA|Supplied|Handout|"
        r"Contributed|"
        r"Courtesy(?: of)? [^()\[\]]{2,50}|Screen ?(?:shot|grab)|Facebook|Instagram|YouTube|Google(?: Maps|"
        r" Earth)?)[)\]]\.?$",
        rf"[(\[]{_PERSON} ?/ ?(?-i:(?:The |the )?[A-Z][\w.&'’-]*(?: [A-Z][\w.&'’-]*){{0,4}})[)\]]$",
        r"[a-z\d][.!?][\"”’]? (?-i:Getty Images|AP|AFP|EPA|Reuters|REUTERS|PA|Shutterstock|Alamy|Bloomberg)$",
        r"(?:^|\s)©\s?(?-i:[A-Z])[\w.,'’ -]{1,50}(?:/\w+|\([\w /]{2,20}\))?$",
        # … at the quay. (Harbour Watch); … at the quay - Copyright AFP; … at the quay. Ann Lee for The Alder Post
        rf"[a-z\d][.!?][\"”’]? \((?-i:(?:The )?(?!{_AGENCY}\)){_PROPER}(?: {_PROPER}| of| the| for| and| &){{1,5}})\)$",
        rf"[a-z\d][.!?]? [-–—]{{1,2}} ?(?:©|copyright|photo|picture|image)\s?(?-i:{_AGENCY})(?:/File)?$",
        r"[a-z\d][.!?]? (?-i:AFP|AP|EPA|REUTERS) (?-i:PHOTO|Photo)\s?/\s?[\w.'’ -]{2,50}$",
        r"[(\[](?:YouTube|Facebook|Twitter|Instagram|Google)\s?/[\w ]{2,30}[)\]]$|[(\[]archive[)\]]$",
        rf"(?-i:[a-z]{{4}})[.!?][\"”’]? (?-i:Credit|Photo by|By) {_PERSON}"
        rf"(?:\s?/\s?{_PERSON}|(?: for|,)(?: the)? {_PERSON})?$",
        rf"(?-i:[a-z]{{4}})[.!?][\"”’]? {_PERSON}(?:\s?/ ?| for (?:The )?){_PERSON}$",
        rf"©\s?\w{{2,20}} \({_AGENCY}\)$",
        r"[(\[]file(?: photo| image| picture| pic)?[)\]]\.?$|\bfile (?:photo|image|picture)\.?$",
    )
)
_NAME_LAST = re.compile(rf"[a-z]{{4}}\. {_PROPER}(?: {_PROPER}| of| for){{1,4}}(?<=\w)$")
_SOURCES = (
    r"(?:Getty Images|Getty|GETTY|Reuters|REUTERS|EPA|AP:Associated Press|Associated Press|AFP|AP|PA:Press Association|"
    r"Press Association|PA Wire|PA|Rex Features|Rex|REX|Alamy|Splash News|SWNS|Shutterstock|Barcroft|Handout|"
    r"Twitter|Facebook|Instagram|YouTube|News Group Newspapers Ltd)(?:\.com| or licensors| - [A-Z]\w+|"
    r" ?:[A-Z][\w ]{2,20})?"
)
# "SWNS • PA Passengers leave …", "HARBOUR SCHOOL•GETTY A diver …", "Ann Lee/AFP/Getty Images A diver …"
_AGENCY_FIRST = re.compile(
    rf"(?:[A-Z][A-Z .&'’-]{{2,50}}\s?[•·]\s?|{_PERSON}\s?/\s?)?{_SOURCES}(?:/{_PERSON})?"
    rf"(?: ?[•·|/,] ?{_SOURCES}){{0,3}} [A-Z“‘'\"].{{8,300}}"
)
_FILE = re.compile(
    r"FILE(?: PHOTO)?\s?[-–—:]|File (?:photo|picture|image)\s?[-–—:]|File\s?[-–—] ?(?=In this |A )|"
    r"(?:Image|Photo|Caption|Pictured|In pictures)\s?: "
)
_KIND = (
    r"(?:(?:video |screen |frame |TV )?grabs?|(?:video |frame )?stills?|screen ?shots?|screen ?grabs?|images?|photos?|"
    r"photographs?|pictures?|combination of (?:photos|pictures))"
)
# "Grab from a video …", "A photo issued by the police of …", "An undated handout picture shows …": unstopped lines.
_SHOWN = re.compile(
    rf"(?:A|An|Am|The|This|These|In this|In these)?\s?(?:(?:undated|file|handout|recent|aerial|satellite|general|"
    rf"[\w.]+ \d{{1,2}}, \d{{4}},?|[A-Z]\w+ \d{{4}}|\d{{1,2}} \w+ \d{{4}}) ){{0,4}}{_KIND}(?: image| photo)?,? "
    r"(?:taken|from|provided|released|issued|made|obtained|posted|shared|distributed|supplied|courtesy|shows?|"
    r"(?:appears?|seems?|purports?) to show|of)\b"
    r".{10,400}",
    re.IGNORECASE,
)
# "In this Sept. 30, 2031 file photo, …" is a caption even where it is stopped.
_AS_AGENCIES_WRITE = re.compile(
    rf"(?:In )?(?-i:[Tt]his|[Tt]hese) (?:[\w.,]+ ){{0,6}}(?:(?:file|handout) {_KIND}|"
    rf"{_KIND},? (?:made available|provided|released|taken|posted|made from|supplied|distributed) )",
    re.IGNORECASE,
)
_SEEN_HERE = re.compile(
    r"[(,;]\s?(?:pictured|seen here|above|below|left|right|seen above|file)\b[^.]{0,40}(?:[),.]|$)"
    r"|[;,] (?:seen|pictured) (?:in|on|at|with|here|last|together)\b[^.;]{0,60}$"
)
# Seen in a picture, whatever else is told: "The pier is seen from the tower", "Ann Lee (pictured)", "Pictured: a quay".
_PICTURED = re.compile(
    r"\b(?:is|are) (?:seen|pictured|shown|photographed|silhouetted)\b|"
    r"(?:^|[.!?] )[A-Z][^.,]{0,40} (?:was|were) (?:pictured|photographed|snapped) (?:in|at|on|outside|"
    r"near)\b[^.,]{0,40}$|"
    r"\([^()]{0,30}\bpictured\b[^()]{0,30}\)|(?:^|[.!?] )Pictured(?:\b[^.]{0,40}:| (?:is|are|here|above|below)\b)"
)
# A credit in front of the caption: "Alder Ports Alder Ports runs eleven ferries", "2031 Ann Lee A ferry leaves".
_CREDIT_TWICE = re.compile(r"(?P<who>[A-Z][\w'’&.-]*(?: [A-Z][\w'’&.-]*){0,2}) (?P=who) [a-z].{10,300}")
_CREDIT_OF_YEAR = re.compile(r"(?:©? ?(?:19|20)\d{2}) (?:[A-Z][\w'’&.-]* ){2,3}(?:A|An|The|This|Two|In) [a-z].{10,300}")
_NAME_IN_BRACKETS = re.compile(rf"[a-z\d][\"”’']? \((?:The )?{_PROPER}(?: (?:{_PROPER}|of|the|for|and|&)){{1,6}}\)$")
_AGENCY_IN_BRACKETS = re.compile(
    r"\w[.!?]?[\"”’']? \((?:Reuters|REUTERS|AFP|AP|EPA|PA|dpa|Xinhua|Bloomberg|Associated Press)\)$"
)
_OF_VIDEO = re.compile(
    rf"(?P<outlet>(?:The |the )?{_PROPER}(?: {_PROPER}){{0,3}})['’]s? {_PROPER}(?: {_PROPER}){{1,3}} "
    rf"(?:discuss(?:es)?|explains?|"
    r"breaks? down|takes? a (?:closer |first )?look|looks? at|(?:has|have) (?:more|the (?:story|details|latest|"
    r"report)))\b[^\"“]{0,140}"
)
_CLOSED = re.compile(r"CLOSE [A-Z].{20,400}")  # the button of a player, then what its video is about
_SHOT = re.compile(
    r"(?:Screen ?(?:shot|grab)|Image|Photo|Video|Graphic|Chart|Map|Illustration)s?(?: by| via| from)?\s?: ?.{2,120}"
)
_OF_GALLERY = re.compile(r"\d{1,3}\s?/\s?(?P<all>\d{1,3}) [A-Z\d“‘'\"].{4,900}")
_SHORTENED = re.compile(r"\b[A-Z]{2,6} \([^()]*\)$")  # "NATO (North Atlantic Treaty Organization)"
_LONGEST, _LONGEST_FILE = 75, 130  # words; agencies' captions of the development half have up to 122
_LONGEST_TEXT = 900  # characters


def is_picture_caption(text: str) -> bool:
    """Whether a paragraph carries the mark of a picture's caption: a credit, an agency's form, or where to look."""
    words = count_words(text) if len(text) <= _LONGEST_TEXT else _LONGEST_FILE + 1
    if words > _LONGEST_FILE:
        return False
    if _SHOT.fullmatch(text) and (not is_stopped(text) or words <= 6):
        return True
    if _FILE.match(text) or _AS_AGENCIES_WRITE.match(text):
        return True
    if words <= _LONGEST and any(form.search(text, max(0, len(text) - 160)) for form in _CREDITED):
        return True
    if is_stopped(text):
        return False
    return bool(_SHOWN.fullmatch(text) or _CLOSED.fullmatch(text) or (words <= 45 and _SEEN_HERE.search(text)))


def ends_in_credit(text: str) -> bool:
    """Whether an unstopped line holds a sentence and then only a name: "A diver waits at the quay. Harbour Watch"."""
    return count_words(text) <= _LONGEST and bool(_NAME_LAST.search(text, max(0, len(text) - 160)))


def has_agency_first(text: str) -> bool:
    """Whether an unstopped line or a question opens with a picture agency ("SWNS • PA Passengers leave the ferry")."""
    asked = text.rstrip("\"”’'").endswith("?")
    return (asked or not is_stopped(text)) and bool(_AGENCY_FIRST.fullmatch(text))


def is_seen_in_picture(text: str) -> bool:
    """Whether an unstopped line says itself that it shows something, or opens with the credit of its picture."""
    if is_stopped(text) or not 5 <= count_words(text) <= _LONGEST or re.search(r"[:,;–—)-]$|\b(?:said|told)\b", text):
        return False
    return bool(_PICTURED.search(text) or _CREDIT_TWICE.fullmatch(text) or _CREDIT_OF_YEAR.fullmatch(text))


def ends_in_brackets(text: str) -> bool:
    """Whether an unstopped line ends in a name in brackets, who took the picture ("Divers at the quay (Ann Lee)")."""
    return 8 <= count_words(text) <= 45 and bool(_NAME_IN_BRACKETS.search(text)) and not _SHORTENED.search(text)


def ends_in_agency(text: str) -> bool:
    """Whether it ends in an agency in brackets, as captions do and tag lines at the end of an account."""
    return 5 <= count_words(text) <= _LONGEST and bool(_AGENCY_IN_BRACKETS.search(text))


def is_of_video(text: str) -> bool:
    """Whether it says which reporter of an outlet explains what in a video ("BBC's Ann Lee explains the tides.")."""
    found = _OF_VIDEO.fullmatch(text) if count_words(text) <= 25 else None
    return found is not None and find_outlet(found["outlet"].removeprefix("The ").removeprefix("the ")) is not None


def has_outlet_first(text: str) -> bool:
    """Whether an unstopped line opens with an outlet's name and goes on with a capital, as captions do."""
    words = text.split(" ")
    if is_stopped(text) or not 5 <= len(words) <= 40:
        return False
    return any(words[n][:1].isupper() and find_outlet(" ".join(words[:n])) for n in (1, 2))


def gallery_size(text: str) -> str | None:
    """Of how many pictures this line captions one ("3/30 The capsule …" gives "30"); None for any other line."""
    found = _OF_GALLERY.fullmatch(text) if len(text) <= 910 else None
    return found["all"] if found else None
