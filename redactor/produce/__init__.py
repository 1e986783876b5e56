"""Write the volume: files, logs, load files, report, manifest."""
