"""Whether everything that a plan states can be true at once: the only room that gives verdicts."""
