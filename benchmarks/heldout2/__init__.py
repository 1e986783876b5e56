"""A second labelled production by another hand: kinds, wordings, names, layouts and producers the rules were not written on."""
