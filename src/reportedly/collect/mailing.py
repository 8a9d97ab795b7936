"""Sends one mail: the other way, beside `Fetcher.send`, in which something leaves this machine (an alert)."""

import os
import smtplib
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate

from reportedly.collect.addresses import Refused

_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed in, and by whom; the password stands in the environment under `password_env`."""

    host: str
    sender: str
    port: int = 587
    user: str | None = None
    password_env: str | None = None
    starttls: bool = True


def send_mail(server: MailServer, to: str, subject: str, text: str, message_id: str, sent: float) -> None:
    """Hand one mail in; `sent` is its date in seconds since 1970.  Raises Refused with the reason.

    The same `message_id` twice is the same mail: many mailboxes show it once.
    """
    message = EmailMessage()
    message["From"], message["To"] = server.sender, to
    message["Subject"] = " ".join(subject.split())
    message["Message-ID"], message["Date"] = message_id, formatdate(sent)
    message.set_content(text)
    try:
        with smtplib.SMTP(server.host, server.port, timeout=_SECONDS) as connection:
            if server.starttls:
                connection.starttls()
            if server.user:
                connection.login(server.user, os.environ.get(server.password_env or "", ""))
            connection.send_message(message)
    except (smtplib.SMTPException, OSError, ValueError) as error:
        raise Refused(f"the mail server {server.host}:{server.port} did not take it: {error}") from error
