"""Many games: batches and their statistics."""
