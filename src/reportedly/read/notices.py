"""Notices that a page sets around an account: what the outlet says of itself, of this article and of its other pages.

The second table of rules, beside `furniture`, by whole lines too.  Written on articles of 87 outlets of news_cluster
and on invented pages, none of which can check them.  What a notice adds to the
story ("Update: the company has replied …") is account and stays.
"""

import re

from reportedly.read.lines import count_words, is_stopped
from reportedly.read.told import tells_who_said

_LONGEST = 900  # characters; bounds the time of the rules, with room for an outlet's words about itself
_STORY = r"(?:story|article|post|report|headline|piece|page|version|video|list|column|interview|transcript)"
_NETWORK = r"(?:facebook|twitter|x|instagram|whatsapp|telegram|linkedin|youtube|tiktok|threads|bluesky|messenger)"
_RULES = tuple(
    (name, re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE))
    for name, patterns in {
        "note on the article": (
            rf"(?:[*•(\[]\s?)?(?:(?:update|updated|correction|corrections?|clarification|editor['’]?s['’]? note|"
            rf"ed(?:itor)?['’]?s?\.? "
            rf"note|note)\s?[:.|–—-]+ ?)?(?:\d.{{0,40}}: )?(?:this|(?:an |the )?(?:earlier|previous|"
            rf"original) versions? of this) "
            rf"(?:\w+ ){{0,3}}{_STORY}\b.{{0,60}}\b(?:updated|corrected|amended|clarified|revised|changed to|"
            r"misstated|mis-?spelled|misidentified|incorrect(?:ly)?|erroneous(?:ly)?|wrong(?:ly)?|"
            r"mistakenly)\b.{0,400}",
            r"(?:correction|clarification|editor['’]?s['’]? note|ed(?:itor)?\.? note)\s?(?:[:.|–—]|-) .{0,60}"
            rf"\b(?:this|an earlier|a previous) (?:\w+ ){{0,2}}{_STORY}\b.{{0,400}}",
            rf".{{0,80}}\b(?:a|this) version of (?:this|the) {_STORY} (?:also )?(?:appears|appeared|ran|"
            rf"was (?:first )?published)\b.{{0,300}}",
            r"\([A-Z][\w ]{2,40} \d{1,2}/\d{1,2}/\d{4}(?: page ?\w+)?\)|continue(?: reading)?\s?[.…»›]*",
            r"this (?:is|remains) a (?:developing|breaking|live)(?: news)? (?:story|event|blog)\b[^\"“]{0,200}",
            r"(?:a )?(?:developing|breaking)(?: news)? story[ .…]*",
            r"(?:story|more details?|more|further updates?|updates?|details) (?:is |are |to |will )?(?:developing|"
            r"follows?|be added|to come)\b.{0,60}|(?:more|updates?|(?:more )?details) (?:coming )?soon\W*",
        ),
        "disclaimer": (
            r"(?:disclaimer|disclosure|legal notice|risk warning)\s?(?:[:.|–—]|-) .{5,800}",
            r"(?:this|the|our) (?:article|content|information|material|report|site|website)\b.{0,60}\b(?:for "
            r"(?:general )?information(?:al)?(?: purposes)?(?: only)?|does not constitute|is not (?:intended|"
            r"investment|"
            r"financial|legal|medical))\b.{0,200}\b(?:advice|only|recommendation|offer)\b.{0,160}",
            r"(?:views|opinions) expressed (?:in|by|here)\b.{0,300}",
            r"(?:our|we(?:['’]ve| have) (?:updated|changed) our|(?:see|read|view) our) (?:privacy|cookies?|"
            r"terms)\b.{0,160}",
            r"(?:all )?(?:quotes|prices|data|market data)\b.{0,40}\bdelayed(?: (?:by )?(?:at least |up to |a minimum "
            r"of )?"
            r"\d.{0,80})?\W?",
            r".{0,40}\btranscripts? (?:is|are|was|were|may)\b.{0,60}\b(?:rush|verb8tm|final form|accuracy|automated|"
            r"machine)\b.{0,400}",
        ),
        "appeal to the reader": (
            r"(?:please )?(?:check back|stay tuned|refresh (?:this|the|your) (?:page|browser))\b[^\"“]{0,120}",
            r"(?:rate|review) this (?:article|story|page|post|news)\b.{0,60}",
            r"(?:was|did you find|how (?:useful|helpful) (?:was|is)) this (?:article|story|page|content)\b.{0,60}",
            r"(?:have you )?(?:noticed?|found|find|spotted|spot|seen?|saw) (?:a|an|any) (?:mistake|error|typo|"
            r"inaccurac\w+|"
            r"bug)\b.{0,120}",
            r"report (?:a|an) (?:mistake|error|typo|problem|correction)\b.{0,80}",
            rf"[^\"“]{{0,80}}\b(?:like|follow|find|join|watch|message|chat with|check)(?: us(?: out)?) (?:on|in|"
            rf"at) (?:our )?{_NETWORK}\b.{{0,120}}",
            r"(?:subscribe|sign up|register)(?: now| here| today)? (?:to|for) [^.!?\"“]{2,60}",
            r"[^.\"“]{0,80}\bby subscribing(?: now| today| here)?\W*",
            r"(?:read|find out|learn|see|hear|watch|get) (?:more|all)(?: (?:about|on|of|"
            r"from))? [^.\"“]{2,120}\bhere\W*",
            r"(?:email|e-mail|twitter|tel|phone|instagram|facebook|contact)\s?: ?\S+(?: ?[|,/] ?\S+){0,3}",
            r"\S+@[\w-]+(?:\.[\w-]+)+|@\w{2,30}(?:[ ,|/]+@\w{2,30}){0,3}",
            r"[^\"“]{0,100}\b(?:just|please|simply) click here\b.{0,120}|(?:e-?mail|contact)\s?: ?\S+@\S+.{0,160}",
            r"[^\"“]{2,60} is (?:a|our) (?:\w+ ){0,3}newsletter\b.{0,300}\b(?:subscribe|sign up)\b.{0,60}",
            r"(?:share your|tell us your|what are your|let us know your) (?:thoughts|views|story|opinion)\b.{0,100}",
            r"(?:let us know|tell us)(?: what you think)?\b[^.\"“]{0,60}\b(?:comments?|below|e-?mail|twitter)\b.{0,60}",
        ),
        "advertisement": (
            r"(?:sponsored|promoted|promotion|paid (?:post|content)|partner(?:ed)? content|advertorial|brand ?studio|"
            r"anzeige|publicidad|publicité|werbung|reklama)(?:\s?[:|–—] ?.{0,160})?",
            r"(?:[\w'’.]+ ){0,2}(?:top|best|today['’]s|hot) deals\s?:?|deals of the day\b.{0,60}",
        ),
        "media player or gallery label": (
            r"(?:story |article )?highlights|key (?:points|takeaways|facts)|now playing:?.{0,80}",
            r"(?:slideshow|gallery|photos?|view|see|launch) ?\(?(?:all )?\d{1,3} (?:images?|photos?|pictures?|"
            r"slides?)\)?",
            r".{5,160}\d{1,2}:\d{2} ?[ap]\.?m\.? \w{2,4},? .{6,30}\d{4} ?\| ?\d{1,2}:\d{2}",
            r"related (?-i:(?:[A-Z‘“'\"][\w'’]*,? (?:(?:of|the|a|in|on|and|to|for) ){0,2}){4,20}).{0,300}",
            r"raw(?: video)?: .{5,100}|(?-i:[A-Z]\w+ (?:via )?)?(?:youtube|twitter|facebook|instagram)",
            r"\(?(?:soundbite|sound bite)(?: of [^()]{2,120})?\)?",
            r"(?:view|show|open|launch|see) (?:the )?(?:full )?(?:gallery|slideshow|photos|images?|video|fullscreen|"
            r"interactive|map|more images)\b[^.\"“]{0,40}",
            rf"(?:view|see) (?:image|images|photo|photos|post|video) on {_NETWORK}",
        ),
        "embedded post": (
            r"(?:skip|end of) (?:twitter|facebook|instagram|youtube|tiktok|x)?\s?(?:post|video|content)\b.{0,60}",
            r"(?:twitter|x) ads info and privacy|replying to (?:@\w+,? ?(?:and )?){1,5}",
            r"\d[\d,.]*\s?[km]? (?:people are talking about this|replies|reposts?|quotes?|bookmarks|retweets?)"
            r"(?:[ ,·|]+\d[\d,.]*\s?[km]? \w+){0,3}",
            r"\d{1,2}:\d{2} ?[ap]\.?m\.? ?[-–—·•] ?[\w ,.]{6,30}\d{4}(?: ?[·•|-].{0,60})?",
            r"[^.!?:\"“”]{2,50}\s?(?:✔|✓|verified account)\s?@\w{2,30}|(?-i:[A-Z][\w .'’-]{1,40} @\w{2,30})|"
            r"reply retweet like.{0,60}",
        ),
    }.items()
)
_SECTIONS = frozenset(
    "home news world politics business sport sports football cricket rugby tennis golf opinion opinions video videos "
    "weather "
    "culture lifestyle life tech technology science health travel entertainment search menu login subscribe markets "
    "money "
    "finance funds companies property city local national international economy society education environment jobs "
    "cars "
    "obituaries photos photo live tv radio podcast podcasts newsletter newsletters epaper e-paper contact about "
    "advertising "
    "announcements events classifieds archive archives magazine comment columns letters crime courts regions asia "
    "africa "
    "europe americas middle east uk us more food fashion style arts music film films books puzzles games shop latest "
    "top "
    "stories trending community family women people celebrity royals motoring climate energy media digital "
    "investigations "
    "in and the my account sign log up edition".split()
)
_LABEL = r"[A-Z0-9][\w&'’.-]*(?: [\w&'’.-]+){0,3}"
_LABELS = re.compile(rf"(?:[\w ]{{2,20}}: ?)?{_LABEL}(?:\s?[|•·]\s?{_LABEL}){{2,20}}")
_WRITER = re.compile(
    r"[A-Z][^.\"“]{2,60}? (?:is|covers|writes|reports|has (?:covered|written|reported)|was|joined)\b[^\"“]{0,300}\b"
    r"(?:[Rr]eporter|[Cc]orrespondent|[Ee]ditor|[Ww]riter|[Cc]olumnist|[Jj]ournalist|[Pp]roducer|[Ff]ellow|contributor|"
    r"author|newsroom|covers|covering|writes|reports)\b.{0,300}"
)
_REACHED = re.compile(
    r"\b(?:[Ff]ollow|[Ff]ind|[Cc]ontact|[Ee]-?mail) (?:him|her|them|us|me|[A-Z]\w+) (?:on|at|via|@)|\S+@\w[\w-]*\.\w|"
    r"\s@\w{2,30}\b"
)
_SPOKE = re.compile(r"\b(?:said|says|told|tweeted|wrote|posted|added|replied)\b")
_OF_ITSELF = re.compile(
    r"\b(?:we are|our (?:journalists?|reporting|newsroom|readers|mission|editorial)|is an? (?:independent|non-?profit|"
    r"award-winning|leading)(?: \w+){0,3} (?:media|news|outlet|website|publication|newsroom|organi[sz]ation|"
    r"magazine))\b",
    re.IGNORECASE,
)
_WRITE_TO = re.compile(
    r"\b(?:contact|write to|reach|e-?mail|get in touch)\b.{0,60}\S+@\w|\bdonat\w+\b|\bsubscri\w+\b", re.I
)


def name_notice(line: str) -> str | None:
    """The rule by which a whole line is a notice of the page; None when it may be account."""
    if len(line) > _LONGEST:
        return None
    if _is_menu(line):
        return "navigation"
    if _WRITER.fullmatch(line) and _REACHED.search(line) and not _SPOKE.search(line):
        return "about the author"
    if _OF_ITSELF.search(line) and _WRITE_TO.search(line) and not re.search(r"[\"“”]", line):
        return "about the outlet"
    found = next((name for name, pattern in _RULES if pattern.fullmatch(line)), None)
    if found == "note on the article" and line.startswith("This ") and _SPOKE.search(line):
        return None
    return None if found == "appeal to the reader" and tells_who_said(line) else found


def _is_menu(line: str) -> bool:
    """Whether a line is a row of sections: set apart by bars, or nothing but the words that sections go by."""
    if is_stopped(line) or len(line) > 300:
        return False
    if _LABELS.fullmatch(line) and not re.search(r"\d{2}|\b[Bb]y\b", line):
        return True
    words = re.findall(r"[\w-]+", line)
    known = all(word.lower() in _SECTIONS for word in words)
    return count_words(line) >= 4 and known and sum(word[0].isupper() for word in words) >= 0.75 * len(words)
