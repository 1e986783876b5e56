"""Documents with a secret in every hiding place of a PDF, and a search for it in what a redaction leaves.

    python -m tests.hiding_places

prints the table of docs/sealed.md. A new place is one function in the file of its kind, listed in that file's `PLACES`.
"""
