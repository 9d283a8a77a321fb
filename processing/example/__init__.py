"""The invented example: a plan, a town around it, and what people said there."""
