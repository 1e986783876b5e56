"""Know who is who over the whole production, and spread what is protected."""
