"""Puts alignment together: entities first, then the sources tied to them, places, and claims last."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.align.binding import bind_sources
from reportedly.align.claims import find_claims
from reportedly.align.entities import join_entities
from reportedly.align.places import place_statements, resolve_places
from reportedly.align.tellings import make_tellings
from reportedly.gazetteer import Gazetteer
from reportedly.records import Account, Claim, Embed, Entity, Place


@dataclass(frozen=True, slots=True)
class Aligned:
    """The accounts with entities and places filled in, and what their statements are about.

    `entity_of` gives for (report id, chain of a mention) the id of the entity.
    """

    accounts: tuple[Account, ...]
    entities: tuple[Entity, ...]
    entity_of: Mapping[tuple[str, int], str]
    places: tuple[Place, ...]
    claims: tuple[Claim, ...]


def align(accounts: Sequence[Account], embed: Embed, gazetteer: Gazetteer) -> Aligned:
    """Join names, resolve places and gather statements that tell the same proposition."""
    entities, entity_of = join_entities(accounts, gazetteer)
    places = resolve_places(accounts, entities, gazetteer)
    bound = place_statements(bind_sources(accounts, entity_of), places)
    claims = find_claims(make_tellings(bound, entities, entity_of, embed))
    return Aligned(bound, entities, entity_of, places, claims)
