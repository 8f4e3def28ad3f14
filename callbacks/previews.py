"""The preview of a requested address, from the same cached tables as its page."""

import logging
from typing import Final

from flask import request

from callbacks import public
from callbacks.answering import answer_of, content_of, reading_of
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

#: Description of a page without numbers, or whose preview failed.
DESCRIPTION: Final = (
    "L’action internationale des collectivités territoriales françaises : pays partenaires, "
    "financeurs, contribution aux ODD, comparaison des types de collectivités."
)


def requested_preview(store: AggregateStore) -> Preview:
    """Return the preview of the request's address. Never raises: the page itself comes first."""
    try:
        reading = reading_of(request.full_path, store)
        return preview_of(view_of(request.full_path, reading), reading)
    except UnavailableVersionError as gone:
        return Preview(UNAVAILABLE, str(gone), lost=True)
    except Exception:  # noqa: BLE001 -- a preview that fails must not take the page with it
        _LOG.warning("Aperçu impossible de %s", request.path, exc_info=True)
        return Preview(previews.SITE, DESCRIPTION)


def preview_of(view: View, reading: Reading) -> Preview:
    """Return the preview of `view`: title, description and picture, shown where it is pasted."""
    place = view.place
    # A page without a chart has no picture.
    drawn = bool(place.charts) and public.pictures_available()
    if place.chart:
        answer = answer_of(BY_KEY[place.chart], view, reading)
        words = previews.chart_words(answer)
        return previews.preview_of(Shared.of_chart(answer), words, drawn=drawn)
    content = content_of(view, reading)
    words = previews.page_words(content) if place.selects else DESCRIPTION
    return previews.preview_of(Shared.of_page(content), words, drawn=drawn)
