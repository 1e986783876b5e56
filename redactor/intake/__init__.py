"""Read sources: words with boxes, form fields, annotations, and which form each page is."""
