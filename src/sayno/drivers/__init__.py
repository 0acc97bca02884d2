"""Drivers operate an interface: ``browser`` a real one, ``paper`` a drawn one in memory."""
