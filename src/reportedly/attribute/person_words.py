"""Common nouns for people and for bodies, and those that tell a gender; for `coreference`."""

MALE = frozenset(
    """mr sir lord king prince spokesman chairman businessman policeman man boy father son brother husband""".split()
)
FEMALE = frozenset(
    """mrs ms miss madam lady queen princess spokeswoman chairwoman businesswoman policewoman woman girl mother
    daughter sister wife""".split()
)
PERSON_NOUNS = frozenset(
    """attacker gunman bomber shooter killer suspect victim passenger teenager child migrant refugee tourist
    firefighter policeman policewoman commander leader chief president minister secretary spokesman
    spokeswoman spokesperson official officer mayor governor general colonel captain senator lawmaker deputy
    ambassador envoy diplomat adviser advisor aide analyst expert professor doctor director chairman
    chairwoman head founder candidate nominee lawyer attorney prosecutor judge resident witness survivor
    source observer activist protester fighter soldier journalist reporter author economist researcher
    scientist engineer pilot farmer teacher worker driver critic supporter ally opponent man woman premier
    chancellor king queen prince pope bishop owner manager executive coach player student neighbour neighbor
    relative mother father son daughter brother sister wife husband veteran rebel insurgent militant one
    people person""".split()
)
# Persons or bodies, whichever the name beside them is.
EITHER = frozenset("owner founder supporter ally opponent critic operator insurer supplier source".split())
KIN = frozenset(
    """brother sister uncle aunt cousin nephew niece father mother son daughter husband wife widow widower""".split()
)
NEAR_KIN = KIN | frozenset("friend colleague neighbour neighbor girlfriend boyfriend".split())
BODIES = frozenset(
    """ministry government army police military agency company group organization organisation party council
    parliament court committee commission office department team campaign union association force
    administration regime presidency authority coalition alliance newspaper broadcaster television channel
    media outlet network magazine website embassy firm bank university institute hospital church charity
    foundation rebels opposition militia""".split()
)
