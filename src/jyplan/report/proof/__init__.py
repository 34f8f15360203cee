"""A document that was proofread, as people and machines read it."""
