"""Pictures read back: the words of an SVG, the paper of a PNG."""

import io
from xml.etree import ElementTree as ET

from PIL import Image, ImageChops

SVG = "{http://www.w3.org/2000/svg}"


def opened(raw):
    return Image.open(io.BytesIO(raw)).convert("RGB")


def blank(image, box):
    """Say whether a part of the picture is white paper."""
    part = image.crop(box)
    return ImageChops.difference(part, Image.new("RGB", part.size, "white")).getbbox() is None


def texts(svg):
    """Return each text of an SVG, as one reads it."""
    found = ET.fromstring(svg).iter(f"{SVG}text")  # noqa: S314  (our own file)
    read = ("".join(one.itertext()) for one in found)
    return [text.replace("\u00a0", " ").replace("\u202f", " ") for text in read]
