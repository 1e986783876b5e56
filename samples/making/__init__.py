"""The parts of the sample maker; `samples.make` is the command."""
