"""Loads the language models: the only importer of spaCy, ONNX Runtime, tokenizers and the language identifier.

Everything else gets what it needs through the functions named here; they load on first use, work offline, and raise
`reportedly.errors.ModelMissing` with the next step when a model is not installed.
"""

from reportedly.language.identify import identify_language
from reportedly.language.parser import load_parser
from reportedly.language.vectors import load_vectors

__all__ = ["identify_language", "load_parser", "load_vectors"]
