"""Many pages from several real servers at once: politely, again where it may help, and one failure stops nothing."""

import random
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from server import Reply, Site, running_site, story

from reportedly.collect import Fetcher, Limits
from reportedly.collect.addresses import Refused
from reportedly.collect.entries import Entry
from reportedly.collect.fetching import Fetched
from reportedly.collect.gathering import fetch_entries
from reportedly.collect.retrying import Budget, pause_before, retry_after

QUICK = Limits(
    page_bytes=200_000, total_seconds=4, read_seconds=3, delay_seconds=0.0, backoff_seconds=0.01, longest_wait=2.0
)


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


@pytest.fixture
def other() -> Iterator[Site]:
    with running_site() as running:
        yield running


def fetcher(limits: Limits = QUICK, pauses: list[float] | None = None) -> Fetcher:
    sleep = None if pauses is None else pauses.append
    return Fetcher(limits, allow_private=True, sleep=sleep, chance=random.Random(7))


def fetch_all(addresses: list[str], ordered: bool = True) -> list[tuple[str, Fetched | Refused]]:
    with fetcher() as opened:
        found = fetch_entries([Entry(address) for address in addresses], opened, ordered=ordered)
        return [(entry.address, got) for entry, got in found]


def test_results_come_in_the_order_given_whatever_the_network_does(site: Site) -> None:
    addresses = [site.put(f"/{n}", Reply(story(n), pause=0.05 * (n % 3))) for n in range(8)]
    found = fetch_all(addresses)
    assert [address for address, _ in found] == addresses
    assert [got.content for _, got in found if isinstance(got, Fetched)] == [story(n) for n in range(8)]


def test_what_is_there_first_can_come_first(site: Site, other: Site) -> None:
    slow = site.put("/slow", Reply(story(1), pause=0.5))
    quick = other.put("/quick", story(2))
    assert [address for address, _ in fetch_all([slow, quick], ordered=False)] == [quick, slow]


def test_a_host_is_asked_by_no_more_than_two_at_once(site: Site, other: Site) -> None:
    addresses = [s.put(f"/{n}", Reply(story(n), pause=0.03)) for n in range(10) for s in (site, other)]
    fetch_all(addresses)
    assert site.most_at_once == other.most_at_once == 2


def test_a_slow_host_holds_up_only_itself(site: Site, other: Site) -> None:
    gate = threading.Event()
    slow = [site.put(f"/{n}", Reply(story(n), gate=gate)) for n in range(4)]
    quick = [other.put(f"/{n}", story(n)) for n in range(20)]

    def open_when_all_others_were_asked() -> None:
        while len(other.paths()) < len(quick):
            time.sleep(0.01)
        gate.set()

    threading.Thread(target=open_when_all_others_were_asked, daemon=True).start()
    with fetcher(replace(QUICK, total_seconds=30, read_seconds=30)) as opened:
        found = list(fetch_entries([Entry(address) for address in slow + quick], opened))
    assert gate.is_set() and all(isinstance(got, Fetched) for _, got in found)


def test_each_misbehaving_server_gives_one_line_and_the_rest_goes_on(site: Site) -> None:
    bad = {
        "bomb": "over 0.2 MB",
        "lie": "compressed body is broken",
        "die": "connection failed",
        "chunks": "connection failed",
        "heads": "connection failed",
        "slow": "no complete answer",
        "drip": "no complete answer",
    }
    addresses = {site.put(f"/{mode}", Reply(story(1), mode=mode)): why for mode, why in bad.items()}  # type: ignore[arg-type]
    addresses[site.put("/loop", Reply(status=302, headers={"Location": "/loop"}))] = "more than 5 redirects"
    addresses[site.put("/same", Reply(status=304))] = "answered 304"
    addresses[site.put("/inside", Reply(status=302, headers={"Location": "ftp://10.0.0.1/"}))] = "ftp scheme"
    good = site.put("/good", story(9))
    found = dict(fetch_all([*addresses, good]))
    for address, why in addresses.items():
        got = found[address]
        assert isinstance(got, Refused) and why in str(got) and "\n" not in str(got)
    assert isinstance(found[good], Fetched)


def test_a_body_longer_than_it_says_is_cut_where_it_says(site: Site) -> None:
    address = site.put("/long", Reply(b"<p>" + b"a" * 97, mode="long"))
    got = dict(fetch_all([address]))[address]
    assert isinstance(got, Fetched) and len(got.content) == 50


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_passing_failure_is_tried_again_after_a_random_pause(site: Site, status: int) -> None:
    address = site.put("/a", [Reply(status=status), Reply(status=status), Reply(story(1))])
    pauses: list[float] = []
    with fetcher(pauses=pauses) as opened:
        assert opened.fetch(address).content == story(1)
    assert len(pauses) == 2 and 0 <= pauses[0] <= 0.01 and 0 <= pauses[1] <= 0.02


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451, 501])
def test_a_lasting_failure_is_not_tried_again(site: Site, status: int) -> None:
    address = site.put("/a", Reply(status=status))
    with fetcher() as opened, pytest.raises(Refused, match=f"answered {status}"):
        opened.fetch(address)
    assert site.paths() == ["/a"]


def test_the_time_that_a_server_names_is_waited(site: Site) -> None:
    address = site.put("/a", [Reply(status=429, headers={"Retry-After": "1"}), Reply(story(1))])
    pauses: list[float] = []
    with fetcher(pauses=pauses) as opened:
        opened.fetch(address)
    assert 1.0 <= pauses[0] <= 1.01


def test_a_host_that_asks_for_a_long_rest_is_left_alone(site: Site) -> None:
    address = site.put("/a", Reply(status=503, headers={"Retry-After": "3600"}))
    with fetcher() as opened:
        with pytest.raises(Refused, match="asked to wait 3600 seconds"):
            opened.fetch(address)
        with pytest.raises(Refused, match="left alone"):
            opened.fetch(site.address("/b"))
    assert site.paths() == ["/a"]


def test_the_budget_of_a_source_ends_the_trying(site: Site) -> None:
    addresses = [site.put(f"/{n}", Reply(status=503)) for n in range(6)]
    budget = Budget(4)
    with fetcher() as opened:
        list(fetch_entries([Entry(a) for a in addresses], opened, budget=budget))
    assert len(site.paths()) == 6 + 4 and budget.left == 0


def test_pauses_are_bounded_and_the_same_for_the_same_seed() -> None:
    pauses = [pause_before(n, None, 1.0, 30.0, random.Random(3)) for n in range(12)]
    assert all(0 <= pause <= 30 for pause in pauses)
    assert pauses == [pause_before(n, None, 1.0, 30.0, random.Random(3)) for n in range(12)]


def test_retry_after_is_seconds_or_a_date() -> None:
    now = datetime(2031, 5, 4, 9, 30, tzinfo=UTC)
    assert retry_after("120", now) == 120
    assert retry_after("Sun, 04 May 2031 09:31:00 GMT", now) == 60
    assert retry_after("Sun, 04 May 2031 09:00:00 GMT", now) == 0
    assert retry_after("soon", now) is None and retry_after(None, now) is None


def test_the_limit_of_requests_at_once_holds_for_all_who_share_a_fetcher(site: Site) -> None:
    addresses = [site.put(f"/{n}", Reply(story(n), pause=0.02)) for n in range(8)]
    site.put("/robots.txt", Reply(status=404))
    with fetcher(replace(QUICK, at_once=1, total_seconds=30)) as opened:
        opened.fetch(addresses[0])
        threads = [threading.Thread(target=opened.fetch, args=(address,)) for address in addresses]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert site.most_at_once == 1 and len(site.paths()) == 9


def test_crawl_delay_lies_between_requests(site: Site) -> None:
    site.put("/robots.txt", Reply(b"User-agent: *\nCrawl-delay: 0.2\n", media_type="text/plain"))
    fetch_all([site.put(f"/{n}", story(n)) for n in range(4)])
    times = sorted(asked.at for asked in site.asked if asked.path != "/robots.txt")
    assert all(b - a > 0.15 for a, b in pairwise(times))
    assert [asked.path for asked in site.asked].count("/robots.txt") == 1


def test_an_unchanged_page_is_said_to_be(site: Site) -> None:
    address = site.put("/a", Reply(story(1), etag='"one"'))
    with fetcher() as opened:
        first = opened.fetch(address)
        again = opened.fetch(address, etag=first.etag)
    assert (first.etag, first.unchanged, again.unchanged, again.content) == ('"one"', False, True, b"")


def test_stopping_begins_no_further_request(site: Site) -> None:
    addresses = [site.put(f"/{n}", Reply(story(n), pause=0.05)) for n in range(60)]
    with fetcher() as opened:
        found = fetch_entries([Entry(a) for a in addresses], opened)
        next(found)
        found.close()  # type: ignore[attr-defined]
    assert len(site.paths()) < 60


def test_an_alert_can_be_sent(site: Site) -> None:
    address = site.put("/hook", Reply(status=204))
    with fetcher() as opened:
        assert opened.send(address, b'{"a":1}', {"Content-Type": "application/json"}) == 204
    assert (site.asked[0].method, site.asked[0].body) == ("POST", b'{"a":1}')
    with Fetcher(QUICK) as public, pytest.raises(Refused, match="private"):
        public.send(address, b"", {})


def test_closing_ends_what_is_under_way(site: Site) -> None:
    patient = Limits(delay_seconds=0.0, total_seconds=60, read_seconds=60)
    address = site.put("/slow", Reply(b"a" * 10_000, mode="slow"))
    opened = Fetcher(patient, allow_private=True)
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.extend(fetch_entries([Entry(address)], opened)), daemon=True)
    thread.start()
    while address not in map(site.address, site.paths()):
        time.sleep(0.01)
    opened.close()
    thread.join(30)
    assert not thread.is_alive() and len(found) == 1
    with pytest.raises(Refused, match="ended"):
        opened.fetch(address)
