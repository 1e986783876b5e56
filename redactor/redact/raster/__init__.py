"""Take pixels out of pictures: where pictures are drawn, which of their samples go, and how each kind is written."""
