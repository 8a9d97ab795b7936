"""Where it comes from: the origin of every statement, what was copied, and how many known origins are independent.

Third from the end of the flow: takes the accounts, entities and claims of one story; decides nothing about who is
right, and never counts an unknown origin as known.
"""

from reportedly.trace.tracing import Traced, trace

__all__ = ["Traced", "trace"]
