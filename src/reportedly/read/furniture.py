"""Rules of page furniture: lines that a page puts around an account, recognised by their form alone.

A rule is for the trade's habits (a share bar, a comment count, a copyright notice), never for one outlet's sentences.
Rules look at short lines only and must match the whole line, so that a sentence of an account that merely mentions a
newsletter or a comment stays.  Written on half of the events of news_cluster and BASIL, checked on the other half.
"""

import re

from reportedly.read.told import is_told, tells_who_said

_LONGEST = 420  # characters; furniture lines of the development half are shorter, and it bounds the time of the rules

_NETWORKS = (
    r"facebook|twitter|x|instagram|whatsapp|telegram|linkedin|pinterest|reddit|tumblr|youtube|tiktok|threads|bluesky|"
    r"mastodon|snapchat|messenger|google(?:\s?\+|\s?plus|\s?news)?|flipboard|viber|vk|weibo|wechat|line|pocket|"
    r"email|e-mail"
)
_BUTTONS = frozenset(
    "share shares shared tweet tweets pin email e mail print save savesave like likes whatsapp facebook twitter "
    "x linkedin "
    "reddit telegram pinterest messenger copy link copied bookmark listen gift article flipboard tumblr viber vk "
    "instagram "
    "youtube more options close panel this page story with on via or and to by the post send google plus bluesky "
    "threads "
    "mastodon url sms rss wechat weibo snapchat add favorites favourites read later text size font a button buttons "
    "follow us subscribe icon menu open in new window view comments comment".split()
)
_CORE = frozenset(
    "share shares tweet email print pin savesave whatsapp facebook twitter linkedin reddit pinterest copy "
    "bookmark flipboard "
    "telegram".split()
)
_WORDS = re.compile(r"[A-Za-z]+|\d+")
_PICTURE = (
    r"(?:file )?(?:photos?|photographs?|photographer|images?|pictures?|pics?|credits?|photo credits?|image credits?|"
    r"picture credits?|photo courtesy|photo illustration|illustration|graphic|video|source)"
)
_PROPER = r"(?:[A-Z@][\w'’.&@/|,-]*|of|the|and|for|via|de|van|von|al)"
_TEASING = (
    r"also read|read also|read next|read more|read now|related (?:story|stories|article|articles|news|video|reading|"
    r"coverage|content)|see also|also see|see more|must read|don['’]t miss|further reading|more (?:on|from|about) this|"
    r"watch more|watch also|also watch|in case you missed it|icymi|next up|up next|you may like|editor['’]?s picks?|"
    r"full (?:story|report|coverage)"
)
_TEASING_BEFORE_COLONS = r"read|related|recommended|more|more (?:on|about)|watch|trending|popular|explained"
_HEAD = r"(?:view |show |see |read |add |post |write |leave |all |your |a |the |no |\d[\d,.k]* )"


def _rule(name: str, *patterns: str, flags: int = re.IGNORECASE) -> tuple[str, re.Pattern[str]]:
    return name, re.compile("|".join(f"(?:{p})" for p in patterns), flags)


_RULES = (
    _rule("a rule or bullet", r"[\W_]+"),
    _rule("font-size toggle", r"a\s?[+\-−–]{1,2}(?:[\s/|,]*a\s?[+\-−–]{0,2}){0,4}", r"(?:text|font)[ -]size\b.{0,30}"),
    _rule(
        "share or print buttons",
        r"(?:(?:read|print|save|like|e-?mail) (?:or|and|&) )?share (?:or \w+ )?(?:this|the) (?:story|article|post|page|"
        r"news|video)\b(?:(?: (?:on|via|with)\b|:)[^.]{0,60}(?:https?://\S+)?)?",
        r"(?:save){2,}|(?:share )?(?:last )?updated (?:at )?\d{1,2}[.:]\d{2}\b.{0,20}",
    ),
    _rule(
        "comment count or button",
        rf"{_HEAD}{{0,4}}(?:comments?|replies|responses)\s*[:(\[]?\s*\d*\s*[)\]]?",
        r"be the first to (?:comment|reply|review)\b.{0,40}",
        r"(?:join|start|see) the (?:conversation|discussion)\b.{0,40}",
        r"comments? (?:are|is|have been) (?:closed|disabled|off|turned off|moderated)\b.{0,60}",
        r"(?:have your say|what do you think\?|leave a reply|post a comment|add a comment)\b.{0,60}",
        r"(?:log|sign) ?in to (?:post|leave|comment|reply|join)\b.{0,60}",
    ),
    _rule(
        "advertisement",
        r"(?:- ?)?(?:advertisements?|advertising|adverts?|ads?|sponsored(?: content| by)?|promoted(?: content)?|"
        r"paid content|remove ads?)(?: ?-)?",
        r"(?:story|article|text|report|post)? ?continues? (?:below|after|under)\b.{0,60}",
        r"(?:advertisement[\s.:-]*)?(?:continue|keep) reading(?: the main story| below| this article)?",
        r"scroll (?:down |below )?(?:for|to)\b.{0,60}",
        r"(?:this|the) (?:article|story|site|page|post) (?:contains|may contain|includes) affiliate links\b.{0,200}",
    ),
    _rule(
        "newsletter or subscription prompt",
        r"(?:please )?(?:sign up|signing up|subscribe|register|get|receive|enter|"
        r"join)\b.{0,160}\b(?:newsletters?|inbox|"
        r"e-?mail(?:s| address| updates| alerts)?|alerts?|briefing|digest|notifications?|subscribers?|subscription|"
        r"our (?:channel|telegram|whatsapp|youtube)\b)\b.{0,160}",
        r"(?:sign up|subscribe|register|log ?in|sign in)(?: (?:now|today|here|for free|free|to (?:continue|read|"
        r"listen)|for "
        r"(?:more|full access|our)|to our|to get|to receive|with)\b.{0,160})?",
        r"(?:already|not|become|are you) (?:a |an |yet )?(?:subscriber|member|registered|subscribed|"
        r"account)\b.{0,160}",
        r"(?:thank you|thanks) for (?:subscribing|signing up|registering|reading)\b.{0,160}",
        r"by (?:signing up|subscribing|registering|clicking|submitting)\b.{0,300}",
        r"(?:this|the full) (?:article|story|content) is (?:for|available to|only available to|"
        r"exclusive to) (?:our )?"
        r"(?:paid |premium )?(?:subscribers|members)\b.{0,160}",
        r"to (?:read|continue reading|access|unlock) (?:the full|this|more|our|all)\b.{0,160}",
        r"(?:[A-Z][\w&]*,? ){0,4}(?:enter )?your e-?mail(?: address)?\b.{0,300}e-?mail\b.{0,300}",
        r"(?:support|donate to|contribute to) (?:us|our (?:work|journalism|newsroom)|independent journalism|"
        r"quality journalism)"
        r"\b.{0,200}",
        r"(?:unlimited|full) (?:digital )?access\b.{0,120}",
        r"something went wrong\b.{0,100}",
        r"interested in [\w&' -]{2,40}\? add \b.{0,300}",
    ),
    _rule(
        "cookie or terms notice",
        r"(?:we|this (?:web)?site|our (?:web)?site|.{2,30}\bwebsite)(?: and (?:our|"
        r"its) partners)? (?:also )?uses? cookies\b.{0,300}",
        r"by (?:continuing|using|browsing|closing)\b.{0,60}\b(?:site|website|browse|cookies)\b.{0,300}",
        r"(?:accept|reject|manage|allow|decline|cookie|privacy)(?: all| our| your)? (?:cookies?|policy|settings|"
        r"preferences|"
        r"notice|statement|choices)\b.{0,60}",
        r"(?:terms|conditions)(?: and conditions)?(?: of (?:use|service|sale))?(?: (?:and|&|\|) privacy.{0,30})?",
        r"(?:please )?enable javascript\b.{0,120}|javascript (?:is|must be)\b.{0,120}",
        r"(?:these|this) (?:are|is an?) external links?\b.{0,120}",
    ),
    _rule(
        "follow or app prompt",
        rf"(?:please )?(?:follow|like|find|join|connect with|add|watch|subscribe to) (?:us|me|him|her|@\w+|[\w'’.&-]+"
        rf"(?: [\w'’.&-]+){{0,4}}) ?(?:on|at|via|:) (?:our )?(?:{_NETWORKS})\b.{{0,160}}",
        r"follow (?:us|@\w+)\b.{0,80}",
        r"(?:download|get|install|open|try)(?: the| our)?(?: [\w'’.-]+){0,3} (?:mobile |news )?app\b.{0,120}",
        r"(?:click|tap|go|visit) here (?:to|for|if)\b.{0,160}|(?:click|tap) (?:to|on|for|below)\b.{0,120}",
        r"for (?:more|the latest|all the latest|breaking|other)(?: [\w'’-]+){0,4} (?:news|stories|updates|"
        r"coverage|information)"
        r"\b.{0,40}(?:click|visit|follow|subscribe|go to|download|check|at|on)\b.{0,120}",
        r"(?:send|got|have|do you have)\b.{0,40}\b(?:tips?|story|stories|information|question|suggestion|news tip)\b"
        r".{0,60}(?:\b(?:e-?mail|contact|us|team|send|get in touch)\b.{0,200}|\?(?:.{0,160}\b(?:our|us|readers)\b"
        r".{0,160})?)",
        r"we pay for (?:your )?(?:stories|videos?|pictures|tips)\b.{0,300}",
        r"(?:e-?mail|contact|write to|reach)(?: us| the (?:author|writer|reporter|editor|newsroom|"
        r"reporters?))(?: (?:at|on|here|via)\b"
        r".{0,100})?\.?",
        r"(?:contact|reach|e-?mail)\b.{0,60}\b(?:at|on|via) \S+@\S+",
        r"read (?:the )?(?:original|full) (?:article|story|report) (?:on|at|here|from)\b.{0,200}",
    ),
    _rule(
        "media player or gallery label",
        r"(?:media )?playback is (?:un|not )?supported\b.{0,120}",
        r"media playback.{0,200}",
        r"(?:image|media|video) (?:copyright|caption|source)\b.{0,400}",
        r"(?:play|watch|listen|pause|mute|unmute|replay|loading|buffering|live|video|photos?|image|gallery|audio|"
        r"slideshow|"
        r"graphic|infographic|map|in pictures|view gallery|show all|autoplay|fullscreen|watch (?:now|live|video)|"
        r"play (?:now|video|audio|slideshow)|video player|current time|duration|volume)(?: (?:more|the|this|to|"
        r"all|video|"
        r"audio|\d[\d:/]*))*[.…]*",
        r"(?:listen to|hear) this (?:article|story|page|post)\b.{0,60}",
        r"(?:sorry, )?(?:this|your) (?:video|audio|browser|content|embed|player)\b.{0,60}\b(?:not (?:be )?(?:available|"
        r"supported|supporting|support|compatible|enabled|play\w*|load\w*|display\w*|show\w*)|no longer (?:available|"
        r"supported)|"
        r"(?:cannot|can.t) (?:be )?(?:play|load|display|show|view)\w*|unavailable|unsupported|removed by (?:its|the) "
        r"(?:owner|user|uploader))\b.{0,100}",
        r"just watched\b.{0,400}|.{0,200}\b(?-i:MUST WATCH)\b.{0,200}|replay more videos\b.{0,200}",
        r".{0,400}\bhide caption\b.{0,60}|.{0,200}\btoggle caption\b.{0,200}|enlarge (?:this )?image\b.{0,200}",
        r"\+?\s?show all\b.{0,120}",
        r"\d{1,3}\s?/\s?\d{1,3}|\d{1,2}:\d{2}(?:\s?/\s?\d{1,2}:\d{2})?|\d{1,3} of \d{1,3}",
        r"(?:a )?\d{1,2} min(?:ute)?s? (?:read|listen)|reading time:?.{0,30}|(?:est\. )?\d{1,2} mins? read",
        r"(?:\d[\d,.]*k?|no) (?:views?|shares?|likes?|reads?|retweets?)",
    ),
    _rule(
        "photo credit",
        rf"[(\[]?{_PICTURE}\s?(?::|/|©)\s?[\w'’.&@/|,-]+(?: [\w'’.&@/|,-]+){{0,7}}[)\]]?",
        rf"[(\[]?{_PICTURE}\s?(?:by|from|via|courtesy(?: of)?|provided by)\s(?-i:{_PROPER}(?: {_PROPER}){{0,7}})[)\]]?",
        r"(?:twitter|facebook|instagram|youtube|flickr)/@?[\w.]+(?: via [\w ]{2,30})?|[\w/@. -]{2,50} via storyful",
        r"[(\[]?(?:file (?:photo|image|picture|pic)|representational (?:image|photo)|representative (?:image|photo)|"
        r"stock (?:photo|image))[)\]]?",
        r"[(\[]?(?:[\w'’.-]+ ?/ ?)?[\w'’.-]+(?: [\w'’.-]+){0,4}(?: ?/| via) ?(?:"
        r"agence france-?presse|getty(?: images)?|shutterstock|istock|alamy|wireimage|pool|handout|reuters|afp|"
        r"ap|epa|pa|ap photo|wireimage|associated press|rex)(?:(?:[ /,|-]|via|for)+(?:getty(?: images)?|images|"
        r"pool|file|afp|ap|reuters|handout))*[)\]]?",
        r"(?:getty images|getty|shutterstock|alamy(?: stock photo)?|istock(?:photo)?|ap photo|afp photo|"
        r"reuters photo|handout|contributor)"
        r"(?:[ /,|-]+\w+){0,4}",
    ),
    _rule(
        "copyright notice",
        r"(?:©|\(c\)(?= ?(?:\d{4}|copyright\b|all rights\b))|copyright:? ?(?:©|\(c\)|\d{4}|notice\b|by\b)).{0,400}",
        r"\(c\) ?(?-i:[A-Z][\w.]*(?: [A-Z&][\w.]*){0,5})",
        r"copyright:? (?-i:[A-Z][\w.]*)(?: (?-i:[A-Z&][\w.]*)){0,5}",
        r".{0,400}\ball rights (?:are )?reserved\b.{0,400}",
        r".{0,200}\bthis material may not be (?:published|reproduced)\b.{0,200}",
        r".{0,200}\b(?:reproduction|redistribution|republication)\b.{0,100}\b(?:prohibited|without (?:prior |"
        r"written |express )*permission)\b.{0,200}",
        r"our standards: ?.{0,120}",
        r".{0,60}\bis not responsible for the content of external (?:web)?sites\b.{0,100}",
    ),
    _rule(
        "form label",
        r"\*?(?:required|optional|required fields?.{0,40}|name|first name|last name|e-?mail(?: address)?|"
        r"web ?site|submit|cancel|reply|"
        r"message|search|password|username|log ?(?:in|out)|sign ?(?:in|up|out)|register|country|"
        r"phone(?: number)?|ok|okay|yes|no|send|"
        r"close|dismiss|next|previous|prev|back|done|loading|please wait|captcha|subscribe|your (?:name|e-?mail|"
        r"comment|message|rating))"
        r"(?: ?\*| \(required\)| \(optional\))?(?:[:…]|\.\.\.)?",
    ),
    _rule(
        "navigation",
        r"(?:skip|jump|back|return|go) to (?:the )?(?:main )?(?:content|navigation|top|home(?:page)?|search|menu|"
        r"section|article|page)\b.{0,40}",
        r"(?:previous|next|prev) (?:article|story|post|page|slide)\b.{0,160}|next up(?:\s?[:|>–—-].{0,160})?",
        r"(?:home|menu|sections?|topics?|tags?|filed under|tagged|keywords?|categor(?:y|ies)|in this (?:article|"
        r"story)|more on this|"
        r"on this topic|explore more|share|explore)\s?:.{0,200}",
        r"(?:home|menu|sections|news|top stories|trending|homepage|site map|sitemap|all sections|main menu|"
        r"see all|view all|load more|"
        r"show more|see more|view more|more|contents?|table of contents|edition|latest news|breaking news|world|"
        r"politics|opinion|"
        r"business|sports?|about us|contact(?: us)?|advertise(?: with us)?|careers|faq|help|privacy|terms)",
        r"[\w&'’-]+(?: [\w&'’-]+){0,2}(?:\s?[>›»]\s?[\w&'’-]+(?: [\w&'’-]+){0,3}){1,6}",
    ),
    _rule(
        "teaser of another story",
        rf"(?:{_TEASING}|{_TEASING_BEFORE_COLONS})\s?[:|>»›]\s?.{{1,220}}|(?:{_TEASING})\s?[-–—] .{{1,220}}",
        r"(?:READ MORE|ALSO READ|RELATED|WATCH|MUST READ|READ ALSO|SEE ALSO)\b.{1,220}",
        r"\[(?!file|note|editor|laughter|applause|cheer|music|crosstalk)(?:[^\[\].]|\.(?=\S)|"
        r"(?-i:(?<=\b[A-Z])\.)){20,200}"
        r"\]",
        r"(?:follow )?(?:live|latest|rolling) (?:updates?|blog|coverage)(?: (?:on|of|from)|:) [^.]{3,80}",
        r"(?:as it happened|in pictures|in photos|recap|live)\s?(?::|[-–—]) [^.]{3,100}",
        r"(?:[^.!]|[.!](?!\s)){3,160} (?:(?-i:Read [Mm]ore|READ MORE)(?: here)?\s?[»›>.]?|read more(?: here|\s?[»›>]))",
        flags=re.IGNORECASE,
    ),
    _rule(
        "embedded post",
        r"a (?:post|photo|video) (?:shared|posted) by .{2,80} on .{6,50}",
        r"view this post on \w+|(?:see|view)(?: the)? (?:original )?(?:post|tweet|image|video) on \w+.{0,40}",
    ),
    _rule(
        "a bare link",
        r"[^.!?:]{2,60}:\s?(?:https?://|www\.)\S+(?:,? (?:and )?(?:https?://|www\.)\S+){0,3}",
        r"(?:https?://|www\.|pic\.twitter\.com/|t\.co/)\S+(?:\s+(?:https?://|www\.|pic\.twitter\.com/)\S+)*",
    ),
)
_NOT_TEASERS = re.compile(r"(?:READ MORE|ALSO READ|RELATED|WATCH|MUST READ|READ ALSO|SEE ALSO)\b", re.IGNORECASE)
# What prompts say and accounts hardly do, in a line that begins as a prompt does.
_ADDRESSED = re.compile(
    r"\b(?:you|your|our|us|we|free|daily|weekly|latest|breaking|now|today|here|newsletters?|subscri\w+|sign(?:ed)? up|"
    r"log ?in|sign ?in|register|inbox|updates|access|story|article|journalism|went)\b",
    re.IGNORECASE,
)
_PROMPTS = frozenset(
    ("newsletter or subscription prompt", "follow or app prompt", "cookie or terms notice", "navigation")
)
_SPEECH = re.compile(r"[\"“][^\"”]{10,}[\"”]")


def name_furniture(line: str) -> str | None:
    """The rule by which a whole line is furniture; None when it may be account."""
    if len(line) > _LONGEST:
        return None
    if _is_buttons(line):
        return "share or print buttons"
    for name, pattern in _RULES:
        if pattern.fullmatch(line) and not _is_account(name, line):
            return name
    return None


def _is_account(rule: str, line: str) -> bool:
    """Lines that have the form of furniture by chance: all-capitals rules match only capitals; speech is account."""
    if rule in _PROMPTS and is_told(line):
        return True
    if rule == "copyright notice" and tells_who_said(line):
        return True
    if rule == "teaser of another story" and _NOT_TEASERS.match(line) and not line[:4].isupper():
        return not re.match(r"[\w\s'’]{2,24}(?:[:|>»›]|[-–—] (?=[^\Wa-z]|[“\"‘']))", line)
    if rule == "newsletter or subscription prompt" and not _ADDRESSED.search(line):
        return True
    return rule in ("newsletter or subscription prompt", "follow or app prompt") and bool(_SPEECH.search(line))


def _is_buttons(line: str) -> bool:
    words = [w.lower() for w in _WORDS.findall(line)]
    named = [w for w in words if not w.isdigit()]
    return 0 < len(words) <= 30 and any(w in _CORE for w in named) and all(w in _BUTTONS for w in named)
