"""What was read in each sentence, and why one gave no event."""
