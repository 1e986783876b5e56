"""Documents that differ in nothing but a protected person: what the program makes of them must not differ at all."""
