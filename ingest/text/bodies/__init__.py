"""Bodies, communities and places of a text: those of the packs, and those that its words make up."""
