"""Finding the way to a refusal by itself: what labels mean, what a screen offers, the map, and the guide."""
