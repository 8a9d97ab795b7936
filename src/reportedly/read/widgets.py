"""What a page's own machinery writes between the paragraphs: players, galleries, forms, notifications, embeds, menus.

The third table of whole lines, beside `furniture` and `notices`: written down from the habits of publishing systems,
none of it from one page.  A line that also tells something matches no rule here, as each covers the whole line.
"""

import re

from reportedly.read.lines import count_words
from reportedly.read.told import tells_who_said

_LONGEST = 400  # characters; longer lines are no labels
_NETWORK = r"(?:facebook|twitter|x|instagram|whatsapp|telegram|linkedin|youtube|tiktok|threads|bluesky|messenger)"
_THING = r"(?:story|article|report|page|post|video|piece|item|topic|section)"
_RULES = tuple(
    (name, re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE))
    for name, patterns in {
        "media player or gallery label": (
            r"play video\b.{0,160}\d{1,2}:\d{2}|(?:video|audio) (?:duration|length|time)\s?:? ?[\d:]+",
            r"(?:watch|see|view|listen to|hear)(?: the| our| a)?(?: \w+){0,2} (?:video|gallery|clip|footage|slideshow|"
            r"audio|report|interview)(?: (?:above|below|here|in full))?\W{0,3}",
            r"(?:the |this |your )?(?:video|ad|advert) (?:will|is about to) (?:start|begin|play|resume)\b.{0,40}",
            r"(?:skip|close|mute|hide|stop|replay)(?: this| the)? (?:ads?|advert|video|player|captions?)",
            r"\+\s?\d{1,3}(?: (?:photos?|images?|more))?|buy (?:this )?(?:photo|picture|image|print)s?\b.{0,40}",
            r"download|embed|transcript|enlarge|expand|collapse|zoom|magnify|fullscreen|full screen",
            r"[(\[](?:videos?|photos?|pictures?|pics?|images?|audio|graphics?|maps?|poll|listen|watch)[)\]]",
            r"(?-i:LISTEN|VIDEO|PHOTOS|GALLERY|AUDIO|POLL|MAP)\s?[:|>»-] ?.{3,160}",
            r"(?:infographic|interactive|timelapse|time-lapse|podcast|slideshow)\s?: .{3,160}",
            r"(?-i:Photos|Pictures|Gallery|Slideshow): .{3,80}",
            r"must watch|fast facts|at a glance|in (?:numbers|brief)",
        ),
        "newsletter or subscription prompt": (
            r"you(?:['’]ve| have) (?:\d+|one|two|three|four|five|no|reached|read)\b.{0,60}\b(?:articles?|stories|limit|"
            r"views?)\b.{0,60}",
            r"(?:your|this) (?:notification|newsletter|subscription|e-?mail|request|sign-?up|registration)\b.{0,40}"
            r"\b(?:saved|confirmed|sent|successful|complete|received|processed)\b.{0,40}",
            r"there was (?:a|an) (?:problem|error|issue) (?:with your|(?:process|submit|load|sav|send|sign|subscrib|"
            r"play|display|report)\w*ing\b).{0,60}|there was (?:a|an) (?:problem|error)\W*",
            r"whenever .{3,60} posts? new content\b.{0,120}",
            r"(?:e-?mail )?notifications? (?:are|is|will be) only sent\b.{0,120}",
            r"(?:get|turn on|enable|allow|receive)(?: (?:our|the|free|instant|push|browser|desktop|breaking))*"
            r"(?: news)? (?:notifications?|alerts?)\b.{0,60}",
            r"when you (?:subscribe|sign up|register)[, ].{0,60}\b(?:information|data|details)\b.{0,160}",
            r"we have (?:more|other) newsletters.{0,20}|(?:invalid|incorrect) (?:e-?mail|password)(?: address)?\W?",
            r"(?:the )?newsletters?|show me|see our privacy (?:notice|policy)\W?|sign up to .{0,60}\bfree\b.{0,40}",
            r"want (?:more|to (?:read|know|see) more)\b[^.?]{0,60}\?.{0,80}",
        ),
        "appeal to the reader": (
            r"(?:suggest|report|submit|request) (?:a |an )?(?:correction|edit|update|change)s?\W?",
            r"(?:please )?(?:share|like and share|comment|subscribe)(?: below| now)?\W?",
            r"help us (?:improve|grow)\b.{0,60}",
            r"(?:thanks|thank you) for (?:your (?:support|feedback|patience)|reading|watching|visiting)\W?",
            r"(?:please )?(?:whitelist|disable|turn off|switch off)\b.{0,40}\b(?:site|ad-?block\w*|blocker)\b.{0,40}",
            r"(?:please )?(?:turn on|enable|activate|allow)\b.{0,20}\b(?:javascript|cookies)\b.{0,60}",
            r"(?:this|the) (?:content|video|page|site) is (?:not|un)\s?available\b.{0,80}",
            r"(?:donate|contribute|become a (?:member|supporter|patron))(?: (?:now|today|here|monthly))?\W?",
            r"for (?:the latest|more|breaking news|details|updates)\b[^.\"“]{0,40}, (?:click|tap|visit|follow) "
            r"[^.\"“]{2,40}\W?",
            r"(?:join the conversation )?see the latest news and share your comments with\b.{0,80}",
            rf"if you (?:like|liked|enjoyed|love) (?:this|our) {_THING}\b.{{0,80}}",
            rf"share (?:or|and) comment on this {_THING}\b.{{0,160}}",
            r"(?:follow|get|see|read)(?: our| the)? (?:live |latest )?(?:updates?|coverage|developments|reaction)"
            r"(?: live)? (?:here|below)\W?|follow (?:the|this) (?:story|live blog|topic)(?: here| below)?\W?",
            r"(?:reach|contact|call|e-?mail|write to)\b[^.\"“]{2,60}(?:\bat|\bon|,)[^\"“]{0,20}"
            r"(?:\(?\d{3}\)?[ .-]\d{3}[ .-]\d{3,4}\b|\S+@\S+).{0,80}",
        ),
        "advertisement": (
            r"(?:this is an? )?advertisements?\s?(?:[-–—|:] .{0,60})?|ads? by .{2,30}|powered by [^.]{2,30}",
            r"recommended by (?-i:[A-Z])\w+|content by [^.]{2,30}",
        ),
        "navigation": (
            r"opens in (?:a )?new (?:window|tab)|\(opens in (?:a )?new (?:window|tab)\)|tags|a a a|i",
            r"(?:site )?(?:mobile|main|site|primary|secondary|footer) (?:navigation|menu|search|index|map)",
            r"site (?:mobile )?(?:navigation|search|index|information index)|on the net\s?:?|online\s?:",
            r"(?:home|news|world|sports?|business|politics)(?:\s?/\s?[\w&'’-]+(?: [\w&'’-]+){0,3}){1,5}",
            rf"more (?:on|about|from) (?:this|the) {_THING}s?\b.{{0,40}}|(?:more|further) information (?:about|on) "
            r"[^.]{2,60}:",
            r"read (?:this|it|these) next|also on (?-i:[A-Z])[^.]{2,30}: [^.]{3,120}",
            r"our \d{4} coverage|all times (?:are )?(?:local|gmt|et|est|edt|utc|bst|cet)\W?",
        ),
        "date line": (r"[(\[](?:last )?(?:updated?|published|posted)\b[^()\[\]\"“]{0,60}\d[^()\[\]\"“]{0,40}[)\]]",),
        "copyright notice": (
            r"copyright:?(?: [/,]?(?-i:[A-Z])[\w.&'’,-]*| /){1,8}(?: \d{4})?\W?",
            r"(?:[\w ]{0,40}\b)?(?:licen[cs]e|registration|permit|ICP)\b[^.\"“]{0,50}?(?:no\.?|number|for|:)"
            r"[^.\"“]{0,50}\b[\dA-Z-]*\d{5,}[\w -]{0,60}",
        ),
        "embedded post": (
            r"retweets? \d.{0,30}|\d[\d,.]* retweets?\b.{0,30}",
            rf"view (?:this )?(?:post|profile) on {_NETWORK}\b.{{0,20}}",
            r"(?-i:[A-Z])[\w.'’ -]{1,40} \(@\w{2,30}\)",
        ),
    }.items()
)
_PROMPTS = frozenset(("newsletter or subscription prompt", "appeal to the reader"))
# "more on ports HIGH AND DRY Ferry runs aground … LAST CALL Crane firm closes …"
_LIST_IN_CAPITALS = re.compile(
    r"(?:[Mm]ore (?:on|from|in) [^.]{2,40} |MORE .{2,40}? )?[A-Z][A-Z'’-]+(?: [A-Z'’-]+)+\W? (?![^.]*: ).{20,1800}"
)
_CAPITALS = re.compile(r"\b[A-Z][A-Z'’-]+(?: [A-Z][A-Z'’-]*)+\b")


def _is_list(line: str) -> bool:
    """Whether it is a row of headlines, each behind a label in capitals, and holds no sentence."""
    return bool(_LIST_IN_CAPITALS.fullmatch(line)) and not re.search(r"[a-z]{3}[.!]\s+[A-Z“\"]|[\"“”]|\.$", line)


def name_widget(line: str) -> str | None:
    """The rule by which a whole line was written by the page's machinery; None when it may be account."""
    if len(line) <= 2000 and len(_CAPITALS.findall(line)) >= 3 and _is_list(line):
        return "list of other stories"
    if len(line) > _LONGEST or count_words(line) > 60:
        return None
    found = next((name for name, pattern in _RULES if pattern.fullmatch(line)), None)
    return None if found in _PROMPTS and tells_who_said(line) else found
