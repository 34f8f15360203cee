"""Whether everything that a plan states can be true at once: exact feasibility, conflicts, culprits."""
