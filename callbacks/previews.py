"""The preview of the address asked for: one more reading, of tables that the page needs too."""

import logging
from typing import Final

from flask import request

from callbacks import public
from callbacks.answering import answer, content, reading_of
from callbacks.navigation import view_of
from components.answers.shared import Shared
from components.charts import BY_KEY
from components.files import previews
from components.files.previews import Preview
from components.screen.frozen_versions import UNAVAILABLE
from components.site.view import View
from data.serving.store import AggregateStore, Reading
from data.versions.errors import UnavailableVersionError

_LOG: Final = logging.getLogger(__name__)

#: What is said where nothing better can be.
DESCRIPTION: Final = (
    "L’action internationale des collectivités territoriales françaises : pays partenaires, "
    "financeurs, contribution aux ODD, comparaison des types de collectivités."
)


def of_request(store: AggregateStore) -> Preview:
    """Return the preview of the request's address. Never raises: the page itself comes first."""
    try:
        reading = reading_of(request.full_path, store)
        return preview(view_of(request.full_path, reading), reading)
    except UnavailableVersionError as gone:
        return Preview(UNAVAILABLE, str(gone), lost=True)
    except Exception:  # noqa: BLE001 -- a preview that fails must not take the page with it
        _LOG.warning("Aperçu impossible de %s", request.path, exc_info=True)
        return Preview(previews.SITE, DESCRIPTION)


def preview(view: View, reading: Reading) -> Preview:
    """Return what is told of `view` where its address is pasted."""
    place = view.place
    # A page without a chart has no picture.
    drawn = bool(place.charts) and public.pictures_available()
    if place.chart:
        made = answer(BY_KEY[place.chart], view, reading)
        words, files = previews.chart_words(made), previews.chart_files(made)
        return previews.preview_of(Shared.chart(made), words, drawn=drawn, files=files)
    whole = content(view, reading)
    told = previews.page_words(whole) if place.selects else DESCRIPTION
    files = previews.page_files(whole)
    return previews.preview_of(Shared.page(whole), told, drawn=drawn, files=files)
