"""The timeline: dated happenings in order."""
