// Random programs: threads that do everything there is to do, with whatever they have at hand. For tests.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "world/op.hpp"
#include "world/state.hpp"

namespace handoff::test {

// A small generator with value semantics: the same seed gives the same program on every platform.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15u + 0x632be59bd9b4e019u) {}
  std::uint32_t roll(std::uint32_t sides) {  // 0 … sides - 1
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return static_cast<std::uint32_t>((state_ >> 16) % sides);
  }
  bool chance(std::uint32_t one_in) { return roll(one_in) == 0; }

 private:
  std::uint64_t state_;
};

struct Appetite {
  int operations = 40;    // of each thread, at most
  int generations = 2;    // of threads below main
  bool asks_user = true;  // main only
  double longest_sleep_ms = 3;
};

struct Remark final : world::Statement {
  std::string to_text() const override { return "go on"; }
};

class RandomScript final : public world::ScriptBody {
 public:
  enum class Kind : std::uint8_t { sender, sync_sender, receiver };
  struct Known {
    world::HandleId id;
    Kind kind;
  };

  RandomScript(std::uint64_t seed, Appetite appetite, bool is_main = true, std::vector<Known> handles = {},
               std::vector<world::CellId> cells = {})
      : dice_(seed), appetite_(appetite), is_main_(is_main), handles_(std::move(handles)), cells_(std::move(cells)) {
    operations_ = 5 + static_cast<int>(dice_.roll(static_cast<std::uint32_t>(appetite_.operations)));
    choose();
  }
  std::unique_ptr<world::ScriptBody> clone() const override { return std::make_unique<RandomScript>(*this); }
  world::Op next() const override { return op_; }
  int line() const override { return done_ + 1; }

  void resume(const world::OpResult& result) override {
    learn(result);
    ++done_;
    choose();
  }

 private:
  using What = world::Op::What;

  void learn(const world::OpResult& result) {
    if (const auto* made = std::get_if<world::MakeChannel>(&op_.what)) {
      handles_.push_back({result.handle, made->bound ? Kind::sync_sender : Kind::sender});
      handles_.push_back({result.receiver, Kind::receiver});
    } else if (std::holds_alternative<world::CloneSender>(op_.what)) {
      handles_.push_back({result.handle, cloned_});
    } else if (std::holds_alternative<world::MakeCell>(op_.what)) {
      cells_.push_back(result.cell);
    } else if (std::holds_alternative<world::Spawn>(op_.what)) {
      threads_.push_back(result.thread);
    } else if (!std::holds_alternative<world::Load>(op_.what)) {
      take_in(result.value);
    }
  }

  // A handle travels as (kind, handle), so that whoever receives it knows what it is.
  void take_in(const world::Value& value) {
    const auto* items = value.items();
    if (items == nullptr) return;
    if (items->size() == 2 && (*items)[1].handle() != nullptr) {
      handles_.push_back({*(*items)[1].handle(), static_cast<Kind>(*(*items)[0].number())});
    } else {
      for (const world::Value& item : *items) take_in(item);
    }
  }

  std::size_t pick(std::size_t size) { return dice_.roll(static_cast<std::uint32_t>(size)); }

  Known* some(bool sends) {
    std::vector<Known*> fit;
    for (Known& known : handles_) {
      if ((known.kind != Kind::receiver) == sends) fit.push_back(&known);
    }
    return fit.empty() ? nullptr : fit[pick(fit.size())];
  }

  Known give_away(std::size_t at) {
    const Known known = handles_[at];
    handles_.erase(handles_.begin() + static_cast<std::ptrdiff_t>(at));
    return known;
  }

  world::Value something_to_send(world::HandleId through) {
    const auto travels = [&]() -> world::Value {
      for (std::size_t tries = 0; tries < 3 && !handles_.empty(); ++tries) {
        const std::size_t at = pick(handles_.size());
        if (handles_[at].id == through) continue;
        const Known known = give_away(at);
        return world::Value::list({static_cast<std::int64_t>(known.kind), known.id});
      }
      return std::int64_t{-1};
    };
    switch (dice_.roll(8)) {
      case 0:
        return travels();
      case 1: {
        world::Value first = travels();
        return world::Value::list({std::move(first), travels(), world::Value::text("both")});
      }
      case 2:
        return world::Value::text("word " + std::to_string(dice_.roll(100)));
      case 3:
        return world::Value();
      default:
        return std::int64_t{dice_.roll(1000)};
    }
  }

  double some_ms() { return dice_.roll(100) / 100.0 * appetite_.longest_sleep_ms; }

  void choose() {
    if (done_ >= operations_) {
      op_ = {dice_.chance(6) ? What(world::Panic{"enough"}) : What(world::Finish{})};
      return;
    }
    for (;;) {
      if (choose(dice_.roll(24))) return;
    }
  }

  bool choose(std::uint32_t way) {
    switch (way) {
      case 0:
      case 1: {
        constexpr std::uint32_t kBounds[] = {0, 1, 2, 3};
        std::optional<std::uint32_t> bound;
        if (!dice_.chance(4)) bound = kBounds[dice_.roll(4)];
        op_ = {world::MakeChannel{bound, "tx", "rx"}};
        return handles_.size() < 12;
      }
      case 2: {
        const Known* const known = some(true);
        if (known == nullptr || handles_.size() >= 12) return false;
        cloned_ = known->kind;
        op_ = {world::CloneSender{known->id, "clone"}};
        return true;
      }
      case 3: {
        if (handles_.empty()) return false;
        op_ = {world::DropHandle{give_away(pick(handles_.size())).id}};
        return true;
      }
      case 4: {
        if (handles_.empty() || !dice_.chance(6)) return false;
        op_ = {world::Close{handles_[pick(handles_.size())].id}};
        return true;
      }
      case 5:
      case 6:
      case 7:
      case 8:
      case 9: {
        const Known* const known = some(true);
        if (known == nullptr) return false;
        const Known through = *known;
        if (through.kind == Kind::sync_sender && dice_.chance(3)) {
          op_ = {world::TrySend{through.id, something_to_send(through.id)}};
        } else {
          op_ = {world::Send{through.id, something_to_send(through.id)}};
        }
        return true;
      }
      case 10: {
        const Known* const known = some(false);
        if (known == nullptr) return false;
        op_ = {world::Recv{known->id}};
        return true;
      }
      case 11:
      case 12:
      case 13: {
        const Known* const known = some(false);
        if (known == nullptr) return false;
        op_ = {world::TryRecv{known->id}};
        return true;
      }
      case 14:
      case 15: {
        const Known* const known = some(false);
        if (known == nullptr) return false;
        op_ = {world::RecvTimeout{known->id, dice_.chance(4) ? 0 : some_ms()}};
        return true;
      }
      case 16: {
        op_ = {world::MakeCell{"cell", std::int64_t{dice_.roll(3)}}};
        return cells_.size() < 4;
      }
      case 17: {
        if (cells_.empty()) return false;
        op_ = {world::Load{cells_[pick(cells_.size())]}};
        return true;
      }
      case 18: {
        if (cells_.empty()) return false;
        op_ = {world::Store{cells_[pick(cells_.size())], std::int64_t{dice_.roll(3)}}};
        return true;
      }
      case 19: {
        if (!cells_.empty() && dice_.chance(2)) {
          op_ = {world::Sleep{cells_[pick(cells_.size())]}};
        } else {
          op_ = {world::Sleep{some_ms()}};
        }
        return true;
      }
      case 20:
      case 21: {
        if (appetite_.generations == 0 || threads_.size() >= 4) return false;
        std::vector<Known> given;
        std::vector<world::HandleId> moved;
        while (!handles_.empty() && !dice_.chance(3)) {
          given.push_back(give_away(pick(handles_.size())));
          moved.push_back(given.back().id);
        }
        Appetite smaller = appetite_;
        --smaller.generations;
        op_ = {world::Spawn{
            "child", world::make_script<RandomScript>(dice_.roll(1u << 30), smaller, false, given, cells_), moved}};
        return true;
      }
      case 22: {
        if (threads_.empty()) return false;
        op_ = {world::Join{threads_[pick(threads_.size())]}};
        return true;
      }
      default: {
        if (is_main_ && appetite_.asks_user && dice_.chance(3)) {
          op_ = {world::AwaitUser{}};
        } else {
          op_ = {world::Print{std::to_string(dice_.roll(100))}};
        }
        return true;
      }
    }
  }

  Dice dice_;
  Appetite appetite_;
  bool is_main_;
  std::vector<Known> handles_;
  std::vector<world::CellId> cells_;
  std::vector<world::ThreadId> threads_;
  Kind cloned_ = Kind::sender;
  world::Op op_;
  int operations_, done_ = 0;
};

}  // namespace handoff::test
