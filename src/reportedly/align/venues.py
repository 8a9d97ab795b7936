"""Which groups of a story are one place, venue or event.

After `groups`, for `entities`; where on Earth a place is, is for `places`.
"""

from reportedly.align.groups import Group, join_groups
from reportedly.gazetteer import Gazetteer
from reportedly.text.place_names import SPELT_OTHERWISE, place_key, same_place, shortened


def same_venues(groups: list[Group], gazetteer: Gazetteer | None) -> list[Group]:
    """Join what people call a venue or an event to its full name: "Harbour Lights", "Harbour Lights Resort"."""
    things = [g for g in groups if g.kind != "person" and g.forms]
    gone: list[Group] = []
    for group in sorted(things, key=lambda g: (len(g.fullest), g.first)):
        if gazetteer is not None and gazetteer.known(group.fullest):
            continue
        for other in things:
            why = "" if other is group or other in gone else _why_shortened(group, other)
            if why:
                join_groups(other, group, why)
                gone.append(group)
                break
    return [g for g in groups if g not in gone]


def _why_shortened(short: Group, long: Group) -> str:
    return next((why for a in short.forms for b in long.forms if (why := shortened(a, b))), "")


def same_places(groups: list[Group], gazetteer: Gazetteer | None) -> list[Group]:
    """Join places by their spelling, but not two that one report spells in two ways, nor two that the gazetteer has."""
    places: list[Group] = []
    for group in sorted(groups, key=lambda g: g.first):
        for place in places:
            same, why = same_place(place.fullest, group.fullest)
            beside = why == SPELT_OTHERWISE and {r for r, _ in place.chains} & {r for r, _ in group.chains}
            if same and not beside and not _two_towns(place.fullest, group.fullest, gazetteer):
                join_groups(place, group, why)
                break
        else:
            places.append(group)
    return places


def _two_towns(a: str, b: str, gazetteer: Gazetteer | None) -> bool:
    """Whether the gazetteer has both names, but no place that bears the two of them."""
    if gazetteer is None or place_key(a) == place_key(b):
        return False
    one, other = ({c.geonames for c in gazetteer.lookup(name)} for name in (a, b))
    return bool(one and other) and not one & other
