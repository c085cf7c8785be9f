"""Event rows: `find_events` makes them of a story, `code_events` codes them under a policy, `list_sources` gives the
passages of each cell.
"""

from rashomon.world.events.policies import HARMS, POLICIES, code_events, list_columns, list_sources
from rashomon.world.events.rows import find_events

__all__ = ["HARMS", "POLICIES", "code_events", "find_events", "list_columns", "list_sources"]
