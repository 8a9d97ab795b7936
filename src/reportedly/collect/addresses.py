"""Which network addresses may be fetched from: none that leads into the machine or its own network.

A page's address is chosen by whoever wrote the list, a redirect by whoever runs the server; neither may reach what only
this machine can reach.  A name is resolved once, every address it has is checked, and the connection goes to a checked
address, so that a name that changes its mind between the check and the connection (DNS rebinding) gains nothing.
"""

import ipaddress
import socket
from urllib.parse import SplitResult, urlsplit

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_METADATA = frozenset(
    map(ipaddress.ip_address, ("fd00:ec2::254", "100.100.100.200", "192.0.0.192"))
)  # of AWS over IPv6, of Alibaba Cloud and of Oracle Cloud; the others use link-local ones
_PORTS = {"http": 80, "https": 443}


class Refused(Exception):
    """An address that may not, or cannot, be fetched; the message is the reason for the failure line."""


def split_address(url: str) -> SplitResult:
    """The parts of an address that may be asked for.  Raises Refused: other schemes, credentials, no host."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise Refused(f"not a valid address: {error}") from error
    if parts.scheme not in _PORTS:
        raise Refused(f"{parts.scheme or 'no'} scheme: only http and https addresses are fetched")
    if "@" in parts.netloc:
        raise Refused("the address holds a user name or password. Give it without them")
    if not host or port == 0:
        raise Refused("the address has no host")
    return parts if parts.netloc.isascii() else _in_ascii(parts, host)


def _in_ascii(parts: SplitResult, host: str) -> SplitResult:
    """The address with its international host name as the network writes it."""
    try:
        name = host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise Refused(f"{host} is not a valid host name") from error
    return parts._replace(netloc=f"{name}:{parts.port}" if parts.port else name)


def resolve_host(host: str, port: int, allow_private: bool) -> list[str]:
    """The IP addresses of a host, each checked.  Raises Refused when it has none or one that is not public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Refused(f"the host {host} is not known ({error})") from error
    addresses = list(dict.fromkeys(str(info[4][0]).split("%")[0] for info in found))
    for address in addresses:
        if is_never_asked(address):
            raise Refused(f"{host} is {address}, an address of the machine or of its cloud, which is never asked")
        if not allow_private and not is_public(address):
            raise Refused(f"{host} is the private or reserved address {address}. Allow it with --allow-private")
    if not addresses:
        raise Refused(f"the host {host} has no address")
    return addresses


def is_never_asked(address: str) -> bool:
    """Whether an IP address holds no page of anybody, even where private ones are allowed.

    Link-local addresses and the three others at which clouds give a machine its credentials; those that are no host's:
    unspecified, multicast, reserved.  A redirect of a page on the user's own network must not lead there.
    """
    ip = ipaddress.ip_address(address)
    inner = _embedded(ip) if isinstance(ip, ipaddress.IPv6Address) else None
    if inner is not None:
        return is_never_asked(str(inner))
    if ip.is_loopback:
        return False
    return ip in _METADATA or ip.is_link_local or ip.is_multicast or ip.is_reserved or ip.is_unspecified


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet; an IPv4 address inside an IPv6 one counts as itself."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        inner = _embedded(ip)
        if inner is not None:
            return is_public(str(inner))
        if ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback)


def _embedded(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if ip in _NAT64 or (int(ip) >> 32 == 0 and int(ip) > 1):
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    if ip.teredo:
        return ip.teredo[1]
    return ip.ipv4_mapped or ip.sixtofour
