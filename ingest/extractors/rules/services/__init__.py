"""Who serves in what, as what, since and until when."""
