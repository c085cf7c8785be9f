"""The pair judge: what it answers to plain cases, and that no answer hangs on order or company."""

from pathlib import Path

import pytest

from rashomon.compare.claims import judge
from rashomon.compare.claims.judge import DETAILS, judge_pairs, order_pair
from rashomon.errors import MissingModel

SAME = [
    ("Three fishermen drowned off Varna on Monday.", "On Monday three fishermen lost their lives off Varna."),
    ("The mayor resigned after the vote.", "Following the vote the mayor stepped down."),
    ("The bridge over the Elm was closed to lorries.", "Lorries were barred from the Elm bridge."),
]
UNLIKE = [
    ("Three fishermen drowned off Varna on Monday.", "The harbour of Varna was built in 1906."),
    ("The mayor resigned after the vote.", "The mayor was born in a village in the hills."),
    ("The bridge over the Elm was closed to lorries.", "Repairs of the road tunnel will cost two million euros."),
]


@pytest.mark.parametrize("pair", SAME, ids=lambda p: p[0][:20])
def test_shares_a_claim(pair: tuple[str, str]) -> None:
    assert judge_pairs([pair])[0].shares > 0.5


@pytest.mark.parametrize("pair", UNLIKE, ids=lambda p: p[0][:20])
def test_shares_no_claim(pair: tuple[str, str]) -> None:
    assert judge_pairs([pair])[0].shares < 0.5


@pytest.mark.parametrize(
    ("a", "b", "detail"),
    [
        ("The storm killed 14 people.", "The storm killed 19 people.", "number"),
        ("The talks collapsed, two diplomats said.", "The talks collapsed.", "attribution"),
        pytest.param(
            "The strike began on Tuesday in Lodz.",
            "The strike began on Friday in Lodz.",
            "date",
        ),
    ],
    ids=lambda x: x[:16],
)
def test_finds_the_detail(a: str, b: str, detail: judge.Aspect) -> None:
    judged = judge_pairs([(a, b)])[0]
    assert judged.shares > 0.5
    assert detail in judged.likely_details()
    assert judged.differs[judge.DETAILS.index(detail)] == max(judged.differs)


def test_order_and_company_do_not_matter() -> None:
    pairs = [*SAME, *UNLIKE]
    alone = [judge_pairs([pair])[0] for pair in pairs]
    assert list(judge_pairs(pairs)) == alone
    assert list(judge_pairs([(b, a) for a, b in pairs])) == alone
    assert list(judge_pairs([*pairs[::-1], *pairs])) == alone[::-1] + alone


def test_judged_twice_is_the_mean_of_both_orders() -> None:
    pair = order_pair(("The storm killed 14 people.", "At least nineteen villagers died in the storm on Sunday."))
    (mean,) = judge_pairs([pair], twice=True)
    one, other = judge.judge_one(pair), judge.judge_one(pair[::-1])
    assert one.shares != other.shares  # the model does mind the order
    assert mean.shares == pytest.approx((one.shares + other.shares) / 2)
    assert mean.differs[0] == pytest.approx((one.differs[0] + other.differs[0]) / 2)
    assert judge_pairs([pair[::-1]], twice=True) == (mean,)


def test_probabilities_sum_to_one() -> None:
    judged = judge_pairs(SAME)[0]
    assert judged.same + judged.overlap + judged.related + judged.none == pytest.approx(1, abs=1e-5)
    assert sum(judged.kinds) == pytest.approx(1, abs=1e-5)
    assert len(judged.differs) == len(DETAILS)


def test_nothing_gives_nothing() -> None:
    assert judge_pairs([]) == ()


def test_a_pair_that_was_judged_is_not_judged_anew() -> None:
    first = judge_pairs([("The mill by the weir burnt down.", "A fire took the mill.")])
    runs = judge.judge_one.cache_info().misses
    assert judge_pairs([("A fire took the  mill.", "The mill by the weir burnt down.")]) == first
    assert judge.judge_one.cache_info().misses == runs


def test_longest_text_and_oddest_characters_are_judged() -> None:
    assert len(judge_pairs([("word " * 3000, "😀\u200b\ud7ff"), ("", "")])) == 2


def test_white_space_and_order_are_put_aside() -> None:
    assert order_pair(("a  b\n", "longer text")) == order_pair(("longer  text", "a b")) == ("longer text", "a b")


def test_a_missing_model_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(judge, "MODEL", tmp_path / "judge.onnx")
    judge.load_judge.cache_clear()
    with pytest.raises(MissingModel, match="judge_export"):
        judge_pairs([("a", "b")])
    judge.load_judge.cache_clear()
