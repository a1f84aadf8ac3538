"""How Allegiance gets a Neo4j server to talk to."""
