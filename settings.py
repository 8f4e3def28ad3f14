"""Settings: the only reader of the environment."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal, Self

from pydantic import Field, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from data.disclosure.rules import Rules

ROOT: Final = Path(__file__).parent

#: One site as `frame-ancestors` has it: an origin without a path, maybe of all its subdomains.
_ANCESTOR: Final = r"(\*|'self'|'none'|https?:|(https?://)?(\*\.)?[A-Za-z0-9.\-]+(:(\d+|\*))?/?)"

#: Where the site is published: an origin, and the path of its host below which it stands.
_ORIGIN: Final = r"https?://([A-Za-z0-9.\-]+|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?"
_PATH: Final = r"(/[A-Za-z0-9_~\-][A-Za-z0-9._~\-]*)*"


class Settings(BaseSettings):
    """Everything that may differ between machines: `ACTER_*` variables over these defaults."""

    model_config = SettingsConfigDict(env_prefix="ACTER_", frozen=True, env_ignore_empty=True)

    host: str = Field("127.0.0.1", min_length=1, description="adresse d’écoute du serveur")
    port: int = Field(8050, ge=1, le=65535, description="port d’écoute : un entier de 1 à 65535")
    data_dir: Path = Field(ROOT / ".donnees", description="dossier des versions publiées")
    depot: str = Field(
        "",
        pattern=r"^s3://[A-Za-z0-9][A-Za-z0-9._\-]+(/[^\s?@]*)?(\?[^\s@]*)?$",
        description="dépôt des versions que plusieurs machines partagent : s3://seau/dossier ; "
        "ACTER_DATA_DIR en est alors la copie ; vide : ce dossier seul",
        validate_default=False,
    )
    cache: str = Field(
        "",
        pattern=r"^(rediss?://[^/\s]+|unix:///)\S*$",
        description="cache que plusieurs machines partagent : redis://hôte:port/base, rediss://… "
        "(TLS) ou unix:///chemin ; vide : un cache sur le disque",
        validate_default=False,
    )
    cache_dir: Path = Field(ROOT / ".cache" / "agregats", description="dossier du cache")
    cache_mb: int = Field(200, ge=1, description="taille du cache, en Mo : un entier positif")
    frame_ancestors: str = Field(
        "*",
        pattern=rf"^ *{_ANCESTOR}( +{_ANCESTOR})* *$",
        description="sites autorisés à intégrer les pages, séparés par un espace : "
        "https://exemple.fr, *.exemple.fr, * (tous) ou 'self' (aucun autre)",
    )
    adresse: str = Field(
        "",
        pattern=rf"^({_ORIGIN}{_PATH}|{_PATH})/?$",
        description="adresse publique du site, https://exemple.fr ou https://exemple.fr/chemin ; "
        "/chemin seul, si l’hôte n’est pas à dire ; vide : aucune",
        validate_default=False,
    )
    contact: str = Field(
        "",
        pattern=r"^[A-Za-z0-9._+\-]+@[A-Za-z0-9\-]+(\.[A-Za-z0-9\-]+)+$",
        description="courriel pour « Signaler une erreur » ; vide : le lien n’est pas montré",
        validate_default=False,
    )
    masked_below: int = Field(
        Rules.masked_below,
        ge=3,
        description="un entier de 3 ou plus ; en dessous, une réponse réservée est masquée",
    )
    counts_only_below: int = Field(
        Rules.counts_only_below,
        ge=1,
        description="un entier positif ; en dessous, des effectifs sans pourcentage",
    )
    small_below: int = Field(
        Rules.small_below,
        ge=1,
        description="un entier positif ; en dessous, « effectif faible »",
    )
    dominance: float = Field(
        Rules.dominance,
        gt=0,
        le=1,
        description="part d’un montant (entre 0 et 1) au-delà de laquelle il est masqué",
    )
    browser: str = Field(
        "", description="chemin d’un Chromium pour dessiner les images (vide : il est cherché)"
    )
    pictures_mb: int = Field(
        200, ge=1, description="taille du cache des images, en Mo : un entier positif"
    )
    pictures_at_once: int = Field(
        2, ge=1, le=16, description="images dessinées en même temps : un entier de 1 à 16"
    )

    pptx_modele: Path | None = Field(
        None, description="fichier .pptx ou .potx dont les diapositives prennent le masque"
    )

    journal: Literal["", "json", "texte"] = Field(
        "",
        description="forme du journal : json ou texte (vide : texte dans un terminal, sinon json)",
    )

    metriques: str = Field(
        "",
        pattern=r"^([A-Za-z0-9.\-]+|\[[0-9A-Fa-f:.]+\]):\d{1,5}$",
        description="adresse des métriques pour Prometheus, par exemple 127.0.0.1:9100 ; "
        "vide : aucune",
        validate_default=False,
    )

    @model_validator(mode="after")
    def _thresholds_rise(self) -> Self:
        if not self.masked_below <= self.counts_only_below <= self.small_below:
            message = "ACTER_MASKED_BELOW ≤ ACTER_COUNTS_ONLY_BELOW ≤ ACTER_SMALL_BELOW"
            raise ValueError(message)
        return self

    @property
    def rules(self) -> Rules:
        """The disclosure rules that these settings describe."""
        return Rules(self.masked_below, self.counts_only_below, self.small_below, self.dominance)


def read_settings(**given: Any) -> Settings:  # noqa: ANN401  (pydantic reads any type)
    """Read the environment. A wrong value ends the program with its name and what was expected."""
    known = {f"ACTER_{name.upper()}" for name in Settings.model_fields}
    strange = sorted(name for name in os.environ if name.startswith("ACTER_") and name not in known)
    if strange:
        sys.exit(f"Réglage inconnu : {', '.join(strange)}. Réglages : {', '.join(sorted(known))}.")
    try:
        return Settings(**given)
    except ValidationError as wrong:
        sys.exit("\n".join(("Réglage incorrect.", *map(_refused, wrong.errors()))))


def _refused(problem: Mapping[str, Any]) -> str:
    if not problem["loc"]:
        return f"Les seuils doivent aller en croissant : {problem['ctx']['error']}."
    name = str(problem["loc"][0])
    wanted = Settings.model_fields[name].description
    return f"ACTER_{name.upper()} : « {problem['input']} » n’est pas accepté ; attendu : {wanted}."
