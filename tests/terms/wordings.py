"""What the texts of these tests say."""

TRAINING = "We use your posts to train our AI models."
