"""A graph on its way to other programs, and back.

records.py   a store, page by page: what all formats are made from
columns.py   the properties of every record with their types, from graph/schema.py
lines.py     our own lines of JSON, with a head and a foot that tell a whole file from one that is cut off
graphml.py   GraphML, for Gephi, yEd and NetworkX
tables.py    CSV for spreadsheets; formulas.py: so that no text is run as one
bulk.py      the files of `neo4j-admin database import`
ftm.py       FollowTheMoney entities, for Aleph and OpenSanctions' tools; ftm_values.py: what they take as values
folder.py    a folder or zip archive that is there whole, or not at all
reading.py   lines of JSON, read and checked
bringing.py  what was read, brought into a store: an empty one becomes what the file says, another takes it in
"""
