"""Mail becomes pages: the text as it was sent, with subject, sender and date beside it."""

from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reportedly.collect import Limits, collect
from reportedly.collect.mails import is_mail, read_mail
from reportedly.records import Failure, Page


def mail(
    subject: str = "Fwd: Crane falls", html: str | None = None, text: str | None = "The crane fell."
) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Ilse Brandt <ilse@alder-post.example>"
    message["To"] = "desk@b.example"
    message["Date"] = "Sun, 04 May 2031 09:30:00 +0200"
    message["Subject"] = subject
    if text is not None:
        message.set_content(text)
    if html is not None:
        message.add_alternative(html, subtype="html")
    return message


def read(message: EmailMessage | bytes) -> list[Page | Failure]:
    content = message if isinstance(message, bytes) else message.as_bytes(policy=SMTP)
    return list(read_mail(content, "a.eml", "a.eml", Limits()))


def pages(message: EmailMessage | bytes) -> list[Page]:
    return [found for found in read(message) if isinstance(found, Page)]


def test_html_goes_before_plain_text_and_headers_are_hints(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(mail(html="<p>The <b>crane</b> fell.</p>").as_bytes(policy=SMTP))
    collected, failures = collect([str(path)])
    assert not failures
    (page,) = collected
    assert (page.kind, page.content.strip(), page.file) == ("html", b"<p>The <b>crane</b> fell.</p>", str(path))
    assert {(h.field, h.value, h.how) for h in page.hints} == {
        ("title", "Crane falls", "the mail's header"),
        ("byline", "Ilse Brandt", "the mail's header"),
        ("published", "2031-05-04T09:30:00+02:00", "the mail's header"),
    }


def test_plain_text_alone_is_taken() -> None:
    (page,) = pages(mail())
    assert (page.kind, page.content.strip(), page.charset) == ("text", b"The crane fell.", "utf-8")


def test_attachments_are_no_text() -> None:
    message = mail()
    message.add_attachment("<p>" + "Contract. " * 50, subtype="html", filename="contract.html")
    assert [page.content.strip() for page in pages(message)] == [b"The crane fell."]


def test_forwarded_messages_are_pages_of_their_own() -> None:
    inner = mail("Deep", text="The ferry sank.")
    outer = mail("Outer", text="See below.")
    outer.add_attachment(inner)
    found = pages(outer)
    assert [page.name for page in found] == ["a.eml", "a.eml/1"]
    assert [page.hints[0].value for page in found] == ["Outer", "Deep"]


def test_wrong_charsets_do_not_lose_a_byte() -> None:
    content = (
        b"From: a@b.example\r\nDate: x\r\nSubject: =?utf-9?q?Caf=E9?=\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: text/plain; charset="no-such"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n'
        b"Caf\xe9 in Port Alder\r\n"
    )
    (page,) = pages(content)
    assert page.content == b"Caf\xe9 in Port Alder\r\n"
    assert page.hints[0].field == "title"


def test_a_mail_without_text_is_a_failure() -> None:
    message = mail(text=None)
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    (found,) = read(message)
    assert isinstance(found, Failure) and "without a text" in found.reason


def test_a_mailbox_is_read_message_by_message(tmp_path: Path) -> None:
    path = tmp_path / "a.mbox"
    one = mail("One", text="First.\n\n>From the harbour came smoke.").as_bytes()
    long = mail("Long", text="word " * 1000).as_bytes()
    two = mail("Two", text="Second.").as_bytes()
    path.write_bytes(b"".join(b"From a@b Sun May  4 09:30:00 2031\n" + m + b"\n" for m in (one, long, two)))
    collected, failures = collect([str(path)], limits=Limits(page_bytes=2000))
    assert [page.name for page in collected] == [f"{path}:1", f"{path}:3"]
    assert b"\nFrom the harbour" in collected[0].content
    assert [failure.input for failure in failures] == [f"{path}:2"]


def test_prose_with_colons_is_no_mail() -> None:
    assert not is_mail(b"From: the harbour\nSubject: to change\n\nText.")
    assert not is_mail(b"The harbour was closed.\nFrom: x\nDate: y\nSubject: z\n")
    assert is_mail(mail().as_bytes(policy=SMTP))


@given(st.binary(max_size=300))
def test_nothing_raises(content: bytes) -> None:
    is_mail(content)
    read(b"From: a\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" + content)
