"""What pages ask of their readers, and the buttons and settings around it: calls for witnesses, forms, shops, players.

The fourth table of whole lines, beside `furniture`, `notices` and `widgets`: the phrases that publishing systems and
newsrooms use, none of it from one page.  A sentence that tells of somebody is no prompt, whatever it begins with.
"""

import re

from reportedly.read.told import is_told

_LONGEST = 400  # characters; longer lines are no prompts
_THING = r"(?:story|article|report|page|post|video|piece|item|topic|photo|image|content)"
_NAME = r"(?-i:[A-Z][\w.'’&-]*(?: (?:[A-Z][\w.'’&-]*|of|the|and|for)){0,5})"
_REACH = (
    r"(?:e-?mail(?: us|:?(?: \w+)? \S+@| your)|contact (?:us|our|\S+@|the (?:newsroom|newsdesk|reporter|author))|tell "
    r"us|"
    r"get in touch|let us know|send us|share your|call us|write to us|message us|"
    r"(?:we(?:['’]d| would) (?:like|love) to|we want to) hear)"
)
# Buttons that are never a sub-heading: what they do is done to the page.
_BUTTONS = frozenset(
    """
    video loading | video unavailable | next slider | expand / collapse | report typo | show caption | photo gallery |
    get the latest | commenting is closed | flag as inappropriate | report abuse | see full story | read full article |
    read the rest | read the original | why this ad? | why this ad | adchoices | ad feedback | skip advertisement |
    supported by | subscriber only | subscribers only | recommended slideshows | story timeline | loading comments |
    most popular in | embed from getty images | view on instagram | exclusive | breaking | premium |
    newest | oldest | newest first | oldest first | sort by | most liked | save for later | saved | hide | add to list |
    on my list | my list | add to reading list | reading list | next slide | previous slide | last slide |
    last slidenext slide | show thumbnails | hide thumbnails | show captions | hide captions | cancelsend | sent |
    posted | updated | pin it | link copied | copied | copy | copy url | gift this article | share full article |
    read less | show less | see less | not now | no thanks | no, thanks | maybe later | got it | close this |
    learn more | toggle navigation | toggle menu | toggle search | search for | find out more | more info |
    more information | full story | slide show | interactive feature | interactive graphic | live blog | auto update |
    autoplay onoff | autoplay on | autoplay off | video settings | reuse this content | buy now | shop now | order now |
    vote now | take our poll | test your knowledge | select language | select your language | translate this page |
    change font size | change text size | recent comments | load more comments | show more comments | give feedback |
    send feedback | send us your feedback | feedback | purchase licensing rights | request reprints | order reprints |
    do not sell my personal information | your privacy choices | privacy choices | local news | world news |
    national news | international news | sports news | business news | continue | play again | replay | view results |
    skip this | click to expand | tap to expand | click to enlarge | tap to enlarge | click to play | tap to unmute |
    report this ad | report ad | go ad-free | hear more | people also read | readers also liked | people also liked |
    readers also read | comment now | post to facebook | share to facebook | share to twitter | upgrade to premium
    """.replace("\n", " ").split("|")
)
_LABELS = frozenset(" ".join(label.split()) for label in _BUTTONS)
_RULES = tuple(
    (name, re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE))
    for name, patterns in {
        "appeal to the reader": (
            rf"(?:are|were|did|have|do) you\b[^\"“]{{2,160}}\?[^\"“?]{{0,120}}\b{_REACH}\b[^\"“]{{0,240}}",
            rf"(?:have|got) (?:something|anything|a (?:question|comment|suggestion|view|tip))\b[^\"“]{{0,100}}\?"
            rf"[^\"“]{{0,80}}\b(?:{_REACH}|send)\b.{{0,160}}",
            r"please include (?:a|your) (?:contact|phone|telephone|mobile)(?: number)?\b.{0,120}",
            r"you can (?:also )?(?:contact|reach|e-?mail|text|message) us\b.{0,160}",
            r"(?:tweet|whatsapp|text|sms|telegram|signal|fax)(?: us)?\s?: ?[@+\d(].{2,80}",
            r"(?:or )?text (?:an? )?(?:sms|mms)\b.{0,20} to .{0,10}\d{3,}.{0,80}",
            r"(?:upload|send|share) (?:us )?your (?:photos?|pictures?|images?|videos?|footage)\b.{0,60}",
            r"quiz\s?[:|] ?.{5,160}|(?:poll|survey)\s?[:|] ?[^.]{5,160}\?",
            r"how (?:was|would you rate) this \w+\W*|purchase licensing "
            r"rights\b.{0,30}",
            r"what do you think\?.{0,100}|(?:let us|tell us) (?:know )?(?:what you think )?in the comments\b.{0,60}",
            r"(?:vote|take part) in (?:our|the) (?:\w+ )?(?:poll|survey|quiz)\b.{0,60}|(?:take|answer|try) our "
            r"(?:\w+ )?(?:poll|survey|quiz)\b.{0,60}|test your knowledge\b.{0,60}|play our \w+(?: \w+){0,2}",
            rf"(?:make|add|choose|set) (?:us|{_NAME}) (?:as )?(?:an? |your |one of your )?preferred "
            rf"sources?\b.{{0,60}}",
            rf"add (?:us )?as an? preferred source\b.{{0,40}}|join our {_NAME}(?: group| community| "
            rf"channel)?\b.{{0,60}}",
            r"join (?:our|the) (?:facebook|whatsapp|telegram|discord|viber) (?:group|community|channel)\b.{0,80}",
            r"(?:for|listen to|hear) more on this (?:story|topic|subject), (?:listen|watch|read|see|visit|tune in|go) "
            r".{2,100}",
            r"(?:download|listen to|subscribe to|hear|follow) (?:our|the) (?:\w+ ){0,3}podcasts?\b[^\"“]{0,100}",
            r"(?:follow|read|see|join|watch) (?:our|the) live ?(?:blog|updates?|coverage|feed|stream|"
            r"reports?)\b[^\"“.]{0,80}"
            r"\W?|follow live updates?\W?",
            r"find out more about (?:our|how we)\b.{2,80}|stay with us\b[^\"“]{0,60}|tune in (?:to|at) [^\"“]{2,80}",
            r"(?:stay|keep) (?:up[ -]to[ -]date|informed|connected|in the loop|in touch)\b[^\"“]{0,60}\b(?:our|us|"
            r"latest|newsletters?|alerts?|(?:news|stories|updates|headlines) from)\b[^\"“]{0,80}",
            r"(?:read|see|follow|get|watch|view) (?:our |the |all )?(?:our |the )?(?:full|complete|continuing) "
            r"(?:coverage|story|"
            r"stories|report|series|video|interview)\b[^.\"“]{0,60}|(?:comment|share your comments?) on this \w+\W?",
            r"watch (?:the )?(?:moment|video|footage) [^.\"“]{5,100}|watch [^.\"“]{2,40}['’]s? (?:full )?(?:report|"
            r"interview|"
            r"story)|watch (?-i:[A-Z])[\w ]{2,30} live",
            r"never miss an? (?:story|article|update|post|headline|moment|beat)\b[^\"“]{0,80}|don['’]t miss a thing\W?",
            r"since you(?:['’]re| are) here\b.{0,200}|thank you for reading[.!,]? (?:please )?(?:purchase|buy|get|"
            r"sign|log)\b.{0,160}",
        ),
        "newsletter or subscription prompt": (
            r"don['’]t have an account\?.{0,80}|(?:not (?:yet )?registered|forgot (?:your )?password|new (?:user|"
            r"here))\?.{0,60}",
            r"get (?:more|the (?:best|latest|top))\b[^\"“]{2,60}\b(?:like this|(?:delivered|sent|straight|direct) "
            r".{2,60})",
            r"continue reading\W*",
            r"notifications? can be (?:turned|switched|managed|changed)\b.{0,100}",
            r"thank(?:s| you) for (?:signing|joining|registering)\b.{0,60}",
            r"we(?:['’]ll| will) never (?:share|sell|spam|pass)\b.{0,80}",
            r"please (?:enter|provide|type) (?:a|an|your) (?:valid )?(?:e-?mail|name|password|address|phone|zip|"
            r"postcode)\b.{0,60}",
        ),
        "form label": (
            r"i (?:agree|accept|consent|have read)\b[^\"“]{0,40}\b(?:terms|privacy|conditions|policy)\b[^\"“]{0,100}",
            r"your e-?mail address will not be (?:published|shared)\b.{0,100}",
            r"(?:notify|e-?mail) me (?:of|when|by|about|if) (?:new|follow-?up|someone|there)\b.{0,80}",
            r"save my name, e-?mail\b.{0,120}",
            r"(?:a link has|links? have|your \w+ has) been (?:posted|sent|shared|copied) (?:to|on) your\b.{0,60}",
            r"an error (?:has )?occurred\W?(?: please try\b.{0,60})?",
        ),
        "media player or gallery label": (
            r".{0,240}\b(?:copy|paste) this (?:code|link) (?:to|into|on) your (?:web ?site|site|blog|page)\b.{0,80}",
            r"(?:listen|watch|play|video|audio|duration|running time)\s?[•·|:–—-]?\s?\d{1,2}:\d{2}(?:\W.{0,60})?",
            r"(?:press|hit|click|tap) (?:play|here|below|above|the (?:image|photo|picture|play button))(?: to| below| "
            r"above)\b.{0,60}",
            r"(?:sorry, )?this (?:video|content|post|image|tweet|feature) is (?:no longer|currently|not(?: "
            r"currently)?|un)"
            r"\s?(?:available|unavailable|accessible)\b.{0,80}",
            r"(?:slide|page|photo|image|picture) \d{1,3} (?:of|/) \d{1,3}|(?:\d{1,2} ){2,9}(?:next|last)(?: .{0,10})?",
            r"\d{1,3} (?:photos?|images?|pictures|videos?|slides)|(?:as )?(?:heard|seen|featured) on "
            r"(?-i:[A-Z])[\w'’& ]{2,40}",
            r"(?:shape|page|path|group|icon)\W? created with sketch\W?|this ad(?:vert)? will (?:end|close)\b.{0,40}",
            r"view image \| .{3,40}|audio\s?: .{3,120}|advertisement\s?\(.{1,20}\).{0,20}",
            rf"licen[cs]e this {_THING}",
        ),
        "photo credit": (
            r"(?:photos?|images?|pictures?|video) (?:supplied|provided|contributed)|supplied(?:\s?[:/] ?.{2,60})?",
            r"(?-i:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3}),? (?:staff |chief |contributing |freelance "
            r")?(?:photographer|"
            r"photojournalist|special to (?:the )?(?-i:[A-Z]).{2,40})",
            rf"(?:photo|image|picture)s? (?:by|from|via) {_NAME} (?:on|via|from) {_NAME}",
            rf"credits? {_NAME}(?:,| for(?: the)?| via|/) ?{_NAME}",
            r"(?:facebook|twitter|instagram|youtube|tiktok)\s?[:/] ?@?(?-i:[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3})",
            r"(?-i:EPA|SWNS|PA Wire|Rex|REX|Rex Features|WireImage|Splash News|Alamy|Barcroft|Storyful|Newscom)",
        ),
        "date line": (
            r"(?:(?:last )?(?:updated|published|posted|modified):? )?(?:about |an? )?(?:\d{1,3} )?(?:min(?:ute)?s?|"
            r"h(?:ou)?rs?|"
            r"days?|weeks?|months?|years?) ago",
        ),
        "embedded post": (
            r".{0,300}\bposted by (?-i:[A-Z]).{1,60} on (?:mon|tues|wednes|thurs|fri|satur|sun)day, \w+ \d{1,2}, "
            r"\d{4}\W?",
        ),
        "advertisement": (
            rf"(?:paid for|presented|brought to you|sponsored|supported|powered) by {_NAME}|in (?:partnership|"
            rf"association) "
            rf"with {_NAME}|(?:sponsored (?:links|stories|content) |promoted )?by (?:taboola|outbrain)",
            r"(?:we|this (?:site|page|article)|our (?:site|team|writers)|the publisher) (?:may |might |can )?(?:also "
            r")?(?:earn|"
            r"receive|get)s? (?:a |an )?(?:small |affiliate )*(?:commissions?|compensation)\b.{0,200}",
            r"as an? (?:\w+ )?associate,? (?:i|we) earn\b.{0,80}|(?:if|when) you (?:buy|purchase|click|"
            r"shop)\b[^\"“]{0,100}"
            r"\b(?:commission|affiliate)\b.{0,120}",
            r"prices? (?:are |were )?(?:correct|accurate) (?:at|as of) (?:the )?(?:time|date)\b.{0,60}",
        ),
        "disclaimer": (
            r"the (?:views|opinions)(?: and (?:views|opinions))? expressed (?:in this|here|by the (?:author|writer|"
            r"contributor|columnist))\b.{0,300}",
        ),
        "teaser of another story": (
            r"external links?\s?: .{3,160}|(?-i:Related (?:Story|Stories|Article|Articles|Video|Topics?) "
            r"[A-Z“‘'\"])[^.]{5,160}",
            r"(?-i:M(?:ore|ORE) (?!(?:Bad|Good|Fake|Sad|Great|BAD|GOOD|FAKE|SAD|GREAT)\b)[A-Z][\w'’-]*(?: "
            r"[A-Z][\w'’-]*)?) "
            r"(?:news|stories|headlines|videos?|coverage)\W?",
            r"more (?:on|about)\s?: .{2,100}|full (?:story|report|coverage)\s?: .{4,160}",
        ),
    }.items()
)
_TRIMMED = " .!:…→»›>|*"


def name_prompt(line: str) -> str | None:
    """The rule by which a whole line asks something of the reader or is a button; None when it may be account."""
    if len(line) > _LONGEST:
        return None
    if line.strip(_TRIMMED).casefold() in _LABELS:
        return "button of the page"
    found = next((name for name, pattern in _RULES if pattern.fullmatch(line)), None)
    return None if found is None or is_told(line) else found
