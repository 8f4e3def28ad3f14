"""Whatever leaves as a file: pictures, slides, exports, the interface for programs, previews."""
