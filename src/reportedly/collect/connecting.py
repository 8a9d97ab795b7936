"""Connections that only lead to checked addresses and that end at a deadline; the one place that opens a socket.

A name is resolved and checked at the moment of connecting, and the connection goes to the address that was checked.  A
timeout for each read is not enough against a server that sends one byte a second, so every read also knows when the
whole answer must be there.
"""

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Iterable
from typing import Any

import certifi
import httpcore

from reportedly.collect.addresses import Refused, resolve_host

_TRIED = 3  # addresses of a host that are tried
_TRUSTING = threading.Lock()
_KEPT_SECONDS = 5.0  # for which an idle connection is kept for the next page of the same host


class Deadline(threading.local):
    """When the answer that this thread waits for must be complete (`time.monotonic`)."""

    at: float = float("inf")

    def cut(self, timeout: float | None) -> float:
        """The timeout, or what is left until the deadline if that is less.  Raises when nothing is left."""
        left = self.at - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("no complete answer before the deadline")
        return left if timeout is None else min(timeout, left)


class _Stream(httpcore.NetworkStream):
    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner, self._deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.cut(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.cut(timeout))

    def close(self) -> None:
        """Ends the connection, also for a thread that is reading from it: closing alone would not wake it."""
        with contextlib.suppress(OSError, AttributeError):
            self._inner.get_extra_info("socket").shutdown(socket.SHUT_RDWR)
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, self._deadline.cut(timeout)), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Checked(httpcore.NetworkBackend):
    """Connects to a host's checked addresses, the next one where a connection fails."""

    def __init__(self, allow_private: bool, deadline: Deadline) -> None:
        self._allow_private, self._deadline = allow_private, deadline
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = resolve_host(host, port, self._allow_private)[:_TRIED]
        for number, address in enumerate(addresses, start=1):
            try:
                inner = self._backend.connect_tcp(
                    address, port, self._deadline.cut(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if number == len(addresses):
                    raise
            else:
                return _Stream(inner, self._deadline)
        raise Refused(f"the host {host} has no address")

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)


def _trust(context: ssl.SSLContext) -> None:
    """Loads the machine's certificates and Mozilla's when the first https page is asked for: it takes some 0.2 s."""
    with _TRUSTING:
        if not context.cert_store_stats()["x509_ca"]:
            context.load_default_certs()
            context.load_verify_locations(certifi.where())


def open_pool(allow_private: bool, at_once: int, deadline: Deadline) -> httpcore.ConnectionPool:
    """Connections for one run: no proxy, no cookies, HTTP/1.1, certificates checked."""
    return httpcore.ConnectionPool(
        ssl_context=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
        max_connections=2 * at_once,  # each request may ask for a robots.txt before
        max_keepalive_connections=at_once,
        keepalive_expiry=_KEPT_SECONDS,
        network_backend=_Checked(allow_private, deadline),
    )
