"""What answers a browser: one-line Dash callbacks, and the plain addresses beside them."""
