"""The graph: its model, the batch, consolidation, and the stores that keep it."""
