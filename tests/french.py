"""French text as one types it, for tests that are about words and not about spaces."""


def plain(text):
    """Return `text` with ordinary spaces."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")
