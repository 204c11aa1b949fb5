// The model of bench/parts/callback-model.ts as a plain C++ program: one std::priority_queue of events,
// cancelled by ticket, contacts in a vector that is reused, generators of the standard library.
//
//   callbacks CALLS SEED      prints one line of JSON
//
// Times are whole milliseconds. Of the end of the day it knows nothing: after CALLS calls nobody new
// calls, and what is under way is finished.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <queue>
#include <random>
#include <tuple>
#include <vector>

namespace {

using Ms = std::int64_t;

constexpr int kAgents = 9;
constexpr double kBetweenCalls = 30'000;
constexpr double kPatience = 120'000;
constexpr double kTalk = 240'000;
constexpr Ms kRingTimeout = 20'000;
constexpr Ms kWrap = 30'000;
constexpr Ms kAway = 30'000;
constexpr double kAccepts = 0.5;
constexpr double kAnswersCallback = 0.9;
constexpr double kReached = 0.85;

enum class Kind : std::uint8_t {
  TalkEnded, WrapEnded, AwayEnded, RingAnswered, RingTimedOut, Dialled, GivesUp, Arrives
};

struct Event {
  Ms at;
  Kind kind;
  std::uint32_t ticket;
  std::uint32_t subject;
  bool operator>(const Event& other) const {
    return std::tie(at, kind, ticket) > std::tie(other.at, other.kind, other.ticket);
  }
};

enum class Phase : std::uint8_t { Waiting, Ringing, Served, Over };

struct Contact {
  Ms age;
  Ms givesUpAt;
  std::uint32_t sequence;
  std::uint32_t patience;
  std::int32_t agent;
  Phase phase;
  bool isCallback;
  bool isReached;
};

struct Waiting {
  Ms age;
  std::uint32_t sequence;
  std::uint32_t contact;
  bool operator>(const Waiting& other) const {
    return std::tie(age, sequence) > std::tie(other.age, other.sequence);
  }
};

enum class Doing : std::uint8_t { Idle, Ringing, Dialling, Talking, Wrapping, Away };
constexpr int kDoings = 6;

struct Agent {
  std::uint32_t ticket = 0;
  std::uint32_t contact = 0;
  Doing doing = Doing::Idle;
  Ms since = 0;
};

struct Counts {
  std::uint64_t calls = 0, answered = 0, abandoned = 0, created = 0, reached = 0, unreached = 0;
  std::uint64_t requeues = 0, delayed = 0, events = 0, within = 0;
  double waitAnswered = 0, waitAbandoned = 0, ageAtAnswer = 0, waiting = 0;
  double doing[kDoings] = {};
  std::uint64_t histogram[64] = {};
};

class Center {
 public:
  Center(std::uint64_t calls, std::uint64_t seed) : random_(seed), left_(calls) {
    for (int k = 0; k < kAgents; k++) idle_.push(k);
    later(exponential(kBetweenCalls), Kind::Arrives, 0);
  }

  const Counts& run() {
    while (!events_.empty()) {
      const Event event = events_.top();
      events_.pop();
      now_ = event.at;
      handle(event);
    }
    for (Agent& agent : agents_) change(agent, Doing::Idle);
    return counts_;
  }

  Ms now() const { return now_; }

 private:
  void handle(const Event& event) {
    switch (event.kind) {
      case Kind::Arrives:
        counts_.events++;
        return arrives();
      case Kind::GivesUp:
        if (contacts_[event.subject].patience != event.ticket) return;
        counts_.events++;
        return givesUp(event.subject);
      default:
        break;
    }
    if (agents_[event.subject].ticket != event.ticket) return;
    counts_.events++;
    const auto agent = static_cast<int>(event.subject);
    switch (event.kind) {
      case Kind::RingAnswered: return answered(agent);
      case Kind::RingTimedOut: return missed(agent);
      case Kind::Dialled: return dialled(agent);
      case Kind::TalkEnded: return wrapUp(agent);
      default: return becomeFree(agent);
    }
  }

  void arrives() {
    counts_.calls++;
    if (--left_ > 0) later(exponential(kBetweenCalls), Kind::Arrives, 0);
    const std::uint32_t id = take(now_, sequences_++, false);
    contacts_[id].givesUpAt = now_ + exponential(kPatience);
    if (!idle_.empty()) return ring(nextIdle(), id);
    counts_.delayed++;
    if (uniform(0, 1) >= kAccepts) {
      join(id);
      contacts_[id].patience = later(contacts_[id].givesUpAt - now_, Kind::GivesUp, id);
      return;
    }
    // The callback stands in the place of its call.
    counts_.created++;
    Contact& contact = contacts_[id];
    contact.isCallback = true;
    join(id);
  }

  void ring(int agent, std::uint32_t id) {
    Contact& contact = contacts_[id];
    contact.phase = Phase::Ringing;
    contact.agent = agent;
    agents_[agent].contact = id;
    change(agents_[agent], Doing::Ringing);
    const bool answers = !contact.isCallback || uniform(0, 1) < kAnswersCallback;
    const Ms after = answers ? uniformMs(0, 20'000) : kRingTimeout;
    agents_[agent].ticket = later(after, answers ? Kind::RingAnswered : Kind::RingTimedOut, agent);
    if (!contact.isCallback && contact.patience == 0 && contact.givesUpAt < now_ + after)
      contact.patience = later(contact.givesUpAt - now_, Kind::GivesUp, id);
  }

  void answered(int agent) {
    Contact& contact = contacts_[agents_[agent].contact];
    contact.phase = Phase::Served;
    contact.patience = 0;
    const double wait = static_cast<double>(now_ - contact.age);
    if (wait <= 20'000) counts_.within++;
    counts_.histogram[bucket(now_ - contact.age)]++;
    if (contact.isCallback) {
      counts_.ageAtAnswer += wait;
      change(agents_[agent], Doing::Dialling);
      contact.isReached = uniform(0, 1) < kReached;
      agents_[agent].ticket = later(uniformMs(10'000, 30'000), Kind::Dialled, agent);
      return;
    }
    counts_.answered++;
    counts_.waitAnswered += wait;
    talk(agent);
  }

  void missed(int agent) {
    const std::uint32_t id = agents_[agent].contact;
    counts_.requeues++;
    change(agents_[agent], Doing::Away);
    agents_[agent].ticket = later(kAway, Kind::AwayEnded, agent);
    if (!idle_.empty()) return ring(nextIdle(), id);
    join(id);
  }

  void dialled(int agent) {
    if (contacts_[agents_[agent].contact].isReached) {
      counts_.reached++;
      return talk(agent);
    }
    counts_.unreached++;
    wrapUp(agent);
  }

  void talk(int agent) {
    change(agents_[agent], Doing::Talking);
    agents_[agent].ticket = later(exponential(kTalk), Kind::TalkEnded, agent);
  }

  void wrapUp(int agent) {
    release(agents_[agent].contact);
    change(agents_[agent], Doing::Wrapping);
    agents_[agent].ticket = later(kWrap, Kind::WrapEnded, agent);
  }

  void becomeFree(int agent) {
    change(agents_[agent], Doing::Idle);
    agents_[agent].ticket = 0;
    // Who has given up is still in the line, and is passed over.
    while (!line_.empty()) {
      const Waiting first = line_.top();
      line_.pop();
      const Contact& contact = contacts_[first.contact];
      if (contact.phase != Phase::Waiting || contact.sequence != first.sequence) continue;
      wait(-1);
      return ring(agent, first.contact);
    }
    idle_.push(agent);
  }

  void givesUp(std::uint32_t id) {
    const Contact contact = contacts_[id];
    counts_.abandoned++;
    counts_.waitAbandoned += static_cast<double>(now_ - contact.age);
    if (contact.phase == Phase::Waiting) wait(-1);
    release(id);
    if (contact.phase == Phase::Ringing) becomeFree(contact.agent);
  }

  void join(std::uint32_t id) {
    Contact& contact = contacts_[id];
    contact.phase = Phase::Waiting;
    line_.push({contact.age, contact.sequence, id});
    wait(1);
  }

  void wait(int change) {
    counts_.waiting += static_cast<double>(waiting_) * static_cast<double>(now_ - waitingSince_);
    waitingSince_ = now_;
    waiting_ += change;
  }

  void change(Agent& agent, Doing doing) {
    counts_.doing[static_cast<int>(agent.doing)] += static_cast<double>(now_ - agent.since);
    agent.doing = doing;
    agent.since = now_;
  }

  std::uint32_t take(Ms age, std::uint32_t sequence, bool isCallback) {
    std::uint32_t id;
    if (free_.empty()) {
      id = static_cast<std::uint32_t>(contacts_.size());
      contacts_.emplace_back();
    } else {
      id = free_.back();
      free_.pop_back();
    }
    contacts_[id] = {age, 0, sequence, 0, -1, Phase::Waiting, isCallback, false};
    return id;
  }

  void release(std::uint32_t id) {
    contacts_[id].phase = Phase::Over;
    contacts_[id].patience = 0;
    free_.push_back(id);
  }

  int nextIdle() {
    const int agent = idle_.front();
    idle_.pop();
    return agent;
  }

  std::uint32_t later(Ms after, Kind kind, std::uint32_t subject) {
    events_.push({now_ + after, kind, ++tickets_, subject});
    return tickets_;
  }

  double uniform(double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(random_);
  }
  Ms uniformMs(double low, double high) { return static_cast<Ms>(uniform(low, high) + 0.5); }
  Ms exponential(double mean) {
    return static_cast<Ms>(std::exponential_distribution<double>(1 / mean)(random_) + 0.5);
  }
  static int bucket(Ms wait) { return wait == 0 ? 0 : 64 - __builtin_clzll(static_cast<std::uint64_t>(wait)); }

  std::mt19937_64 random_;
  std::uint64_t left_;
  Ms now_ = 0;
  std::uint32_t tickets_ = 0, sequences_ = 1;
  std::priority_queue<Event, std::vector<Event>, std::greater<>> events_;
  std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> line_;
  std::vector<Contact> contacts_;
  std::vector<std::uint32_t> free_;
  std::queue<int> idle_;
  Agent agents_[kAgents];
  std::int64_t waiting_ = 0;
  Ms waitingSince_ = 0;
  Counts counts_;
};

}  // namespace

int main(int argc, char** argv) {
  const std::uint64_t calls = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 100'000;
  const std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
  const std::clock_t start = std::clock();
  Center center(calls, seed);
  const Counts& c = center.run();
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  const auto of = [](double part, double whole) { return part / whole; };
  const double all = static_cast<double>(c.calls), made = static_cast<double>(c.created);
  const double time = static_cast<double>(center.now());
  std::printf(
      "{\"calls\":%llu,\"seconds\":%.6f,\"abandoned\":%.6f,\"tookCallback\":%.6f,"
      "\"waitOfAnsweredS\":%.4f,\"ageAtCallbackS\":%.4f,\"reached\":%.6f,"
      "\"requeuesEach\":%.6f,\"busy\":%.6f,\"waitingOnAverage\":%.6f}\n",
      static_cast<unsigned long long>(c.calls), seconds, of(static_cast<double>(c.abandoned), all),
      of(made, all), of(c.waitAnswered, static_cast<double>(c.answered)) / 1000,
      of(c.ageAtAnswer, made) / 1000, of(static_cast<double>(c.reached), made),
      of(static_cast<double>(c.requeues), made), 1 - of(c.doing[0], time * kAgents),
      of(c.waiting, time));
}
