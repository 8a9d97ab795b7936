"""Keeps everything, the only user of a database: embedded by default, PostgreSQL by choice, one contract.

It knows neither HTML nor HTTP, and no stage knows it.
"""

from reportedly.store.contract import EVERYTHING, Info, ReadArchived, Store
from reportedly.store.opening import open_store, restore_store

__all__ = ["EVERYTHING", "Info", "ReadArchived", "Store", "open_store", "restore_store"]
