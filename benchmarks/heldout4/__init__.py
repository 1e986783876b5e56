"""A third labelled production, by another hand: wording, layouts, names and kinds of document are its own."""
