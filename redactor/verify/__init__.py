"""Read the result back with engines that did not burn it."""
