"""Measures of the whole chain and of its steps, on answer keys and public data; no stage may import them."""
