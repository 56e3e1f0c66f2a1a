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

  // One owner's share of a cell whose value, and the senders in it, all its owners may use.
  struct Share {
    world::CellId cell;
    std::vector<Known> inside;
  };
  // Cells that every thread may use, and that are never released.
  struct Places {
    std::vector<world::CellId> plain, locks, conditions;
  };

  RandomScript(std::uint64_t seed, Appetite appetite, bool is_main = true, std::vector<Known> handles = {}, Places places = {},
               std::vector<Share> shares = {})
      : dice_(seed), appetite_(appetite), is_main_(is_main), handles_(std::move(handles)), places_(std::move(places)),
        shares_(std::move(shares)) {
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
    } else if (const auto* cell = std::get_if<world::MakeCell>(&op_.what)) {
      made_cell(*cell, result.cell);
    } else if (std::holds_alternative<world::Spawn>(op_.what)) {
      threads_.push_back(result.thread);
    } else if (const auto* lock = std::get_if<world::Lock>(&op_.what)) {
      took(lock->cell, lock->is_shared, result.value);
    } else if (const auto* attempt = std::get_if<world::TryLock>(&op_.what)) {
      if (result.outcome != world::Outcome::Locked) took(attempt->cell, attempt->is_shared, result.value);
    } else if (const auto* wait = std::get_if<world::Wait>(&op_.what)) {
      took(wait->lock, false, result.value);
    } else if (!std::holds_alternative<world::Load>(op_.what) && !std::holds_alternative<world::Update>(op_.what)) {
      if (const auto* finish = std::get_if<world::Finish>(&op_.what)) is_unwanted_ = finish->wants_back;
      take_in(result.value);
    }
  }

  void made_cell(const world::MakeCell& op, world::CellId id) {
    switch (op.kind) {
      case world::CellKind::Plain: places_.plain.push_back(id); break;
      case world::CellKind::Condition: places_.conditions.push_back(id); break;
      case world::CellKind::Shared: {
        Share share{id, {}};
        read_handles(op.value, share.inside);
        shares_.push_back(std::move(share));
        break;
      }
      case world::CellKind::Lock:
        if (is_private_) own_locks_.push_back(id);
        else places_.locks.push_back(id);
        break;
    }
  }

  struct Held {
    world::CellId lock;
    bool is_shared;
  };
  void took(world::CellId lock, bool is_shared, const world::Value& value) {
    held_.push_back({lock, is_shared});
    if (!is_shared) take_in(value);
  }
  bool holds(world::CellId lock) const {
    for (const Held& held : held_)
      if (held.lock == lock) return true;
    return false;
  }

  static void read_handles(const world::Value& value, std::vector<Known>& into) {
    const auto* items = value.items();
    if (items == nullptr) return;
    if (items->size() == 2 && (*items)[1].handle() != nullptr) {
      into.push_back({*(*items)[1].handle(), static_cast<Kind>(*(*items)[0].number())});
    } else {
      for (const world::Value& item : *items) read_handles(item, into);
    }
  }

  // A handle travels as (kind, handle), so that whoever receives it knows what it is.
  void take_in(const world::Value& value) { read_handles(value, handles_); }

  std::size_t pick(std::size_t size) { return dice_.roll(static_cast<std::uint32_t>(size)); }

  // Its own, or a sender in a cell that it shares.
  const Known* some(bool sends) {
    std::vector<const Known*> fit;
    for (const Known& known : handles_) {
      if ((known.kind != Kind::receiver) == sends) fit.push_back(&known);
    }
    for (const Share& share : shares_) {
      for (const Known& known : share.inside)
        if (sends) fit.push_back(&known);
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

  world::Value something_to_leave() { return dice_.chance(2) ? something_to_send(world::kNoHandle) : world::Value(); }

  // A sender, where there is one: others will use it from several threads at once.
  world::Value something_to_share() {
    for (std::size_t at = 0; at < handles_.size(); ++at) {
      if (handles_[at].kind == Kind::receiver || dice_.chance(3)) continue;
      const Known known = give_away(at);
      return world::Value::list({static_cast<std::int64_t>(known.kind), known.id});
    }
    return std::int64_t{dice_.roll(10)};
  }

  world::Op unlock(bool poisons) {
    const std::size_t at = pick(held_.size());
    const Held held = held_[at];
    held_.erase(held_.begin() + static_cast<std::ptrdiff_t>(at));
    world::Unlock op;
    op.cell = held.lock;
    op.is_shared = held.is_shared;
    op.poisons = poisons;
    if (!held.is_shared) op.value = something_to_send(world::kNoHandle);
    return {op};
  }

  void choose() {
    if (done_ >= operations_) {
      if (done_ == operations_) panics_ = dice_.chance(6);
      if (!held_.empty()) {
        op_ = unlock(panics_);
      } else if (panics_) {
        op_ = {world::Panic{"enough", something_to_leave()}};
      } else if (dice_.chance(12)) {
        op_ = {world::Exit{7, ""}};
      } else {
        op_ = {world::Finish{something_to_leave(), !is_main_ && !is_unwanted_}};
      }
      return;
    }
    for (;;) {
      if (dice_.chance(3) ? choose_shared(dice_.roll(18)) : choose(dice_.roll(24))) return;
    }
  }

  world::CellId any(const std::vector<world::CellId>& cells) { return cells[pick(cells.size())]; }

  // What threads do with what they share.
  bool choose_shared(std::uint32_t way) {
    using world::CellKind;
    switch (way) {
      case 0:
        op_ = {world::MakeCell{"shared", something_to_share(), CellKind::Shared}};
        return true;
      case 1:
        is_private_ = dice_.chance(3);
        op_ = {world::MakeCell{"lock", something_to_send(world::kNoHandle), CellKind::Lock}};
        return is_private_ || places_.locks.size() < 3;
      case 2:
        op_ = {world::MakeCell{"condition", {}, CellKind::Condition}};
        return places_.conditions.size() < 2;
      case 3:
        if (shares_.empty() || shares_.size() >= 6) return false;
        shares_.push_back(shares_[pick(shares_.size())]);
        op_ = {world::Share{shares_.back().cell}};
        return true;
      case 4: {
        if (shares_.empty()) return false;
        const std::size_t at = pick(shares_.size());
        op_ = {world::Release{shares_[at].cell}};
        shares_.erase(shares_.begin() + static_cast<std::ptrdiff_t>(at));
        return true;
      }
      case 5:
        if (shares_.empty()) return false;
        op_ = {world::Count{shares_[pick(shares_.size())].cell, static_cast<world::Count::Whom>(dice_.roll(3))}};
        return true;
      case 6:
        if (own_locks_.empty()) return false;
        op_ = {world::Release{own_locks_.back()}};
        own_locks_.pop_back();
        return true;
      case 7:
      case 8:
      case 9: {
        if (!held_.empty()) {
          op_ = unlock(dice_.chance(12));
          return true;
        }
        if (places_.locks.empty()) return false;
        const world::CellId lock = any(places_.locks);
        const bool is_shared = dice_.chance(4);
        if (dice_.chance(3)) op_ = {world::TryLock{lock, is_shared}};
        else op_ = {world::Lock{lock, is_shared}};
        return true;
      }
      case 10:
        if (places_.locks.empty()) return false;
        op_ = {world::Poisoned{any(places_.locks), dice_.chance(3)}};
        return true;
      case 11: {
        if (held_.empty() || held_.back().is_shared || places_.conditions.empty()) return false;
        world::Wait op{any(places_.conditions), held_.back().lock, something_to_send(world::kNoHandle), {}};
        if (!dice_.chance(4)) op.ms = some_ms();
        held_.pop_back();
        op_ = {op};
        return true;
      }
      case 12:
        if (places_.conditions.empty()) return false;
        op_ = {world::Notify{any(places_.conditions), dice_.chance(2)}};
        return true;
      case 13: {
        if (places_.plain.empty()) return false;
        world::Update op;
        op.cell = any(places_.plain);
        op.how = static_cast<world::Update::How>(dice_.roll(static_cast<std::uint32_t>(world::Update::How::compare_exchange) + 1));
        op.operand = std::int64_t{dice_.roll(200)};
        op.expected = std::int64_t{dice_.roll(3)};
        op.bits = 8;
        op.is_signed = false;
        op_ = {op};
        return true;
      }
      case 14:
        if (threads_.empty()) return false;
        if (dice_.chance(2)) {
          op_ = {world::Detach{threads_.back()}};
          threads_.pop_back();
        } else {
          op_ = {world::HasEnded{threads_[pick(threads_.size())]}};
        }
        return true;
      case 15:
        if (shares_.empty()) return false;
        known_.push_back(shares_[pick(shares_.size())].cell);
        op_ = {world::Share{known_.back(), {}, false, true}};
        return true;
      case 16:
        if (known_.empty()) return false;
        op_ = {world::Release{known_.back(), false, true}};
        known_.pop_back();
        return true;
      default:
        if (is_main_ && appetite_.asks_user && dice_.chance(3)) op_ = {world::ReadLine{}};
        else op_ = {dice_.chance(2) ? What(world::Now{}) : What(world::Yield{})};
        return true;
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
        op_ = {world::DropHandle{give_away(pick(handles_.size())).id, dice_.chance(2)}};
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
        return places_.plain.size() < 4;
      }
      case 17: {
        if (places_.plain.empty()) return false;
        op_ = {world::Load{any(places_.plain)}};
        return true;
      }
      case 18: {
        if (places_.plain.empty()) return false;
        op_ = {world::Store{any(places_.plain), std::int64_t{dice_.roll(3)}}};
        return true;
      }
      case 19: {
        if (!places_.plain.empty() && dice_.chance(2)) {
          op_ = {world::Sleep{any(places_.plain)}};
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
        std::vector<Share> shared;
        while (!shares_.empty() && !dice_.chance(3)) {
          shared.push_back(std::move(shares_.back()));
          shares_.pop_back();
        }
        Appetite smaller = appetite_;
        --smaller.generations;
        op_ = {world::Spawn{"child",
                            world::make_script<RandomScript>(dice_.roll(1u << 30), smaller, false, given, places_, shared),
                            moved}};
        return true;
      }
      case 22: {
        if (threads_.empty()) return false;
        const std::size_t at = pick(threads_.size());
        op_ = {world::Join{threads_[at]}};
        threads_.erase(threads_.begin() + static_cast<std::ptrdiff_t>(at));
        return true;
      }
      default: {
        if (is_main_ && appetite_.asks_user && dice_.chance(3)) {
          op_ = {world::AwaitUser{}};
        } else {
          op_ = {world::Print{std::to_string(dice_.roll(100)), dice_.chance(4) ? world::Stream::err : world::Stream::out, !dice_.chance(5)}};
        }
        return true;
      }
    }
  }

  Dice dice_;
  Appetite appetite_;
  bool is_main_;
  std::vector<Known> handles_;
  Places places_;
  std::vector<Share> shares_;
  std::vector<world::CellId> known_;  // without owning them
  std::vector<world::CellId> own_locks_;
  std::vector<Held> held_;  // locks
  bool is_private_ = false;  // the lock that is being made
  bool panics_ = false, is_unwanted_ = false;
  std::vector<world::ThreadId> threads_;
  Kind cloned_ = Kind::sender;
  world::Op op_;
  int operations_, done_ = 0;
};

}  // namespace handoff::test
