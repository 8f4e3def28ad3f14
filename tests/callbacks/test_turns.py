"""Turns at something slow hold a number of threads that is known, never all of them."""

import threading

import pytest

from callbacks.turns import NoTurnError, Turns


def test_beyond_those_inside_and_as_many_that_wait_one_is_refused_at_once():
    turns = Turns(1, 3600)
    inside, leave, served = threading.Event(), threading.Event(), []

    def stay():
        with turns.turn():
            inside.set()
            leave.wait()
            served.append("turn")

    threads = [threading.Thread(target=stay) for _ in range(2)]
    for thread in threads:
        thread.start()
    inside.wait()
    while turns._places._value:  # until the second one waits
        pass
    with pytest.raises(NoTurnError), turns.turn():
        pass
    leave.set()
    for thread in threads:
        thread.join()

    assert served == ["turn", "turn"]
    with turns.turn():
        served.append("again")


def test_who_has_waited_long_enough_is_refused_and_gives_its_place_back():
    turns = Turns(1, 0)
    with turns.turn():
        for _ in range(3):
            with pytest.raises(NoTurnError), turns.turn():
                pass


def test_a_turn_that_fails_is_given_back():
    turns = Turns(1, 0)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError), turns.turn():
            _ = 1 / 0
