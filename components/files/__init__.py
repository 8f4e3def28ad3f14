"""Files made from answers: pictures, slides, exports, the API for programs, previews."""
