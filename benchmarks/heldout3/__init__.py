"""A third labelled production, written apart from the program by someone who knew the contract alone."""
