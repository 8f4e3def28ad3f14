"""A request refused in our own words."""

from werkzeug.exceptions import HTTPException


class Refusal(HTTPException):
    """A 4xx answer whose description is French, and made to be read by who asked."""

    def __init__(self, code: int, message: str) -> None:
        """Refuse with the status `code` and a sentence."""
        super().__init__(message)
        self.code = code
