"""What leaves the municipality: publications, and packages handed over to a party."""
