"""The commands that one can type, and their help, in French."""

import argparse
from pathlib import Path
from typing import NoReturn

from settings import Settings


class _Parser(argparse.ArgumentParser):
    """A parser whose refusals are French."""

    def error(self, message: str) -> NoReturn:
        """End the program: what was typed is no command of ours."""
        del message  # English, and it says no more than the usage line
        self.exit(2, f"{self.format_usage()}Commande incomprise. Aide : {self.prog} --help\n")


def _default(value: object) -> object:
    return "aucun" if value is None else value


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the commands; its help lists the settings too."""
    settings = "\n".join(
        f"  ACTER_{name.upper():18} {field.description} (par défaut : {_default(field.default)})"
        for name, field in Settings.model_fields.items()
    )
    parser = _Parser(
        prog="python app.py",
        description="Observatoire ACTER. Sans commande : sert le tableau de bord.",
        epilog=f"Réglages (variables d’environnement) :\n{settings}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_commands(parser)
    return parser


def _add_commands(parser: argparse.ArgumentParser) -> None:
    named = parser.add_subparsers(dest="command", title="commandes", metavar="COMMANDE")
    template = named.add_parser("modele", help="écrit le classeur modèle, vide, à remplir")
    template.add_argument("fichier", type=Path, metavar="FICHIER.xlsx")
    check = named.add_parser("verifier", help="vérifie des fichiers, sans rien publier")
    check.add_argument("fichiers", type=Path, nargs="+", metavar="FICHIER")
    check.add_argument("--json", action="store_true", help="le même rapport, pour un programme")
    check.add_argument(
        "--protection",
        action="store_true",
        help="dit aussi ce que publier masquerait et retirerait (quelques minutes)",
    )
    publish = named.add_parser("publier", help="vérifie puis publie une version")
    publish.add_argument("fichiers", type=Path, nargs="+", metavar="FICHIER")
    publish.add_argument("--ajouter", action="store_true", help="ajoute à la version en cours")
    named.add_parser("versions", help="liste les versions publiées")
    restore = named.add_parser("retablir", help="revient à une version publiée")
    restore.add_argument("version", metavar="VERSION")
    demo = named.add_parser("demonstration", help="écrit les données de démonstration")
    demo.add_argument("dossier", type=Path, metavar="DOSSIER")
    demo.add_argument(
        "--vagues",
        type=int,
        choices=(1, 2),
        default=1,
        help="2 : une seconde vague inventée, avec un panel et des questions nouvelles",
    )
