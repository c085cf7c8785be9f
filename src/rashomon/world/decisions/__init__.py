"""A person's decisions: read from YAML, and carried out on what the program found."""
