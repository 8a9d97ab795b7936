"""The errors that Reportedly raises, all under one base.

ReportedlyError
├── ModelMissing     a language model is not installed, or is not the one that was measured
├── NothingToRead    no input gave a report
└── DossierInvalid   a dossier cannot be read at all
"""


class ReportedlyError(Exception):
    """What went wrong, with the value and the next step, in one line."""


class ModelMissing(ReportedlyError):
    """A language model is not installed, or is not the one that was measured."""


class NothingToRead(ReportedlyError):
    """No input gave a report; the failures say why for each."""


class DossierInvalid(ReportedlyError):
    """A file that is not a dossier, or one that cannot be read."""
