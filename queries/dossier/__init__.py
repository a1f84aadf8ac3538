"""Everything that is known of one person, sect, agency or faction: a dated history with its sources, and ties."""

from queries.dossier.find import named
from queries.dossier.make import Dossier, dossier
from queries.dossier.telling import Named

__all__ = ["Dossier", "Named", "dossier", "named"]
