"""What a request says after « ? », as scripts write it."""

from urllib.parse import parse_qsl

from flask import request

from callbacks.refusal import Refusal


def query() -> str:
    """Return the query of the request; one that names a parameter and gives it nothing is a 400.

    `region=` would otherwise be answered for all regions, which is not what it says.
    """
    text = request.query_string.decode("utf-8", "replace")
    for key, value in parse_qsl(text, keep_blank_values=True):
        if not all(code.strip() for code in value.split(",")):
            raise Refusal(400, f"Adresse incorrecte : valeur vide pour « {key[:40]} ».")
    return text
