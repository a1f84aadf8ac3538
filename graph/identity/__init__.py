"""Who is who across articles: names, the evidence for and against two mentions being one man, and what people decided."""
