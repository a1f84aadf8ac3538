"""What all extractors share: sentences, tokens, bodies, persons, dates, modality, coreference."""
