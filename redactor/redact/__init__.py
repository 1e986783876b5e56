"""Take content out, rebuild what is left, paint labels and Bates numbers."""
