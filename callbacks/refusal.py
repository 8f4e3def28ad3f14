"""A request refused in our own words."""

from typing import Any

from werkzeug.exceptions import HTTPException


class Refusal(HTTPException):
    """A 4xx or 5xx answer whose French description is shown to the sender of the request."""

    def __init__(self, code: int, message: str, retry_after: str = "") -> None:
        """Refuse with the status `code` and a sentence; `retry_after` is in seconds."""
        super().__init__(message)
        self.code = code
        self._later = [("Retry-After", retry_after)] if retry_after else []

    def get_headers(self, *given: Any, **named: Any) -> list[tuple[str, str]]:  # noqa: ANN401  (as Werkzeug has it)
        """Return the headers of the answer."""
        return [*super().get_headers(*given, **named), *self._later]
