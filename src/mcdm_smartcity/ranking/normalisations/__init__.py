"""From scores in their units to numbers where higher is better, by name."""
