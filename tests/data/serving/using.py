"""What many threads do with one cache."""


def use(cache, name, faults):
    """Keep and find seven values over and over; note what goes wrong."""
    try:
        for number in range(150):
            key = f"{name} {number % 7}"
            cache.set(key, key.encode() * 50)
            if cache.get(key) not in (None, key.encode() * 50):
                faults.append(key)
    except Exception as error:  # noqa: BLE001 -- in a thread, it would be lost
        faults.append(error)
