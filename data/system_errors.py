"""System errors in French, for the person who typed a command."""

import errno
from typing import Final

_FRENCH: Final = {
    errno.ENOSPC: "le disque est plein",
    errno.EDQUOT: "le quota de disque est atteint",
    errno.EROFS: "le disque est en lecture seule",
    errno.EACCES: "l’accès est refusé",
    errno.EPERM: "l’accès est refusé",
    errno.ENOENT: "le fichier ou le dossier n’existe pas",
    errno.ENOTDIR: "ce n’est pas un dossier",
    errno.EISDIR: "c’est un dossier",
    errno.EEXIST: "un fichier porte déjà ce nom",
}


def system_reason(error: OSError) -> str:
    """Return why the system refused; in the system’s words where these have no translation."""
    return _FRENCH.get(error.errno or 0, error.strerror or str(error))
