"""From a figure (a Plotly dictionary of this room) to inline SVG, elastic without any script.

known     what of Plotly's grammar the figures of this room use; anything else is refused
place     positions: shares of the plot's width across, pixels down
elements, text, paint   markup: an element, a text in Plotly's markup, a colour of the palette
bars, dots, marks       what is drawn for the rows, and the groups that hold it
notes, ticks, ruling    what is written and ruled around
outline, maps           the world

The plot's width is the width of the SVG without its right padding: shares of it are plain
percentages, which every browser knows, where a nested `svg` would need a width that is computed.
"""

from components.figures.svg.drawing import svg_of
from components.figures.svg.known import UndrawnError

__all__ = ["UndrawnError", "svg_of"]
