"""What does not fit, what all tell, what only one tells, and the words that each report chooses.

Last before publishing: takes the traced claims of one story and drops no side.  It says who says what and who denies
it, never what is true.
"""

from reportedly.compare.comparison import Compared, compare

__all__ = ["Compared", "compare"]
