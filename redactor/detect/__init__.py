"""Find what a rule speaks about in one document."""
