"""Who and what is named: countries, persons, organizations, posts, and which names are one."""
