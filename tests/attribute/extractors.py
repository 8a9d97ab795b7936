"""The extractors that stand behind the seam: whatever is promised of one is promised of all."""

from reportedly.attribute import Extractor, dependency_extractor, load_extractor


def extractors() -> dict[str, Extractor]:
    """Each extractor that comes with the package, by name."""
    return {"dependency": dependency_extractor, "trained": load_extractor()}
