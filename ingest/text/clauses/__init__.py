"""Who does what in a sentence, and whom its pronouns and nouns mean."""
