"""The errors that Reportedly raises, all under one base.

ReportedlyError
├── ModelMissing     a language model is not installed, or is not the one that was measured
├── NothingToRead    no input gave a report
├── StoryUnknown     a store has no story of that id
├── PortUnusable     the metrics cannot be shown on a port
├── RulesInvalid     a file of alert rules cannot be used
├── DossierInvalid   a dossier cannot be read at all
├── StoreUnusable    a store cannot be opened or read: not there, damaged, of a newer version, no driver
├── ArchiveBroken    the archive cannot be written, or a page in it is missing or not what was kept
└── StoreBusy        another process writes to the store
"""


class ReportedlyError(Exception):
    """What went wrong, with the value and the next step, in one line."""


class ModelMissing(ReportedlyError):
    """A language model is not installed, or is not the one that was measured."""


class NothingToRead(ReportedlyError):
    """No input gave a report; the failures say why for each."""


class StoryUnknown(ReportedlyError):
    """A store has no story of that id."""


class PortUnusable(ReportedlyError):
    """A port on which nothing can be shown: another program has it, or the system does not give it."""


class RulesInvalid(ReportedlyError):
    """A file of alert rules that cannot be read, or that asks for what there is not."""


class DossierInvalid(ReportedlyError):
    """A file that is not a dossier, or one that cannot be read."""


class StoreUnusable(ReportedlyError):
    """A store that cannot be opened or read: not there, damaged, made by a newer version, or without its driver."""


class StoreBusy(ReportedlyError):
    """Another process writes to the store; reading goes on."""


class ArchiveBroken(ReportedlyError):
    """The archive cannot be written, or a page in it is missing or is not what was kept."""
