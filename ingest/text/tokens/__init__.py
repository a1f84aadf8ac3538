"""Words, sentences, what was found at which token, and the phrases of packs."""
