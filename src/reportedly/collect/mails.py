"""Mail (RFC 5322, MIME) to pages: newsletters, press releases, forwarded reports; single files and mbox.

The text of a message is its HTML part or, where that is missing, its plain one; what is attached as a message of its
own is a page of its own.  Subject, sender and date go along as hints, as the report itself may be someone else's.
"""

import email
import hashlib
import re
from collections.abc import Iterator
from email.header import decode_header, make_header
from email.message import Message
from email.policy import compat32
from email.utils import parseaddr
from pathlib import Path
from typing import IO

from reportedly.collect.entries import hints_of
from reportedly.collect.limits import Limits, megabytes
from reportedly.collect.sniffing import page_kind
from reportedly.records import Failure, Page

_FIELD = re.compile(rb"(?:[!-9;-~]{1,60}:[ \t][^\r\n]*|[ \t][^\r\n]*)\r?\n")
_NAMES = re.compile(rb"^(?:from|date|subject|received|message-id|mime-version|return-path):", re.IGNORECASE | re.M)
_SAMPLE = 8192
_NESTED = 5  # messages inside messages that are followed


def is_mail(content: bytes) -> bool:
    """Whether some bytes begin with the header of a message: three fields that mail has, and nothing else."""
    head = re.split(rb"\r?\n\r?\n", content[:_SAMPLE].lstrip(b"\r\n"), maxsplit=1)[0] + b"\n"
    if not _FIELD.match(head) or len({name.lower() for name in _NAMES.findall(head)}) < 3:
        return False
    return sum(len(field) for field in _FIELD.findall(head)) >= 0.9 * len(head)


def read_mail(content: bytes, name: str, file: str | None, limits: Limits) -> Iterator[Page | Failure]:
    """The pages of one message, outermost first; one failure when it has no text.  Never raises."""
    found = list(_pages(email.message_from_bytes(content, policy=compat32), name, file, limits, 0))
    yield from found or [Failure(name, "a mail without a text part. Save what is attached and give that.")]


def read_mbox(path: Path, name: str, limits: Limits) -> Iterator[Page | Failure]:
    """The pages of a mailbox, message by message, and never more of it in memory than one."""
    try:
        with path.open("rb") as stream:
            for number, content in enumerate(_messages(stream, limits), start=1):
                if content is None:
                    yield Failure(
                        f"{name}:{number}", f"a message over {megabytes(limits.page_bytes)}. Save it by itself."
                    )
                else:
                    yield from read_mail(content, f"{name}:{number}", name, limits)
    except OSError as error:
        yield Failure(name, f"cannot be read: {error.strerror}. Check the file.")


def _messages(stream: IO[bytes], limits: Limits) -> Iterator[bytes | None]:
    """The messages of an mbox; None for one that is over the limit.  Quoted "From " lines (mboxrd) are unquoted."""
    lines: list[bytes] = []
    size, begun, blank = 0, False, True
    while line := stream.readline(1 << 20):
        if blank and line.startswith(b"From "):
            if begun:
                yield b"".join(lines) if size <= limits.page_bytes else None
            lines, size, begun, blank = [], 0, True, False
            continue
        blank = not line.strip()
        size += len(line)
        if size <= limits.page_bytes:
            lines.append(line[1:] if re.match(rb">+From ", line) else line)
        else:
            lines.clear()
    if begun:
        yield b"".join(lines) if size <= limits.page_bytes else None


def _pages(message: Message, name: str, file: str | None, limits: Limits, depth: int) -> Iterator[Page | Failure]:
    parts = list(_own_parts(message))
    text = _text_part(parts)
    if text is not None:
        yield from _page(message, text, name, file, limits)
    if depth < _NESTED:
        inner = [part for part in parts if part.get_content_type() == "message/rfc822"]
        for number, part in enumerate(inner, start=1):
            for nested in part.get_payload() if isinstance(part.get_payload(), list) else []:
                if isinstance(nested, Message):
                    yield from _pages(nested, f"{name}/{number}", file, limits, depth + 1)


def _own_parts(message: Message) -> Iterator[Message]:
    """The parts of a message without those of the messages in it."""
    if message.get_content_maintype() == "multipart" and message.is_multipart():
        for part in message.get_payload():
            if isinstance(part, Message):
                yield from _own_parts(part)
    else:
        yield message


def _text_part(parts: list[Message]) -> Message | None:
    """The longest HTML part, else the longest plain one, attachments left out."""
    shown = [part for part in parts if part.get_content_disposition() != "attachment"]
    for wanted in ("text/html", "text/plain"):
        fitting = [part for part in shown if part.get_content_type() == wanted and _content(part).strip()]
        if fitting:
            return max(fitting, key=lambda part: len(_content(part)))
    return None


def _content(part: Message) -> bytes:
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError):
        return b""
    return content if isinstance(content, bytes) else b""


def _page(message: Message, part: Message, name: str, file: str | None, limits: Limits) -> Iterator[Page | Failure]:
    content = _content(part)
    if len(content) > limits.page_bytes:
        yield Failure(name, f"its text is over {megabytes(limits.page_bytes)}, the most for one page.")
        return
    media_type = part.get_content_type()
    yield Page(
        name=name,
        kind="html" if media_type == "text/html" else page_kind(content, "", media_type),
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        file=file,
        media_type=media_type,
        charset=_charset(part),
        hints=hints_of(
            "the mail's header",
            title=_plain_subject(_header(message, "Subject")),
            byline=_sender(_header(message, "From")),
            published=_header(message, "Date"),
        ),
    )


def _charset(part: Message) -> str | None:
    """What the part declares; nothing where it says ASCII, which senders do whatever they send."""
    try:
        named = part.get_content_charset()
    except (LookupError, UnicodeError):
        return None
    return named if named and named not in ("us-ascii", "ascii", "unknown-8bit", "x-unknown") else None


def _header(message: Message, name: str) -> str:
    value = message.get(name)
    if value is None:
        return ""
    try:
        return str(make_header(decode_header(value)))
    except (LookupError, ValueError, UnicodeError):
        return str(value).encode("ascii", "replace").decode("ascii")


def _plain_subject(subject: str) -> str:
    """The subject without the marks of answering and forwarding."""
    return re.sub(r"^(?:\s*(?:re|fw|fwd|wg|aw|tr|rv)\s*:)+\s*", "", subject, flags=re.IGNORECASE)


def _sender(header: str) -> str:
    name, address = parseaddr(header)
    return name or address
