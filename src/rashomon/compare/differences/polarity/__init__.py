"""Differences of yes and no: what one affirms and another denies, leaves open or has still to come."""
