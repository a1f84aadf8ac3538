"""Who leaves which side for which, and when."""
