"""How right the claim reader is: labelled passages, measures with intervals, and what simpler means would reach."""
