"""Where the words of a figure stand, in its own pixels: computed, no browser asked."""

from itertools import combinations

from components.figures.letters import width
from components.figures.markup import bare
from components.figures.theme import LEADING, SIZE

#: From the top of a capital or a bracket to its foot, for letters of size 1: less than a line.
INK = 1.18
ALMOST = 0.5
#: Pixels between the end of a bar and its value.
AFTER = 3


def overlapping(figure, room):
    """Return the pairs of texts of `figure` that lie on one another; `room` is its width."""
    if "range" not in figure["layout"].get("yaxis", {}):
        return []  # a map, or one sentence alone
    placed = [*_values(figure, room), *_notes(figure, room)]
    return [
        (first[0], other[0])
        for first, other in combinations(placed, 2)
        if not _apart(first[1], other[1])
    ]


def _apart(first, other):
    return (
        first[2] <= other[0] + ALMOST or other[2] <= first[0] + ALMOST
        or first[3] <= other[1] + ALMOST or other[3] <= first[1] + ALMOST
    )  # fmt: skip


def _inner(figure, room):
    layout = figure["layout"]
    margin = layout["margin"]
    low, _ = sorted(layout["yaxis"]["range"])
    tall = layout["height"] - margin["t"] - margin["b"]
    span = abs(layout["yaxis"]["range"][0] - layout["yaxis"]["range"][1])
    return margin, room - margin["l"] - margin["r"], tall, lambda y: (y - low) * tall / span


def _values(figure, room):
    """Yield what stands at the end of bars."""
    margin, wide, _, down = _inner(figure, room)
    for trace in figure["data"]:
        if trace.get("textposition") != "outside":
            continue
        low, high = figure["layout"]["xaxis"]["range"]
        size = trace["textfont"]["size"]
        for x, y, text in zip(trace["x"], trace["y"], trace["text"], strict=True):
            left = margin["l"] + (max(x, 0) - low) / (high - low) * wide + AFTER
            middle = margin["t"] + down(y)
            half = size * INK / 2
            yield text, (left, middle - half, left + width(bare(text), size), middle + half)


def _notes(figure, room):
    """Yield labels, headings and warnings."""
    margin, wide, tall, down = _inner(figure, room)
    for note in figure["layout"].get("annotations", ()):
        size = note.get("font", {}).get("size", SIZE)
        lines = note["text"].split("<br>")
        long = max(width(bare(line), size) for line in lines)
        high = size * (INK + LEADING * (len(lines) - 1))
        x = margin["l"] + note["x"] * wide + note.get("xshift", 0)
        y = margin["t"] + (down(note["y"]) if note["yref"] == "y" else (1 - note["y"]) * tall)
        y -= note.get("yshift", 0)
        left = x - long * {"left": 0, "center": 0.5, "right": 1}[note["xanchor"]]
        top = y - high * {"top": 0, "middle": 0.5, "bottom": 1}[note.get("yanchor", "middle")]
        yield note["text"], (left, top, left + long, top + high)


def overflowing(figure, room, full_width):
    """Return the texts of `figure` that leave their place.

    Values and labels have the width of the figure (`room`); the annotations above and below it may
    extend to `full_width`.
    """
    if "range" not in figure["layout"].get("yaxis", {}):
        return []
    headers = {
        note["text"]
        for note in figure["layout"]["annotations"]
        if note["yref"] == "paper" and note["x"] == 0
    }
    placed = [*_values(figure, room), *_notes(figure, room)]
    return [
        text
        for text, (left, _, right, _) in placed
        if left < -ALMOST or right > (full_width if text in headers else room) + ALMOST
    ]
