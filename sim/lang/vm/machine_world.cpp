// Natives that ask the world: first the question (`ask_world`), then, with the result, the answer.
#include <algorithm>
#include <cmath>

#include "lang/vm/integers.hpp"
#include "lang/vm/machine.hpp"
#include "lang/vm/natives.hpp"
#include "lang/vm/script.hpp"

namespace handoff::lang::vm {

using world::CellId;
using world::HandleId;
using world::OpResult;
using world::Outcome;
using world::ThreadId;
using world::Value;

namespace {

constexpr double kMsPerNano = 1e-6;

HandleId handle(Word word) { return HandleId{static_cast<std::uint32_t>(word)}; }
CellId cell(Word word) { return CellId{static_cast<std::uint32_t>(word)}; }
ThreadId thread(Word word) { return ThreadId{static_cast<std::uint32_t>(word)}; }

double ms_of(const Word* nanos) { return static_cast<double>(wide(nanos)) * kMsPerNano; }

// Of an atomic: sign- or zero-extended.
Value atomic_value(Word bits, bool is_signed) {
  return is_signed ? Value(static_cast<std::int64_t>(bits)) : Value::natural(bits);
}

world::Update::How how_of(Word what) {
  using How = world::Update::How;
  switch (what) {
    case 2: return How::add;
    case 3: return How::sub;
    case 4: return How::and_;
    case 5: return How::or_;
    case 6: return How::xor_;
    case 7: return How::max;
    case 8: return How::min;
    case 9: return How::compare_exchange;
    case 10: return How::nand;
    default: return How::exchange;
  }
}

}  // namespace

// The variable that what is made now will be called by, from the outermost call of the learner's that says one.
std::string Machine::made_name(std::size_t n) const {
  for (auto call = calls_.rbegin(); call != calls_.rend(); ++call) {
    const Function& function = function_of(*call);
    const std::uint32_t at = call->next - 1;
    const auto made = std::lower_bound(function.made.begin(), function.made.end(), at, [](const MadeNames& names, std::uint32_t pc) { return names.at < pc; });
    if (made != function.made.end() && made->at == at) {
      if (n < made->names.size()) return made->names[n];
      return made->names.size() == 1 ? made->names[0] + "." + std::to_string(n) : std::string();
    }
    if (!function.is_library) break;
  }
  return {};
}

void Machine::spawn(Native native, Word* s, Word place, const NativeArguments& arguments) {
  const DescId closure = arguments.types[0];
  const std::uint32_t size = image_->code.types[closure].words;
  Values values = this->values();
  Value captured = values.take(place + 1, closure);
  if (!values.problem().empty()) return give_up(values.problem());
  spawns_.reset();
  if (s[1 + size] != 0) spawns_ = values.take_string(place + 1 + size + 1);
  world::Spawn op;
  captured.collect_handles(op.moved);
  op.name = spawns_.value_or(made_name(0));
  op.script = script_of(Machine(*this, arguments.function, closure, arguments.types[1], captured, spawns_));
  ask({std::move(op)}, Then::native);
  (void)native;
}

bool Machine::ask_world(Native native, Word* s, Word place, const NativeArguments& arguments) {
  const NativeShape shape = shape_of(native, arguments, image_->code);
  const Word* const p = s + shape.result_words;
  const Word parameters = place + shape.result_words;
  const DescId type = arguments.types.empty() ? kNone : arguments.types[0];
  Values values = this->values();
  const auto ask_for = [&](auto what) {
    if (!values.problem().empty()) return give_up(values.problem());
    ask({std::move(what)}, Then::native);
  };
  switch (native) {
    // --- Channels
    case Native::make_channel: {
      world::MakeChannel op;
      if (p[0] != 0) op.bound = static_cast<std::uint32_t>(std::min<Word>(p[1], UINT32_MAX));
      op.tx_name = made_name(0), op.rx_name = made_name(1);
      if (op.tx_name.empty()) op.tx_name = "tx";
      if (op.rx_name.empty()) op.rx_name = "rx";
      ask_for(std::move(op));
      break;
    }
    case Native::clone_handle: ask_for(world::CloneSender{handle(p[0]), made_name(0)}); break;
    case Native::drop_handle: ask_for(world::DropHandle{handle(p[0])}); break;
    case Native::send_value: ask_for(world::Send{handle(p[0]), values.take(parameters + 1, type)}); break;
    case Native::try_send_value: ask_for(world::TrySend{handle(p[0]), values.take(parameters + 1, type)}); break;
    case Native::recv_value: ask_for(world::Recv{handle(p[0])}); break;
    case Native::try_recv_value: ask_for(world::TryRecv{handle(p[0])}); break;
    case Native::recv_value_timeout: ask_for(world::RecvTimeout{handle(p[0]), ms_of(p + 1)}); break;

    // --- What threads share
    case Native::arc_new: {
      const std::uint32_t size = image_->code.types[type].words;
      const Word address = memory_.allocate(2 + std::uint64_t{size}, false);
      if (memory_.exhausted()) return true;
      memory_.write(address + 2, p, size);
      memory_.store(address + 1, 1);
      s[0] = address;
      ask_for(world::MakeCell{made_name(0), values.look(address + 2, type, true), world::CellKind::Shared});
      break;
    }
    case Native::arc_clone: {
      const Word address = memory_.load(p[0]);
      memory_.store(address + 1, memory_.load(address + 1) + 1);
      ask_for(world::Share{cell(memory_.load(address))});
      break;
    }
    case Native::arc_release: ask_for(world::Release{cell(memory_.load(memory_.load(p[0])))}); break;
    case Native::arc_free: {
      const Word address = memory_.load(p[0]);
      known_.arcs.erase(static_cast<std::uint32_t>(memory_.load(address)));
      memory_.free(address);
      break;
    }
    case Native::arc_count: ask_for(world::Count{cell(memory_.load(memory_.load(p[0])))}); break;
    case Native::make_lock: ask_for(world::MakeCell{made_name(0), values.take(parameters, type), world::CellKind::Lock}); break;
    case Native::take_lock: ask_for(world::Lock{cell(p[0])}); break;
    case Native::try_take_lock: ask_for(world::TryLock{cell(p[0])}); break;
    case Native::give_back: ask_for(world::Unlock{cell(p[0]), values.take(p[1], type), false, p[2] != 0}); break;
    case Native::lock_poison: ask_for(world::Poisoned{cell(p[0])}); break;
    case Native::clear_poison: ask_for(world::Poisoned{cell(p[0]), true}); break;
    case Native::drop_lock: case Native::drop_atomic: ask_for(world::Release{cell(p[0])}); break;
    case Native::make_atomic: ask_for(world::MakeCell{made_name(0), Value(static_cast<std::int64_t>(p[0]))}); break;
    case Native::update_atomic: {
      const bool is_signed = p[3] != 0;
      if (p[1] == 0) {
        ask_for(world::Load{cell(p[0])});
        break;
      }
      world::Update op;
      op.cell = cell(p[0]);
      op.how = how_of(p[1]);
      op.bits = static_cast<std::uint8_t>(p[2]);
      op.is_signed = is_signed;
      const bool compares = op.how == world::Update::How::compare_exchange;
      op.operand = atomic_value(compares ? p[5] : p[4], is_signed);
      if (compares) op.expected = atomic_value(p[4], is_signed);
      ask_for(std::move(op));
      break;
    }

    // --- Threads, time, output
    case Native::spawn_thread: case Native::spawn_scoped: spawn(native, s, place, arguments); break;
    case Native::join_thread: ask_for(world::Join{thread(p[0])}); break;
    case Native::thread_finished: ask_for(world::HasEnded{thread(p[0])}); break;
    case Native::yield_now: ask_for(world::Yield{}); break;
    case Native::sleep_nanos: ask_for(world::Sleep{ms_of(p)}); break;
    case Native::clock_nanos: ask_for(world::Now{}); break;
    case Native::read_line_text: ask_for(world::ReadLine{}); break;
    case Native::exit_process: ask({world::Exit{static_cast<std::int32_t>(p[0])}}, Then::nothing); break;
    case Native::print_text: {
      std::string text = values.take_string(parameters);
      if (text.empty()) break;
      if (text.size() > kMostPrinted) text.resize(kMostPrinted);
      ask_for(world::Print{std::move(text), p[3] != 0 ? world::Stream::err : world::Stream::out, false});
      break;
    }
    default: return false;
  }
  return true;
}

void Machine::answer(const OpResult& result) {
  static const NativeArguments none;
  const NativeArguments& arguments = asking_.c == kNone ? none : image_->code.native_arguments[asking_.c];
  const auto native = static_cast<Native>(asking_.a);
  const NativeShape shape = shape_of(native, arguments, image_->code);
  Word* const s = slots(asking_.b);
  Word* const p = s + shape.result_words;
  const Word place = make_address(kStackObject, calls_.back().base + asking_.b);
  const DescId type = arguments.types.empty() ? kNone : arguments.types[0];
  Values values = this->values();
  const bool is_done = result.outcome == Outcome::Done;
  const auto number = [&] {
    const auto bits = result.value.bits();
    return bits ? static_cast<Word>(*bits) : 0;
  };
  switch (native) {
    case Native::make_channel: s[0] = index(result.handle), s[1] = index(result.receiver); break;
    case Native::clone_handle: s[0] = index(result.handle); break;
    case Native::send_value:
      s[0] = is_done ? 0 : 1;
      if (!is_done) values.put(place + 1, type, result.value);
      break;
    case Native::try_send_value:
      s[0] = is_done ? 0 : 1;
      s[1] = result.outcome == Outcome::Full ? 0 : 1;
      if (!is_done) values.put(place + 2, type, result.value);
      break;
    case Native::recv_value:
      s[0] = is_done ? 1 : 0;
      if (is_done) values.put(place + 1, type, result.value);
      break;
    case Native::try_recv_value: case Native::recv_value_timeout:
      s[0] = is_done ? 0 : 1;
      if (is_done) values.put(place + 1, type, result.value);
      else s[1] = result.outcome == Outcome::Disconnected ? 1 : 0;
      break;

    case Native::arc_new:
      memory_.store(s[0], index(result.cell));
      known_.arcs.emplace(index(result.cell), s[0]);
      break;
    case Native::arc_clone: {
      const std::uint32_t words = shape.result_words;
      const Word arc = p[0];
      for (std::uint32_t i = 0; i < words; ++i) s[i] = memory_.load(arc + i);
      break;
    }
    case Native::arc_release:
      s[0] = is_done ? 1 : 0;
      if (!is_done) values.leave_arc(memory_.load(p[0]), image_->code.types[type].words == 0 && shape_of(Native::arc_clone, arguments, image_->code).result_words == 2 ? memory_.load(p[0] + 1) : 0, type);
      break;
    case Native::arc_count: case Native::clock_nanos: {
      s[0] = number();
      if (native == Native::clock_nanos) s[1] = 0;
      break;
    }
    case Native::make_lock: case Native::make_atomic: s[0] = index(result.cell); break;
    case Native::take_lock: {
      const Word poisoned = p[1];
      values.put(place, type, result.value);
      if (result.outcome == Outcome::Poisoned) memory_.store(poisoned, 1);
      break;
    }
    case Native::try_take_lock: {
      const Word poisoned = p[1];
      s[0] = result.outcome == Outcome::Locked ? 0 : 1;
      if (s[0] != 0) values.put(place + 1, type, result.value);
      if (result.outcome == Outcome::Poisoned) memory_.store(poisoned, 1);
      break;
    }
    case Native::drop_lock: values.put(place, type, result.value); break;
    case Native::lock_poison: case Native::thread_finished: s[0] = result.value.boolean() != nullptr && *result.value.boolean() ? 1 : 0; break;
    case Native::update_atomic: {
      const int bits = static_cast<int>(p[2]);
      s[0] = extend(number(), bits, p[3] != 0);
      break;
    }

    case Native::spawn_thread: case Native::spawn_scoped:
      s[0] = index(result.thread);
      if (spawns_) names_.emplace_back(result.thread, *spawns_);
      break;
    case Native::join_thread:
      s[0] = result.outcome == Outcome::Panicked ? 1 : 0;
      if (s[0] == 0) {
        values.put(place + 1, type, result.value);
      } else {
        const std::vector<Value>* const items = result.value.items();
        const std::string* const text = items != nullptr && !items->empty() ? (*items)[0].text() : result.value.text();
        values.make_string(place + 1, text != nullptr ? *text : std::string());
        s[4] = items != nullptr && items->size() == 2 && (*items)[1].boolean() != nullptr && *(*items)[1].boolean() ? 1 : 0;
      }
      break;
    case Native::read_line_text:
      s[0] = is_done ? 1 : 0;
      if (is_done && result.value.text() != nullptr) values.make_string(place + 1, *result.value.text());
      break;
    default: break;
  }
}

}  // namespace handoff::lang::vm
