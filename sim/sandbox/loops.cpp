#include "sandbox/loops.hpp"

#include "sandbox/cells.hpp"

namespace handoff::sandbox {

using world::Op;
using world::OpResult;
using world::Outcome;
using world::Value;

namespace {

// What Rust's unwrap says.
constexpr const char* kSendPanic = "called `Result::unwrap()` on an `Err` value: SendError { .. }";
constexpr const char* kRecvPanic = "called `Result::unwrap()` on an `Err` value: RecvError";

std::string sleep_text(const world::State& state, std::uint32_t number) {
  return "thread::sleep(Duration::from_millis(" + std::to_string(static_cast<std::int64_t>(pace_ms(state, number))) +
         "));";
}

std::string range_text(std::int64_t first, std::optional<std::int64_t> count) {
  if (!count) return std::to_string(first) + "..";
  if (first == 0) return "0.." + std::to_string(*count);
  return std::to_string(first) + "..=" + std::to_string(first + *count - 1);
}

bool is_set(const Value& flag) { return *flag.number() != 0; }

}  // namespace

// --- Producer

void Producer::begin_turn() {
  if (shape_.count && i_ - shape_.first >= *shape_.count) {
    at_ = At::loop;
  } else {
    at_ = shape_.can_be_asked ? At::ask : At::send;
  }
}

Op Producer::next() const {
  switch (at_) {
    case At::loop: return {world::Finish{}};
    case At::ask: return {world::Load{flag_of(shape_.number)}};
    case At::send: return {world::Send{tx_, i_}};
    case At::came_back: return {world::Print{back_.to_text() + " came back"}};
    case At::sleep: return {world::Sleep{pace_of(shape_.number)}};
    case At::panic: return {world::Panic{kSendPanic}};
  }
  return {world::Finish{}};
}

void Producer::resume(const OpResult& result) {
  switch (at_) {
    case At::ask: at_ = is_set(result.value) ? At::loop : At::send; break;
    case At::send:
      if (result.outcome == Outcome::Done) {
        ++i_;
        at_ = At::sleep;
      } else {
        back_ = result.value;
        at_ = shape_.can_be_asked ? At::came_back : At::panic;
      }
      break;
    case At::came_back: at_ = At::loop; break;
    case At::sleep: begin_turn(); break;
    case At::loop:
    case At::panic: break;
  }
}

Text Producer::text(const world::State& state) const {
  const std::string head = "for i in " + range_text(shape_.first, shape_.count) + " {";
  const int loop = static_cast<int>(At::loop), send = static_cast<int>(At::send);
  const TextLine sleep{"    " + sleep_text(state, shape_.number), static_cast<int>(At::sleep)};
  if (!shape_.can_be_asked) return {{head, loop}, {"    " + shape_.tx_name + ".send(i).unwrap();", send}, sleep, {"}"}};
  return {
      {head, loop},
      {"    if " + flag_name(shape_.number) + ".load(SeqCst) { break; }", static_cast<int>(At::ask)},
      {"    if let Err(e) = " + shape_.tx_name + ".send(i) {", send},
      {"        println!(\"{} came back\", e.0);", static_cast<int>(At::came_back)},
      {"        break;"},
      {"    }"},
      sleep,
      {"}"},
  };
}

// --- Receiver

// `for … in rx` owns rx, which goes when the loop ends; a loop around try_recv only borrows it.
Receiver::At Receiver::after_loop() const { return shape_.polls ? At::end : At::drop; }

Op Receiver::next() const {
  switch (at_) {
    case At::receive:
      if (shape_.polls) return {world::TryRecv{rx_}};
      return {world::Recv{rx_}};
    case At::print: return {world::Print{message_.to_text()}};
    case At::nothing: return {world::Print{"nothing yet"}};
    case At::sleep: return {world::Sleep{pace_of(kReceiver)}};
    case At::ask: return {world::Load{flag_of(kReceiver)}};
    case At::drop: return {world::DropHandle{rx_}};
    case At::print_all: {
      std::string all;
      for (const std::int64_t n : collected_) all += (all.empty() ? "" : ", ") + std::to_string(n);
      return {world::Print{"[" + all + "]"}};
    }
    case At::end: return {world::Finish{}};
  }
  return {world::Finish{}};
}

void Receiver::resume(const OpResult& result) {
  switch (at_) {
    case At::receive:
      if (result.outcome == Outcome::Done) {
        message_ = result.value;
        if (shape_.collects) collected_.push_back(*message_.number());
        at_ = At::print;
      } else {
        at_ = result.outcome == Outcome::Empty ? At::nothing : after_loop();
      }
      break;
    case At::print:
    case At::nothing: at_ = At::sleep; break;
    case At::sleep: at_ = shape_.can_be_asked ? At::ask : At::receive; break;
    case At::ask: at_ = is_set(result.value) ? after_loop() : At::receive; break;
    case At::drop: at_ = shape_.collects ? At::print_all : At::end; break;
    case At::print_all: at_ = At::end; break;
    case At::end: break;
  }
}

Text Receiver::text(const world::State& state) const {
  const int receive = static_cast<int>(At::receive), print = static_cast<int>(At::print);
  const TextLine sleep{"    " + sleep_text(state, kReceiver), static_cast<int>(At::sleep)};
  Text text;
  if (shape_.collects) text.push_back({"let mut all = Vec::new();"});
  if (shape_.polls) {
    text.push_back({"loop {"});
    text.push_back({"    match " + shape_.rx_name + ".try_recv() {", receive});
    text.push_back({"        Ok(msg) => println!(\"{msg}\"),", print});
    text.push_back({"        Err(TryRecvError::Empty) => println!(\"nothing yet\"),", static_cast<int>(At::nothing)});
    text.push_back({"        Err(TryRecvError::Disconnected) => break,"});
    text.push_back({"    }"});
  } else {
    text.push_back({"for msg in " + shape_.rx_name + " {", receive});
    text.push_back({"    println!(\"{msg}\");", print});
    if (shape_.collects) text.push_back({"    all.push(msg);"});
  }
  text.push_back(sleep);
  if (shape_.can_be_asked) {
    text.push_back({"    if " + flag_name(kReceiver) + ".load(SeqCst) { break; }", static_cast<int>(At::ask)});
  }
  text.push_back({"}", static_cast<int>(At::drop)});
  if (shape_.collects) text.push_back({"println!(\"{all:?}\");", static_cast<int>(At::print_all)});
  return text;
}

// --- Relay

Op Relay::next() const {
  switch (at_) {
    case At::receive: return {world::Recv{rx_}};
    case At::send: return {world::Send{tx_, out_}};
    case At::panic: return {world::Panic{kSendPanic}};
    case At::end: return {world::Finish{}};
  }
  return {world::Finish{}};
}

void Relay::resume(const OpResult& result) {
  switch (at_) {
    case At::receive:
      if (result.outcome != Outcome::Done) {
        at_ = At::end;
      } else {
        const std::int64_t n = *result.value.number();
        out_ = shape_.work == Work::square ? Value(n * n) : Value(n);
        if (shape_.work == Work::square || n % 2 != 0) at_ = At::send;
      }
      break;
    case At::send: at_ = result.outcome == Outcome::Done ? At::receive : At::panic; break;
    case At::panic:
    case At::end: break;
  }
}

Text Relay::text(const world::State&) const {
  const TextLine head{"for n in " + shape_.rx_name + " {", static_cast<int>(At::receive)};
  const int send = static_cast<int>(At::send);
  const TextLine end{"}", static_cast<int>(At::end)};
  if (shape_.work == Work::square) return {head, {"    " + shape_.tx_name + ".send(n * n).unwrap();", send}, end};
  return {head, {"    if n % 2 != 0 {"}, {"        " + shape_.tx_name + ".send(n).unwrap();", send}, {"    }"}, end};
}

// --- Server

Op Server::next() const {
  switch (at_) {
    case At::receive: return {world::Recv{rx_}};
    case At::sleep: return {world::Sleep{pace_of(kReceiver)}};
    case At::answer: return {world::Send{reply_, n_ * n_}};
    case At::panic: return {world::Panic{kSendPanic}};
    case At::drop: return {world::DropHandle{reply_}};
    case At::end: return {world::Finish{}};
  }
  return {world::Finish{}};
}

void Server::resume(const OpResult& result) {
  switch (at_) {
    case At::receive:
      if (result.outcome == Outcome::Done) {
        n_ = *(*result.value.items())[0].number();
        reply_ = *(*result.value.items())[1].handle();
        at_ = At::sleep;
      } else {
        at_ = At::end;
      }
      break;
    case At::sleep: at_ = At::answer; break;
    case At::answer: at_ = result.outcome == Outcome::Done ? At::drop : At::panic; break;
    case At::drop: at_ = At::receive; break;
    case At::panic:
    case At::end: break;
  }
}

Text Server::text(const world::State& state) const {
  return {
      {"for (n, reply) in rx {", static_cast<int>(At::receive)},
      {"    " + sleep_text(state, kReceiver), static_cast<int>(At::sleep)},
      {"    reply.send(n * n).unwrap();", static_cast<int>(At::answer)},
      {"}", static_cast<int>(At::drop)},
  };
}

// --- Client

Op Client::next() const {
  switch (at_) {
    case At::make: return {world::MakeChannel{std::nullopt, "reply_tx", "reply_rx"}};
    case At::clone_reply: return {world::CloneSender{reply_tx_, "reply"}};
    case At::send: return {world::Send{tx_, Value::list({n_, reply_})}};
    case At::panic_send: return {world::Panic{kSendPanic}};
    case At::receive: return {world::Recv{reply_rx_}};
    case At::panic_receive: return {world::Panic{kRecvPanic}};
    case At::print: return {world::Print{std::to_string(n_) + " squared is " + answer_.to_text()}};
    case At::sleep: return {world::Sleep{pace_of(shape_.number)}};
    case At::end: return {world::Finish{}};
  }
  return {world::Finish{}};
}

void Client::resume(const OpResult& result) {
  const bool done = result.outcome == Outcome::Done;
  switch (at_) {
    case At::make:
      reply_tx_ = result.handle;
      reply_rx_ = result.receiver;
      at_ = shape_.count > 0 ? At::clone_reply : At::end;
      break;
    case At::clone_reply:
      reply_ = result.handle;
      at_ = At::send;
      break;
    case At::send: at_ = done ? At::receive : At::panic_send; break;
    case At::receive:
      answer_ = result.value;
      at_ = done ? At::print : At::panic_receive;
      break;
    case At::print: at_ = At::sleep; break;
    case At::sleep:
      ++n_;
      at_ = n_ - shape_.first < shape_.count ? At::clone_reply : At::end;
      break;
    case At::panic_send:
    case At::panic_receive:
    case At::end: break;
  }
}

Text Client::text(const world::State& state) const {
  return {
      {"let (reply_tx, reply_rx) = mpsc::channel();", static_cast<int>(At::make)},
      {"for n in " + range_text(shape_.first, shape_.count) + " {"},
      {"    let reply = reply_tx.clone();", static_cast<int>(At::clone_reply)},
      {"    " + shape_.tx_name + ".send((n, reply)).unwrap();", static_cast<int>(At::send)},
      {"    let answer = reply_rx.recv().unwrap();", static_cast<int>(At::receive)},
      {"    println!(\"{n} squared is {answer}\");", static_cast<int>(At::print)},
      {"    " + sleep_text(state, shape_.number), static_cast<int>(At::sleep)},
      {"}", static_cast<int>(At::end)},
  };
}

}  // namespace handoff::sandbox
