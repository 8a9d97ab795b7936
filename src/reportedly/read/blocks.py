"""Blocks of a page that are not the account: comments and their rules, lists of other stories, teasers at the end.

A block starts at a heading that only pages use ("Comments", "Most read") and is followed as far as its form goes.  What
might be account again ends it: a wrong removal costs more than a teaser that stays.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from reportedly.read.lines import Line, count_words, is_heading_like, is_stopped
from reportedly.read.told import is_told

_COMMENTS = re.compile(
    r"(?:\d+ |reader |readers['’] |user |post (?:a |your )?|leave (?:a |your )?|add (?:a |your )?|view |show |"
    r"your |facebook |"
    r"join the |latest |top |all )*(?:comments?|replies|reply|discussion|conversation|responses)"
    r"(?: ?\(?\d+\)?| section| policy| guidelines| rules| below)?[:.…]?"
    r"|comment(?:ing|s|er)? (?:policy|guidelines|rules|etiquette)|community (?:guidelines|rules|standards)|"
    r"leave a reply\b.{0,60}|what do you think\?|have your say|house rules",
    re.IGNORECASE,
)
_POLICY = re.compile(
    r"\b(?:comments?|commenting|commenters?)\b.{0,120}\b(?:moderat\w+|guidelines|approv\w+|reject\w+|polic(?:y|"
    r"ies)|rules|remov\w+|"
    r"publish\w*|respectful|abus\w+|edited|welcome|delet\w+|tolerate|registered|log(?:ged)? in|sign(?:ed)? in)\b"
    r"|\b(?:moderat\w+|approv\w+|reject\w+|welcome|tolerate)\b.{0,120}\bcomments?\b"
    r"|\b(?:profanity|vulgarity|personal attacks|hate speech|off-topic|spam)\b.{0,120}\b(?:profanity|threats|"
    r"vulgarity|abus\w+|"
    r"personal attacks|hate speech|commercial|promotion|remov\w+|comments?|allowed|tolerated)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?:the |our |your |all )?(?:latest|related|recommended|popular|trending|most (?:read|viewed|popular|recent|"
    r"shared|watched|commented)|"
    r"recent|similar|other|top|more|must read|must-read|featured|editor['’]?s['’]?)"
    r"(?: (?:now|today|news|stories|story|articles?|posts?|topics?|content|videos?|reading|coverage|links|"
    r"headlines|picks?|choice|"
    r"updates|items|right now|this week|in news|for you|from (?:us|our partners|the web|around the web)))*[:.…]?"
    r"|more (?:from|on|in|about|news from|stories (?:from|on)|like this)\b(?: [\w'’&.-]+){0,5}:?|(?:most read|"
    r"trending|popular|top stories|latest) (?:in|on|from)\b.{0,40}"
    r"|(?:[\w'’.]+ ){0,2}(?:top|best|today['’]s|hot) deals:?|(?:you (?:may|might|could)(?: also)? (?:like|be "
    r"interested in|enjoy|have missed)|what to read next|"
    r"read next|up next|next up|"
    r"around the web|from (?:the web|our partners|around the web)|promoted stories|sponsored (?:stories|links|"
    r"content)|also read|"
    r"read also|see also|read more|don['’]t miss|in case you missed it|stay connected|about the author|also on|"
    r"also in|keep reading|"
    r"further reading|news in (?:pictures|photos)|photo of the day|today['’]s (?:top )?(?:stories|headlines)|"
    r"in other news|"
    r"other news|just in|breaking news|editors['’] picks|explore more|discover more|suggested (?:for you|"
    r"reading))\b.{0,30}",
    re.IGNORECASE,
)
# Labels of one link within an account; what follows the link is account again.
_ONE_LINK = re.compile(r"(?:read (?:more|next|also)|also read|see (?:also|more)|related|more)\W*", re.IGNORECASE)
# What stands beside readers' comments and not in an account: who wrote when, buttons, a voice of its own.
_OF_COMMENTS = re.compile(
    r"\b(?:repl(?:y|ies)|report|flag|like|likes|dislikes?|upvotes?|permalink|moderat\w+|says|wrote|log(?:ged)? in|"
    r"sign in)\W*$|"
    r"\b(?:ago|edited)\W*$|^@|\bsays?:|"
    r"\b[Cc]omments (?:are|must|may|will|should|that)\b|\b[Cc]omment(?:ing|ers?)\b|"
    r"\b\d{1,2}:\d{2}\b(?! (?:on|in|and))",
)
_OWN_VOICE = re.compile(r"\b(?:I|I['’]m|I['’]ve|[Yy]ou|[Yy]our|my|[Mm]e|lol|LOL|hey|Hey)\b|[!?]{2}")
_BLURB = 60  # words: longer paragraphs than this do not stand under a teaser's headline
_MOST_LINKS, _LONGEST_LINK = 8, 25  # links that close a page, and their words
_LEAST_BEFORE = 25  # words of account before a block may begin


def mark_blocks(lines: Sequence[Line]) -> list[Line]:
    """The lines with those of comment sections, lists of other stories and closing teasers marked as removed."""
    marked = list(lines)
    seen = 0
    for at, line in enumerate(marked):
        if line.role == "removed" and not _opens(line.text):
            continue
        end, why = _block(marked, at) if seen >= _LEAST_BEFORE else (at, "")
        for i in range(at, end):
            if marked[i].role != "removed" or i == at:
                marked[i] = replace(marked[i], role="removed", why=why)
        if marked[at].role == "body":
            seen += count_words(line.text)
    return _closing_teasers(marked)


def _opens(text: str) -> bool:
    return len(text) <= 90 and bool(_COMMENTS.fullmatch(text) or _OTHERS.fullmatch(text))


def _block(lines: Sequence[Line], at: int) -> tuple[int, str]:
    """Where the block that starts here ends (exclusive), and its rule; `at` itself when none starts."""
    text = lines[at].text
    if len(text) <= 90 and _COMMENTS.fullmatch(text):
        return _comments_end(lines, at), "comments and their rules"
    if len(text) <= 90 and _OTHERS.fullmatch(text) and not is_stopped(text.rstrip(".…")) and not is_told(text):
        return _teasers_end(lines, at), "list of other stories"
    if len(text) <= 1500 and _POLICY.search(text) and _is_rule_of_house(lines, at):
        return _comments_end(lines, at), "comments and their rules"
    return at, ""


def _is_rule_of_house(lines: Sequence[Line], at: int) -> bool:
    """Comment rules without a heading: they speak to the reader, and with the next lines speak of comments twice."""
    near = [line.text for line in lines[at : at + 4]]
    spoken = re.search(r"\b(?:you|your|our|we|please)\b", lines[at].text, re.IGNORECASE)
    quoted = re.search(r"[\"“”]", lines[at].text)
    return bool(spoken) and not quoted and sum(bool(_POLICY.search(t[:1500])) for t in near) >= 2


def _comments_end(lines: Sequence[Line], at: int) -> int:
    """Comments close a page: to its end when rules of a comment section or only little follow, else the heading."""
    rest = [line for line in lines[at + 1 :] if line.role != "removed"]
    policy = any(_POLICY.search(line.text[:1500]) for line in rest[:4])
    before = sum(count_words(line.text) for line in lines[:at] if line.role == "body")
    after = sum(count_words(line.text) for line in rest)
    said = any(_is_of_comments(line.text) for line in rest)
    return len(lines) if policy or (said and after <= before) or not rest else at + 1


def _is_of_comments(text: str) -> bool:
    """Whether a line may stand among readers' comments: a name, a date or a button alone, or somebody's own voice."""
    if not is_stopped(text) and count_words(text) <= 6:
        return True
    spoken = _OWN_VOICE.search(re.sub(r"[\"“][^\"“”]*[\"”]?", "", text))
    return bool(spoken or _OF_COMMENTS.search(text))


def _teasers_end(lines: Sequence[Line], at: int) -> int:
    """Headlines, each with at most one blurb; blurbs count only when the list runs to the end of the page.

    Below the label of one link ("Read more") it takes two blurbs: a single one is the account's last paragraph.
    """
    if _are_links(lines[at + 1 :], lines[at].text.endswith(":")):
        return len(lines)
    i, after_headline, first_blurb, blurbs = at + 1, False, None, 0
    glued = lines[at].text.endswith(":")
    while i < len(lines) and lines[i].role != "credits":
        line = lines[i]
        if line.role == "removed" or _is_teaser(line.text, glued) or _is_captioned(line.text):
            after_headline = after_headline or line.role != "removed"
        elif after_headline and count_words(line.text) <= _BLURB:
            first_blurb = i if first_blurb is None else first_blurb
            blurbs += 1
            after_headline = False
        else:
            break
        i += 1
    if first_blurb is None or (i == len(lines) and (blurbs > 1 or not _ONE_LINK.fullmatch(lines[at].text))):
        return i
    return first_blurb


def _are_links(rest: Sequence[Line], announced: bool) -> bool:
    """Whether the lines to the end of the page are a few headlines, some of them of two sentences, and no speech.

    The last and most of them must look like headlines, half of them where a colon announced them: account may be short
    as well.
    """
    left = [x.text for x in rest if x.role != "removed"]
    short = all(count_words(text) <= _LONGEST_LINK and not re.search(r"[\"“”]", text) for text in left)
    headlines = sum(is_heading_like(text) for text in left)
    enough = headlines >= len(left) / 2 if announced else headlines > len(left) / 2
    return 0 < len(left) <= _MOST_LINKS and short and enough and is_heading_like(left[-1])


def _is_teaser(text: str, glued: bool) -> bool:
    """Whether it is a headline, perhaps of two sentences; below a colon also several that are glued together."""
    most = _BLURB if glued else _LONGEST_LINK
    unstopped = not is_stopped(text) and text[0].isupper() and text[-1] not in ":,;…" and not re.search(r"[\"“”]", text)
    return is_heading_like(text) or (unstopped and 4 <= count_words(text) <= most)


def _is_captioned(text: str) -> bool:
    return count_words(text) <= 40 and bool(
        re.search(r"\b(?:photo|image|picture|credit|file)s?\s?:", text, re.IGNORECASE)
    )


def _closing_teasers(lines: list[Line]) -> list[Line]:
    """Headlines glued to the end: no sentence follows them, so they head nothing here."""
    at = len(lines)
    found: list[int] = []
    while at > 0:
        line = lines[at - 1]
        if line.role == "body" and _is_closing_headline(line.text):
            found.append(at - 1)
        elif line.role not in ("removed", "credits"):
            break
        at -= 1
    texts = [lines[i].text for i in found]
    counted = Counter(line.text for line in lines)
    if 2 * sum(counted[text] > 1 for text in texts) >= len(texts):  # a refrain: verses of the account
        return lines
    if at == 0 or not (len(found) >= 2 or any(map(_is_title_case, texts))) or len(found) > len(lines) / 2:
        return lines
    for i in found:
        lines[i] = replace(lines[i], role="removed", why="headline of another story at the end")
    return lines


def _is_closing_headline(text: str) -> bool:
    """Long enough for a headline (verses are shorter) and not a quoted post, which ends in its writer's handle."""
    return is_heading_like(text, 20) and count_words(text) >= 6 and "(@" not in text


def _is_title_case(text: str) -> bool:
    words = [w for w in re.findall(r"[^\W\d_]+", text) if len(w) >= 4]
    return len(words) >= 4 and sum(w[0].isupper() for w in words) >= 0.75 * len(words)
