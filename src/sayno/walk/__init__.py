"""Walking: see, choose, guard, act, note."""
