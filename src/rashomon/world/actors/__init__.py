"""Actors: who is named or described in any report, each under all its names."""
