"""Of whom a text says a community."""
