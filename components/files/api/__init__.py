"""The interface for programs: what it lists, and its description in OpenAPI, from the catalogues.

A chart is answered as its `.json` file is: one representation, two addresses.
"""

from components.files.api.lists import charts_list, filters_list, index, waves_list
from components.files.api.openapi import description

__all__ = ["charts_list", "description", "filters_list", "index", "waves_list"]
