"""The API for programs: its lists, and its OpenAPI description, made from the catalogues.

The answer for a chart is the same as its `.json` file, at a second address.
"""

from components.files.api.lists import charts_list, filters_list, index, waves_list
from components.files.api.openapi import description

__all__ = ["charts_list", "description", "filters_list", "index", "waves_list"]
