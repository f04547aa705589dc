"""What every method stands on: checked input, columns read once, rows scored in blocks."""
