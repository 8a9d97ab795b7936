"""When a request is worth making again, after how long, and how often in all."""

import random
import threading
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from reportedly.collect.addresses import Refused

PASSING = (408, 425, 429, 500, 502, 503, 504)
"""Answers of a server that may be another one soon."""


class Later(Refused):
    """An address that could not be fetched now and perhaps soon; `after` seconds where the server said when."""

    def __init__(self, reason: str, after: float | None = None) -> None:
        super().__init__(reason)
        self.after = after


class Resting(Later):
    """An address of a host that is left alone for a while: asking again at once would not help."""


class Budget:
    """How many repeated requests a source may still cost; shared by threads.

    Without it, a thousand entries of a source that is down would each be asked for three times.
    """

    def __init__(self, left: int) -> None:
        self._left = left
        self._lock = threading.Lock()

    @property
    def left(self) -> int:
        """How many are left."""
        return self._left

    def take(self) -> bool:
        """Takes one; False when none is left."""
        with self._lock:
            if self._left <= 0:
                return False
            self._left -= 1
            return True


def pause_before(attempt: int, after: float | None, base: float, most: float, chance: random.Random) -> float:
    """Seconds to wait before trying again, `attempt` counting from 0: "full jitter" (Brooker, AWS 2015).

    Any length up to a bound that doubles, so that many that failed at once do not come back at once.  Where the server
    said when to come back (`after`), never earlier.
    """
    bound = min(most, base * 2**attempt)
    return chance.uniform(0, bound) + (after or 0.0)


def retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds of a Retry-After header (RFC 9110, 10.2.3: seconds or a date); None when there is none to understand."""
    if not value:
        return None
    if value.strip().isdecimal():
        return float(value.strip()[:9])
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
