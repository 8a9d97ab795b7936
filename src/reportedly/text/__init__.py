"""Sentences, numbers, names, quotations, outlets: pure functions of text that know nothing of a story."""
