"""Errors of the store of versions, with French messages for the user."""

from collections.abc import Iterable

from data.system_errors import system_reason


def reason(error: OSError) -> str:
    """Return in French the reason of a system error, with its path when there is one."""
    words = system_reason(error)
    return f"{words} ({error.filename})" if error.filename else words


class StoreError(ValueError):
    """The store of versions cannot do what was asked. The message is French, for people."""


class UnreachableStoreError(StoreError):
    """The system refused to read or write the store."""

    def __init__(self, error: OSError) -> None:
        """Include the reason given by the system."""
        super().__init__(f"Le dépôt des versions est hors d’atteinte : {reason(error)}.")


class UnreachableOriginError(StoreError):
    """The shared store did not answer, or refused."""

    def __init__(self, error: Exception) -> None:
        """Include what its client says, in English."""
        super().__init__(f"Le dépôt partagé des versions est hors d’atteinte ({error}).")


class AwaitedOriginError(StoreError):
    """Nothing was received of the shared store yet."""

    def __init__(self) -> None:
        """Say what is awaited."""
        super().__init__("Les versions du dépôt partagé ne sont pas encore reçues.")


class BusyStoreError(StoreError):
    """Another publication holds the store."""

    def __init__(self) -> None:
        """Ask to try again later."""
        super().__init__("Une autre publication est en cours : réessayez quand elle sera finie.")


class ChangedStoreError(StoreError):
    """Another version was published while a new one was being prepared from the previous one."""

    def __init__(self) -> None:
        """Ask to begin again."""
        super().__init__("Une autre version a été publiée entre-temps : recommencez.")


class DamagedVersionError(StoreError):
    """A version is no longer what was published."""

    def __init__(self, version_id: str, damage: str) -> None:
        """Name the version and the damage."""
        super().__init__(f"La version {version_id} est abîmée : {damage}.")


class DamagedCellsError(StoreError):
    """The published cells of a version are missing or damaged."""

    def __init__(self, version_id: str) -> None:
        """Name the file."""
        super().__init__(
            f"Le fichier cellules.json de la version {version_id} manque ou est abîmé."
        )


class UnknownVersionError(StoreError, LookupError):
    """No version, or several, match the requested name."""

    def __init__(self, name: str, known: Iterable[str], possible: Iterable[str] = ()) -> None:
        """List the versions that match, or all known versions."""
        several, every = ", ".join(possible), ", ".join(known)
        super().__init__(
            f"« {name} » désigne plusieurs versions : {several}."
            if several
            else f"Version inconnue : « {name} ». Versions connues : {every or 'aucune'}."
        )


class UnavailableVersionError(StoreError, LookupError):
    """A frozen link names a version that cannot be shown.

    Its message is public: it discloses neither the other versions nor their location.
    """

    def __init__(self, name: str, *, several: bool = False) -> None:
        """Name the version asked for."""
        name = name[:40]
        super().__init__(
            f"« {name} » désigne plusieurs versions des données : il en faut plus de caractères."
            if several
            else f"La version « {name} » des données n’est pas, ou n’est plus, disponible."
        )


class NoCurrentVersionError(StoreError):
    """Versions exist, but the store does not say which one to serve."""

    def __init__(self) -> None:
        """Name the command that repairs it."""
        super().__init__(
            "Le dépôt ne dit plus quelle version servir : « retablir VERSION » en désigne une."
        )


class NoReadableVersionError(StoreError):
    """Versions were published, and none of them can be read any more."""

    def __init__(self, causes: Iterable[str]) -> None:
        """List the fault of each version, and the two ways to recover."""
        super().__init__(
            "Aucune version publiée n’est lisible, et les données de démonstration ne doivent pas "
            "prendre leur place. Publiez de nouveau vos fichiers (« publier »), ou indiquez un "
            "autre dossier dans ACTER_DATA_DIR.\n" + "\n".join(f"- {cause}" for cause in causes)
        )


class NoDataError(StoreError):
    """Nothing can be served. The message is public; the log says which files are wrong."""

    def __init__(self) -> None:
        """Say what readers and stewards may do."""
        super().__init__(
            "Les données publiées ne peuvent pas être lues pour le moment, et aucun autre chiffre "
            "n’est montré à leur place. Réessayez dans quelques minutes. Pour qui publie : le "
            "journal du serveur nomme les fichiers en cause ; publiez-les de nouveau "
            "(« publier ») ou revenez à une autre version (« retablir ») : le serveur la servira "
            "sans être redémarré."
        )


class UnknownWaveError(StoreError):
    """A version has waves that the codebook of this program does not describe."""

    def __init__(self, version_id: str, waves: Iterable[str]) -> None:
        """Name the version and the waves."""
        super().__init__(
            f"La version {version_id} contient des vagues que ce programme ne connaît pas : "
            f"{', '.join(waves)}. Il faut d’abord mettre à jour data/codebook/vagues.csv."
        )
