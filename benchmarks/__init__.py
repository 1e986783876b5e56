"""Speed, memory and endurance, measured; none of it is part of the program."""
