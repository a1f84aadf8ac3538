"""From files to readings: readers, domain packs, what is shared by all extractors, the extractors, the pipeline."""
