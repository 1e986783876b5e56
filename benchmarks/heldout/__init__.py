"""A labelled production written apart from samples/: other names, other wordings, other layouts, other producers."""
