"""A synthetic production folder with its truth; nothing in it is real."""
