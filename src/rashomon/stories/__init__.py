"""Which reports tell of one event: `group(readings)` gives stories, `find_strays(story)` who does not belong to one."""

from rashomon.stories.groups import find_strays, group
from rashomon.stories.rarity import weigh_word

__all__ = ["find_strays", "group", "weigh_word"]
