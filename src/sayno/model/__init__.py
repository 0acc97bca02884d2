"""The nouns. Frozen, exact, free of I/O; JSON Schemas are generated from them."""
