"""Labelled mail and memoranda for measuring how privilege is told by what a text says, and who takes part."""
