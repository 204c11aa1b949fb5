"""The model of bench/parts/callback-model.ts with SimPy: a process for each caller, one for each turn
of an agent, in the way of SimPy's own examples.

    python3 callbacks_simpy.py CALLS SEED     prints one line of JSON

Times are seconds. Of the end of the day it knows nothing: after CALLS calls nobody new calls, and
what is under way is finished.
"""
import heapq
import json
import sys
import time
from collections import deque
from random import Random

import simpy

AGENTS = 9
BETWEEN_CALLS = 30
PATIENCE = 120
TALK = 240
RING_TIMEOUT = 20
WRAP = 30
AWAY = 30
ACCEPTS = 0.5
ANSWERS_CALLBACK = 0.9
REACHED = 0.85


class Center:
    def __init__(self, env, calls, random):
        self.env = env
        self.calls = calls
        self.random = random
        self.idle = deque(range(AGENTS))
        # Those who wait: (age, sequence, event that gives them an agent).
        self.line = []
        self.sequence = 0
        self.abandoned = 0
        self.answered = 0
        self.wait_of_answered = 0.0
        self.created = 0
        self.age_at_answer = 0.0
        self.reached = 0
        self.requeues = 0
        self.idle_time = 0.0
        self.idle_since = [0.0] * AGENTS
        self.waiting = 0
        self.waiting_since = 0.0
        self.waiting_time = 0.0
        env.process(self.source())

    def source(self):
        for _ in range(self.calls):
            yield self.env.timeout(self.random.expovariate(1 / BETWEEN_CALLS))
            self.env.process(self.caller())

    def caller(self):
        env, random = self.env, self.random
        age = env.now
        self.sequence += 1
        sequence = self.sequence
        gives_up = env.timeout(random.expovariate(1 / PATIENCE))
        if self.idle:
            agent = self.take_idle()
        else:
            if random.random() < ACCEPTS:
                self.created += 1
                yield from self.callback(age, sequence)
                return
            found = self.join(age, sequence)
            yield found | gives_up
            if not found.triggered:
                found.abandoned = True
                self.count_waiting(-1)
                self.abandoned += 1
                return
            agent = found.value
            if gives_up.processed:
                self.abandoned += 1
                self.become_free(agent)
                return
        rings = env.timeout(random.uniform(0, 20))
        yield rings | gives_up
        if not rings.processed:
            self.abandoned += 1
            self.become_free(agent)
            return
        self.answered += 1
        self.wait_of_answered += env.now - age
        yield env.timeout(random.expovariate(1 / TALK))
        env.process(self.wrap_up(agent))

    def callback(self, age, sequence):
        env, random = self.env, self.random
        while True:
            agent = self.take_idle() if self.idle else (yield self.join(age, sequence))
            if random.random() < ANSWERS_CALLBACK:
                yield env.timeout(random.uniform(0, 20))
                break
            yield env.timeout(RING_TIMEOUT)
            self.requeues += 1
            env.process(self.away(agent))
        self.age_at_answer += env.now - age
        yield env.timeout(random.uniform(10, 30))
        if random.random() < REACHED:
            self.reached += 1
            yield env.timeout(random.expovariate(1 / TALK))
        env.process(self.wrap_up(agent))

    def wrap_up(self, agent):
        yield self.env.timeout(WRAP)
        self.become_free(agent)

    def away(self, agent):
        yield self.env.timeout(AWAY)
        self.become_free(agent)

    def join(self, age, sequence):
        found = self.env.event()
        found.abandoned = False
        heapq.heappush(self.line, (age, sequence, found))
        self.count_waiting(1)
        return found

    def take_idle(self):
        agent = self.idle.popleft()
        self.idle_time += self.env.now - self.idle_since[agent]
        return agent

    def become_free(self, agent):
        while self.line:
            found = heapq.heappop(self.line)[2]
            if not found.abandoned:
                self.count_waiting(-1)
                found.succeed(agent)
                return
        self.idle_since[agent] = self.env.now
        self.idle.append(agent)

    def count_waiting(self, change):
        now = self.env.now
        self.waiting_time += self.waiting * (now - self.waiting_since)
        self.waiting_since = now
        self.waiting += change


def main():
    calls = int(sys.argv[1]) if len(sys.argv) > 1 else 30_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    start = time.process_time()
    env = simpy.Environment()
    center = Center(env, calls, Random(seed))
    env.run()
    seconds = time.process_time() - start
    for agent in list(center.idle):
        center.take_idle()
    print(json.dumps({
        "calls": calls,
        "seconds": seconds,
        "abandoned": center.abandoned / calls,
        "tookCallback": center.created / calls,
        "waitOfAnsweredS": center.wait_of_answered / center.answered,
        "ageAtCallbackS": center.age_at_answer / center.created,
        "reached": center.reached / center.created,
        "requeuesEach": center.requeues / center.created,
        "busy": 1 - center.idle_time / (env.now * AGENTS),
        "waitingOnAverage": center.waiting_time / env.now,
        "version": simpy.__version__,
        "python": sys.version.split()[0],
    }))


if __name__ == "__main__":
    main()
