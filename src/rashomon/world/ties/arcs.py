"""Ties read from a parse: subjects and objects of verbs, agents of passives, and nouns that relate (`a member of X`).

Relations are Universal Dependencies. A verb without a subject of its own takes that of the clause it hangs on, or the
noun that it describes; one under a verb of asking takes whom is asked. Who is meant by a word is in parties.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.model import Reading, Span
from rashomon.world.ties.antecedents import POSSESSIVES, RELATIVE
from rashomon.world.ties.order import OF_THINGS
from rashomon.world.ties.parties import Parties, Party, is_act
from rashomon.world.ties.passages import choose_passage, crosses_stop
from rashomon.world.ties.relations import Relation, find_lemma, read_relations
from rashomon.world.ties.rows import Row
from rashomon.world.words import read_words, singular

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = ("nsubj", "csubj", "nsubj:outer")
PASSIVES = ("nsubj:pass", "csubj:pass")
ASKING = ("call", "appeal", "urge", "ask", "demand", "implore", "beg", "tell", "order", "press", "request")
TRYING = ("try", "attempt", "seek", "hope", "aim")
BLAMING = ("accuse", "blame", "charge", "criticise", "criticize", "condemn", "denounce")
AGAINST = frozenset(
    [
        "alliance",
        "coalition",
        "war",
        "fight",
        "campaign",
        "battle",
        "jihad",
        "struggle",
        "offensive",
        "operation",
        "insurgency",
    ]
)
TO_PLACES = frozenset(("captured", "occupies", "controls", "deployed to", "visits", "withdraws from"))
BESIDE = ("including", "along", "together")  # prepositions before those who do a thing too
STEPS = ("obj", "obl", "conj", "xcomp", "ccomp", "advcl")  # from an act to the verb of those whose it is


def find_arcs(reading: Reading, parties: Parties) -> list[Row]:
    """Find the ties of a report, in order."""
    rows = []
    for token in reading.doc:
        for subjects, relation, objects, denied in read_token(token, parties):
            for subject in subjects:
                for object_ in objects:
                    if subject.actor != object_.actor and not crosses_stop(token, subject, object_):
                        rows.append(make_row(reading, token, (subject, relation, object_), denied))
    return rows


Found = tuple[list[Party], Relation, list[Party], bool]


def read_token(token: Token, parties: Parties) -> Iterator[Found]:
    """The ties that a word makes: as a verb, a noun with `of`, an adjective, a participle after a hyphen, an owner."""
    if token.pos_ == "VERB":
        yield from read_verb(token, parties)
    if token.pos_ in ("NOUN", "PROPN"):
        yield from read_noun(token, parties)
        yield from read_owned(token, parties)
        yield from read_against(token, parties)
        yield from read_deed(token, parties)
        yield from read_pair(token, parties)
    if token.pos_ in ("ADJ", "VERB"):
        yield from read_adjective(token, parties)
        yield from read_compound(token, parties)


def read_verb(token: Token, parties: Parties) -> Iterator[Found]:
    """Subject and object of a verb of the table, in the active and in the passive."""
    lemma = find_lemma(token.lower_)
    for relation in read_relations("verb").get(lemma or "", ()):
        places = relation.relation in TO_PLACES
        if is_passive(token):
            objects = parties.find_all(find_children(token, *PASSIVES), places=places) or find_described(token, parties)
            subjects = parties.find_all(find_obliques(token, ("by",)))
        else:
            subjects = find_subjects(token, parties)
            objects = parties.find_all(find_objects(token, relation), places=places, things=relation.code in OF_THINGS)
        subjects = [party for party in subjects if can_do(token, party)]
        if subjects and objects:
            subjects += parties.find_all(find_company(token))
            if find_lemma(token.lower_) == "join" and all(party.one for party in subjects):
                relation = Relation(relation="member of", code=None)
            yield subjects, soften(token, relation), drop_parallel(token, objects), is_denied(token)
            return


def can_do(token: Token, party: Party) -> bool:
    """Whether a party can do what a verb says of it: who arrives is deployed only if it bears arms."""
    return find_lemma(token.lower_) != "arrive" or party.nation or party.armed


def find_company(token: Token) -> list[Token]:
    """Those with whom the subject of a verb does it: `X, along with Y, ...`, `..., including Y`."""
    over = [token, *(child for child in token.children if child.dep_ in (*SUBJECTS, *PASSIVES))]
    words = [word for one in over for word in find_obliques(one, BESIDE)]
    return [word for word in words if word.i != token.i]


def drop_parallel(token: Token, objects: list[Party]) -> list[Party]:
    """The objects of an infinitive without those that begin one of their own: `sent A to train B, and C to guard D`."""
    if not is_infinitive(token) or not find_children(token.head, "obj"):
        return objects
    return [party for n, party in enumerate(objects) if n == 0 or not opens_infinitive(token, party)]


def opens_infinitive(token: Token, party: Party) -> bool:
    """Whether `to` and a verb follow a party at once."""
    after = [word for word in token.sent if word.idx >= party.span.end][:2]
    return len(after) == 2 and after[0].lower_ == "to" and after[1].pos_ == "VERB"


def is_passive(token: Token) -> bool:
    """Whether a verb is in the passive, or a participle that describes the noun before it (`hit by ...`)."""
    if find_children(token, "aux:pass", *PASSIVES):
        return True
    return token.tag_ == "VBN" and token.dep_ == "acl" and bool(find_obliques(token, ("by",)))


def find_described(token: Token, parties: Parties) -> list[Party]:
    """Whom a participle or a relative clause describes."""
    return parties.find_all([token.head], things=True) if token.dep_ in ("acl", "acl:relcl", "amod") else []


def soften(token: Token, relation: Relation) -> Relation:
    """What is only vowed, planned or threatened is a threat, and an offensive to take a town has not taken it."""
    over = find_lemma_of(token.head)
    if token.dep_ == "xcomp" and over in read_words("ties/threats.txt") and relation.code in ("ASSAULT", "COERCE"):
        return Relation(relation="threatens", code="THREATEN")
    sought = token.dep_ in ("acl", "advcl") or over in TRYING
    if relation.relation == "captured" and sought and is_infinitive(token):
        return Relation(relation="attacks", code="ASSAULT")
    return relation


def is_infinitive(token: Token) -> bool:
    """Whether a verb stands after `to`."""
    return any(child.lower_ == "to" for child in find_children(token, "mark"))


def find_lemma_of(token: Token) -> str:
    """The dictionary form of a word."""
    return (token.lemma_ or token.lower_).lower()


def find_children(token: Token, *labels: str) -> list[Token]:
    """The words that hang on a word by one of some relations."""
    return [child for child in token.children if child.dep_ in labels]


def find_obliques(token: Token, cases: tuple[str, ...]) -> list[Token]:
    """The nouns that hang on a word by one of some prepositions."""
    words = [child for child in token.children if child.dep_.split(":")[0] in ("obl", "nmod", "obj", "iobj")]
    return [word for word in words if any(case in cases for case in list_cases(word))]


def list_cases(token: Token) -> list[str]:
    """The words of the preposition of a noun (`on behalf of` has three)."""
    cases = find_children(token, "case")
    return [word.lower_ for case in cases for word in (case, *case.children)]


def find_objects(token: Token, relation: Relation) -> list[Token]:
    """The objects of a verb: direct, or with the preposition that the relation asks for."""
    if relation.particles:
        found = find_obliques(token, relation.particles[-1:])
        if len(relation.particles) == 1 and relation.particles[0] in ("off", "out", "up", "down"):
            found += find_children(token, "obj") if find_children(token, "compound:prt") else []
        return found
    direct = find_children(token, "obj", "iobj")
    return [word for word in direct if not find_children(word, "case") or find_children(word, "case")[0].i > word.i]


def find_subjects(token: Token, parties: Parties, depth: int = 0) -> list[Party]:
    """Who does what a verb says."""
    own = find_children(token, *SUBJECTS)
    if own:
        return parties.find_all(own)
    if depth > 4 or find_children(token, *PASSIVES):
        return []
    if token.dep_ in ("acl", "acl:relcl"):
        found = parties.find_all([token.head])
        act = not found and token.dep_ == "acl" and is_act(token.head) and is_done(token.head)
        return find_subjects(token.head.head, parties, depth + 1) if act else found
    if token.dep_ in ("xcomp", "advcl", "acl", "obl") and find_lemma(token.head.lower_) in BLAMING:
        return parties.find_all(find_children(token.head, "obj", "iobj"))
    if token.dep_ == "xcomp" and find_lemma_of(token.head) in ASKING:
        asked = find_children(token.head, "obj", "iobj") or find_obliques(token.head, ("on", "to", "upon"))
        return parties.find_all(asked)
    if token.dep_ == "xcomp" or (token.dep_ == "advcl" and find_lemma_of(token.head) in read_words("ties/sending.txt")):
        moved = [word for word in find_children(token.head, "obj", "iobj") if word.i < token.i]
        if moved and find_lemma_of(token.head) in read_words("ties/wishes.txt"):
            return []
        found = parties.find_all(moved)
        if found or any(word.lower_ in RELATIVE for word in moved):
            return found
    if token.dep_ in ("conj", "xcomp", "advcl", "parataxis") or (token.dep_ == "ccomp" and is_infinitive(token)):
        return find_subjects(token.head, parties, depth + 1)
    return []


def is_denied(token: Token) -> bool:
    """Whether a word of denial hangs on a verb."""
    words = ("not", "n't", "n’t", "never", "no", "without")
    return any(child.lower_ in words and child.i < token.i for child in token.children)


def read_noun(token: Token, parties: Parties) -> Iterator[Found]:
    """`X, a member of Y`; `X is an ally of Y`; `members of Y`."""
    for relation in read_relations("noun").get(singular(token.lower_), ()):
        objects = parties.find_all(find_obliques(token, relation.particles))
        subjects = find_bearers(token, parties)
        if objects and subjects:
            yield subjects, relation, objects, is_denied(token)
            return


def find_bearers(token: Token, parties: Parties) -> list[Party]:
    """Of whom a noun is said: the noun before it in apposition, the subject of `is`, or the actor that it describes."""
    if token.dep_ == "appos":
        return parties.find_all([token.head])
    members = parties.find_all(find_obliques(token, ("as", "including", "like")))
    if members:
        return members
    subjects = find_children(token, *SUBJECTS) if find_children(token, "cop") else []
    found = parties.find_all(subjects) or parties.find_all(find_children(token, "appos"))
    unknown = any(word.lower_ in ("a", "an") for word in find_children(token, "det"))
    if found or (unknown and find_obliques(token, ("for", "of"))):
        return found  # `a spokesman for Y said` is nobody known
    return [party for party in parties.find_all([token]) if party.actor in parties.named]


def read_owned(token: Token, parties: Parties) -> Iterator[Found]:
    """`Y's wing, the X`: what a noun with an owner says of the actor that it describes."""
    for relation in read_relations("possessive").get(singular(token.lower_), ()):
        if relation.code:
            kinds = [word for child in find_children(token, "amod") for word in (child, *find_children(child, "conj"))]
            nations = [party for party in parties.find_all(kinds) if party.nation]
            owners = parties.find_possessor(token) or parties.find_all(find_children(token, "nmod:poss"))
            bearers = nations or find_bearers(token, parties)
        else:
            before = [word for word in find_children(token, "nmod:poss", "compound") if word.i < token.i]
            parsed = parties.find_all(before)
            owners = [p for p in parties.find_possessor(token) or parsed if not p.nation]
            bearers = [party for party in find_bearers(token, parties) if not party.nation]
        own = {"my", "our", "your", *POSSESSIVES}  # `our ally` is not its own owner
        owners = [o for o in owners if o.span.end <= token.idx or o.span.text.lower().split()[0] not in own]
        if owners and bearers:
            yield bearers, relation, owners, False


def read_against(token: Token, parties: Parties) -> Iterator[Found]:
    """`... an alliance against X`: who says or does so in the sentence is opposed to X; `the insurgency against X`."""
    if singular(token.lower_) not in AGAINST:
        return
    objects = parties.find_all(find_obliques(token, ("against",)))
    verb = find_root(token)
    whole = parties.at.get(token.i)
    subjects = [whole] if whole and whole.armed else find_subjects(verb, parties) if verb is not None else []
    if subjects and objects:
        yield subjects, Relation(relation="opposes", code="REJECT"), objects, False


def find_root(token: Token) -> Token | None:
    """The verb of the sentence, where a noun is an object in it or in an infinitive under it; else none."""
    word = token
    while word.dep_ in STEPS:
        word = word.head
    return word if word.dep_ == "root" and word.pos_ == "VERB" else None


def read_deed(token: Token, parties: Parties) -> Iterator[Found]:
    """`X's support for Y`, `X launched an attack on Y`: an act named by a noun, of its owner or of who does it."""
    for relation in read_relations("deed").get(singular(token.lower_), ()):
        places = relation.relation in TO_PLACES
        objects = parties.find_all(find_obliques(token, relation.particles), places=places)
        subjects = parties.find_all(find_children(token, *SUBJECTS)) if find_children(token, "cop") else []
        owners = parties.find_owners(token) if objects and not subjects else []
        whole = parties.at.get(token.i)
        subjects = subjects or [
            o for o in owners if not (whole and whole.actor == o.actor and whole.span.holds(o.span))
        ]
        if objects and not subjects and is_done(token):
            called = "as" in list_cases(token)  # `designated X as a threat to Y`: it is X that threatens
            told = parties.find_all(find_children(token.head, "obj", "nsubj:pass")) if called else []
            subjects = told if called else find_subjects(token.head, parties)
        if objects and subjects:
            yield subjects, relation, objects, is_denied(token)
            return


def is_done(token: Token) -> bool:
    """Whether the subject of a clause does what a noun in it names: `launched a strike`, `fights in alliance`.

    Who condemns, stops or discusses an act does not do it.
    """
    if token.dep_ not in ("obj", "obl", "xcomp") or token.head.pos_ != "VERB":
        return False
    cases = list_cases(token)
    return "as" in cases or "in" in cases or find_lemma_of(token.head) in read_words("ties/doing.txt")


def read_pair(token: Token, parties: Parties) -> Iterator[Found]:
    """`the X-Y alliance` of two countries."""
    if singular(token.lower_) not in ("alliance", "coalition", "axis", "pact", "partnership", "bloc"):
        return
    before = token.doc[max(token.sent.start, token.i - 4) : token.i]
    nations = [party for word in before for party in [parties.find_nation(word)] if party]
    if len(nations) == 2 and any(word.text in "-–/" for word in before):
        yield nations[:1], Relation(relation="allied with", code=None), nations[1:], False


def read_adjective(token: Token, parties: Parties) -> Iterator[Found]:
    """`a cleric linked to X`, `units loyal to X`."""
    for relation in read_relations("adjective").get(token.lower_, ()):
        objects = parties.find_all(find_obliques(token, relation.particles[-1:]))
        subjects = find_described(token, parties) or find_subjects(token, parties)
        if objects and subjects:
            yield subjects, relation, objects, is_denied(token)
            return


def read_compound(token: Token, parties: Parties) -> Iterator[Found]:
    """`X-backed Y`: the participle after a hyphen, the name before it, and the noun that both describe."""
    found = read_relations("compound").get(token.lower_)
    if not found or token.i < 2 or token.nbor(-1).text != "-" or token.nbor(-1).whitespace_:
        return
    before, described = parties.find_all([token.nbor(-2)]), parties.find_all([token.head])
    if before and described:
        inner = found[0].relation in ("member of", "allied with")
        yield (described, found[0], before, False) if inner else (before, found[0], described, False)


def make_row(reading: Reading, token: Token, tie: tuple[Party, Relation, Party], denied: bool) -> Row:
    """Write a tie with the passage from the first of its words to the last."""
    subject, relation, object_ = tie
    start, end = choose_passage(token, subject, object_)
    if relation.relation.startswith("<"):
        subject, object_ = object_, subject
        relation = Relation(relation=relation.relation[1:], code=relation.code)
    evidence: Span = reading.report.span(start, max(end, start + 1))
    return Row(
        parties=(subject.span, object_.span),
        antecedents=tuple(party.antecedent for party in (subject, object_) if party.antecedent),
        subject=subject.actor,
        relation=relation,
        object=object_.actor,
        evidence=evidence,
        at=token.idx,
        denied=denied,
    )
