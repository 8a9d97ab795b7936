"""Reportedly: every account of an event, side by side, each line traced to who first said it."""

__version__ = "0.1.0"
