"""Rights: what the law of a region gives. Pure."""
