// What the sandbox's threads do: each a loop of the lesson, as a script and as the Rust it stands for. The two are kept
// side by side: a line of the text carries the `point` at which the script is when its thread stands there.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sandbox/setup.hpp"
#include "world/op.hpp"
#include "world/script.hpp"

namespace handoff::sandbox {

struct TextLine {
  std::string text;
  int point = 0;  // ScriptBody::line() of the script that is here; 0: no operation stands on this line
};
using Text = std::vector<TextLine>;

// A loop is a script that can also be read. It ends with Finish; main, which runs a loop itself, goes on there instead.
class Loop : public world::ScriptBody {
 public:
  virtual Text text(const world::State&) const = 0;  // not indented; the paces are those of the state
};

// Sends numbers through `tx`.
class Producer final : public Loop {
 public:
  struct Shape {
    std::uint32_t number = 1;  // its pace and flag, see cells.hpp
    std::string tx_name;
    std::int64_t first = 0;
    std::optional<std::int64_t> count;
    bool can_be_asked = false;  // looks at its flag in each turn, and minds a failing send; else it unwraps
  };
  Producer(Shape shape, world::HandleId tx) : shape_(std::move(shape)), tx_(tx), i_(shape_.first) { begin_turn(); }

  std::unique_ptr<world::ScriptBody> clone() const override { return std::make_unique<Producer>(*this); }
  world::Op next() const override;
  void resume(const world::OpResult&) override;
  int line() const override { return static_cast<int>(at_); }
  Text text(const world::State&) const override;

 private:
  enum class At : int { loop = 1, ask, send, came_back, sleep, panic };
  void begin_turn();

  Shape shape_;
  world::HandleId tx_;
  std::int64_t i_;
  At at_ = At::loop;
  world::Value back_;
};

// Takes messages out of `rx` until it is disconnected: waits for them, or polls.
class Receiver final : public Loop {
 public:
  struct Shape {
    std::string rx_name;
    bool polls = false;
    bool can_be_asked = false;
    bool collects = false;  // keeps them in a Vec, and prints that at the end
  };
  Receiver(Shape shape, world::HandleId rx) : shape_(std::move(shape)), rx_(rx) {}

  std::unique_ptr<world::ScriptBody> clone() const override { return std::make_unique<Receiver>(*this); }
  world::Op next() const override;
  void resume(const world::OpResult&) override;
  int line() const override { return static_cast<int>(at_); }
  Text text(const world::State&) const override;

 private:
  enum class At : int { receive = 1, print, nothing, sleep, ask, drop, print_all, end };
  At after_loop() const;

  Shape shape_;
  world::HandleId rx_;
  At at_ = At::receive;
  world::Value message_;
  std::vector<std::int64_t> collected_;
};

// Receives, filters or maps, and sends on.
class Relay final : public Loop {
 public:
  enum class Work : std::uint8_t { keep_odd, square };
  struct Shape {
    std::string rx_name, tx_name;
    Work work = Work::keep_odd;
  };
  Relay(Shape shape, world::HandleId rx, world::HandleId tx) : shape_(std::move(shape)), rx_(rx), tx_(tx) {}

  std::unique_ptr<world::ScriptBody> clone() const override { return std::make_unique<Relay>(*this); }
  world::Op next() const override;
  void resume(const world::OpResult&) override;
  int line() const override { return static_cast<int>(at_); }
  Text text(const world::State&) const override;

 private:
  enum class At : int { receive = 1, send, panic, end };

  Shape shape_;
  world::HandleId rx_, tx_;
  At at_ = At::receive;
  world::Value out_;
};

// Answers each request (n, reply) with n * n through the sender that came with it.
class Server final : public Loop {
 public:
  explicit Server(world::HandleId rx) : rx_(rx) {}

  std::unique_ptr<world::ScriptBody> clone() const override { return std::make_unique<Server>(*this); }
  world::Op next() const override;
  void resume(const world::OpResult&) override;
  int line() const override { return static_cast<int>(at_); }
  Text text(const world::State&) const override;

 private:
  enum class At : int { receive = 1, sleep, answer, panic, drop, end };

  world::HandleId rx_, reply_ = world::kNoHandle;
  At at_ = At::receive;
  std::int64_t n_ = 0;
};

// Sends requests, each with a sender for the answer, and waits for the answer.
class Client final : public Loop {
 public:
  struct Shape {
    std::uint32_t number = 1;
    std::string tx_name;
    std::int64_t first = 1, count = 5;
  };
  Client(Shape shape, world::HandleId tx) : shape_(std::move(shape)), tx_(tx), n_(shape_.first) {}

  std::unique_ptr<world::ScriptBody> clone() const override { return std::make_unique<Client>(*this); }
  world::Op next() const override;
  void resume(const world::OpResult&) override;
  int line() const override { return static_cast<int>(at_); }
  Text text(const world::State&) const override;

 private:
  enum class At : int { make = 1, clone_reply, send, panic_send, receive, panic_receive, print, sleep, end };

  Shape shape_;
  world::HandleId tx_, reply_tx_ = world::kNoHandle, reply_rx_ = world::kNoHandle, reply_ = world::kNoHandle;
  At at_ = At::make;
  std::int64_t n_;
  world::Value answer_;
};

}  // namespace handoff::sandbox
