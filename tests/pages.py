"""A page as its reader gets it: the first HTML."""

from html import unescape


def page_text(client, address, **options):
    """Return the page at `address` as text, without what stands around it (head, state, scripts).

    `options` go along with the request. The page is found, whatever its address.
    """
    answer = client.get(address, **options)
    assert answer.status_code == 200
    page = answer.get_data(as_text=True).partition('<div id="page">')[2]
    return unescape(page.partition('<script id="etat"')[0])
