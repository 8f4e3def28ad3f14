"""What is shown: figures, and the cards and pages around them. Reads small tables only."""
