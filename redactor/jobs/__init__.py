"""Keep the state of a job and run its workers."""
