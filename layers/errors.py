"""What can go wrong, as sentences that a user can act on.

Raised low down with the sentence already in the user's language; turned into a message once, at
the edge (algorithm, dock slot, task end). Whoever raises one of these has changed nothing.
"""

from __future__ import annotations


class SynpunktError(Exception):
    """Base of all errors that a user is told about; ``str(error)`` is one sentence."""


class StoreError(SynpunktError):
    """The store can't be opened, read or written."""


class NotAStoreError(StoreError):
    """The file is no Synpunkt store."""


class NewerStoreError(StoreError):
    """The store was made by a newer Synpunkt than this one."""


class OlderStoreError(StoreError):
    """The store must be upgraded before it can be used."""


class StoreLockedError(StoreError):
    """Another program, or an edit session in the project, holds the store."""


class ConflictError(SynpunktError):
    """A row has changed since, so the change can't be made or taken back."""


class InputError(SynpunktError):
    """A file, layer, field or parameter given by the user can't be used as it is."""


class Cancelled(Exception):  # noqa: N818  (no error: the user asked for it)
    """The user pressed cancel; work in progress has been rolled back."""
