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
Value atomic_value(Word bits, Word width, bool is_signed) {
  if (width == 1) return Value::boolean(bits != 0);
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

// The variable that the n-th of the things made now will be called by, or its part of a tuple: from the outermost call of
// the learner's that says one.
std::string Machine::made_name(std::size_t n, std::size_t of) const {
  for (auto call = calls_.rbegin(); call != calls_.rend(); ++call) {
    const Function& function = function_of(*call);
    const std::uint32_t at = call->next - 1;
    const auto made = std::lower_bound(function.made.begin(), function.made.end(), at, [](const MadeNames& names, std::uint32_t pc) { return names.at < pc; });
    if (made != function.made.end() && made->at == at) {
      if (made->names.size() == 1 && of > 1) return made->names[0] + "." + std::to_string(n);
      return n < made->names.size() ? made->names[n] : std::string();
    }
    if (!function.is_library) break;
  }
  return {};
}

std::string Machine::cell_name(const char* otherwise) const {
  std::string name = made_name();
  return name.empty() ? otherwise : name;
}

void Machine::spawn(Word* s, Word place, const NativeArguments& arguments) {
  const DescId closure = arguments.types[0];
  const std::uint32_t size = image_->code.types[closure].words;
  Values values = this->values();
  Value captured = values.take(place + 1, closure);
  if (!values.problem().empty()) return give_up(values.problem());
  spawns_.reset();
  if (s[1 + size] != 0) spawns_ = values.take_string(place + 1 + size + 1);
  world::Spawn op;
  captured.collect_handles(op.moved);
  op.name = spawns_.value_or(made_name());
  op.script = script_of(Machine(*this, arguments.function, closure, captured, spawns_));
  ask({std::move(op)}, Then::native);
}

void Machine::spawn_scoped(Word* s, Word place, const NativeArguments& arguments) {
  const DescId closure = arguments.types[0];
  const std::uint32_t size = image_->code.types[closure].words;
  Values values = this->values();
  spawns_.reset();
  if (s[1 + size] != 0) spawns_ = values.take_string(place + 1 + size + 1);
  Lent lent;
  values.lend(place + 1, closure, lent);
  const Word threads = s[1 + size + 4];
  Machine child = scoped(arguments.function, s + 1, size, threads, lent);
  const Value captured = values.take(place + 1, closure);
  if (!values.problem().empty()) return give_up(values.problem());
  world::Spawn op;
  captured.collect_handles(op.moved);
  op.moved.insert(op.moved.end(), lent.moved.begin(), lent.moved.end());
  op.lent = lent.shared;
  op.name = spawns_.value_or(made_name());
  op.script = script_of(std::move(child));
  lending_ = std::move(lent);
  ask({std::move(op)}, Then::native);
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
      op.tx_name = made_name(0, 2), op.rx_name = made_name(1, 2);
      if (op.tx_name.empty()) op.tx_name = "tx";
      if (op.rx_name.empty()) op.rx_name = "rx";
      ask_for(std::move(op));
      break;
    }
    case Native::clone_handle: ask_for(world::CloneSender{handle(p[0]), made_name()}); break;
    case Native::drop_handle: ask_for(world::DropHandle{handle(p[0])}); break;
    case Native::drop_receiver: ask_for(world::DropHandle{handle(p[0]), true}); break;
    case Native::send_value: ask_for(world::Send{handle(p[0]), values.take(parameters + 1, type)}); break;
    case Native::try_send_value: ask_for(world::TrySend{handle(p[0]), values.take(parameters + 1, type)}); break;
    case Native::recv_value: ask_for(world::Recv{handle(p[0])}); break;
    case Native::try_recv_value: ask_for(world::TryRecv{handle(p[0])}); break;
    case Native::recv_value_timeout: ask_for(world::RecvTimeout{handle(p[0]), ms_of(p + 1)}); break;

    // --- What threads share
    case Native::arc_reserve: ask_for(world::MakeCell{cell_name("shared"), {}, world::CellKind::Shared, true}); break;
    case Native::arc_new: case Native::arc_fill: {
      const std::uint32_t size = image_->code.types[type].words;
      const Word address = memory_.allocate(2 + std::uint64_t{size}, false);
      if (memory_.exhausted()) return true;
      memory_.write(address + 2, p, size);
      memory_.store(address + 1, 1);
      world::Value content = values.look(address + 2, type, true);
      const CellId filled = native == Native::arc_fill ? cell(p[size]) : world::kNoCell;
      s[0] = address;
      if (native == Native::arc_new) {
        ask_for(world::MakeCell{cell_name("shared"), std::move(content), world::CellKind::Shared});
      } else {
        memory_.store(address, index(filled));
        ask_for(world::Share{filled, std::move(content)});
      }
      break;
    }
    case Native::arc_clone: {
      const Word address = memory_.load(p[0]);
      memory_.store(address + 1, memory_.load(address + 1) + 1);
      ask_for(world::Share{cell(memory_.load(address))});
      break;
    }
    case Native::arc_share: {
      const Word address = p[0], meta = shape.result_words == 2 ? p[1] : 0;
      memory_.store(address + 1, 1);
      s[0] = address;
      if (shape.result_words == 2) s[1] = meta;
      ask_for(world::MakeCell{cell_name("shared"), values.look_behind(address + 2, meta, type), world::CellKind::Shared});
      break;
    }
    case Native::arc_upgrade: ask_for(world::Share{cell(memory_.load(p[0])), {}, true}); break;
    case Native::arc_downgrade: {
      // Its only owner may have changed the content since.
      ask_for(world::Share{cell(memory_.load(memory_.load(p[0]))), values.look_inside(p[0], type), false, true});
      break;
    }
    case Native::arc_release: case Native::arc_release_last:
      ask_for(world::Release{cell(memory_.load(memory_.load(p[0]))), native == Native::arc_release_last});
      break;
    case Native::arc_free: {
      const Word address = memory_.load(p[0]);
      known_.arcs.erase(static_cast<std::uint32_t>(memory_.load(address)));
      memory_.free(address);
      break;
    }
    case Native::cell_count: ask_for(world::Count{cell(p[0]), static_cast<world::Count::Whom>(p[1])}); break;
    case Native::weak_share: ask_for(world::Share{cell(p[0]), {}, false, true}); break;
    case Native::weak_release: ask_for(world::Release{cell(p[0]), false, true}); break;
    case Native::make_lock: ask_for(world::MakeCell{cell_name("lock"), values.take(parameters, type), world::CellKind::Lock}); break;
    case Native::take_lock: ask_for(world::Lock{cell(p[0])}); break;
    case Native::try_take_lock: ask_for(world::TryLock{cell(p[0])}); break;
    case Native::give_back: ask_for(world::Unlock{cell(p[0]), values.take(p[1], type), false, p[2] != 0}); break;
    case Native::lock_poison: ask_for(world::Poisoned{cell(p[0])}); break;
    case Native::clear_poison: ask_for(world::Poisoned{cell(p[0]), true}); break;
    case Native::take_shared_lock: ask_for(world::Lock{cell(p[0]), true}); break;
    case Native::try_take_shared_lock: ask_for(world::TryLock{cell(p[0]), true}); break;
    case Native::leave_shared_lock:
      static_cast<void>(values.take(p[1], type));  // the handles inside are numbers, which the cell owns
      ask_for(world::Unlock{cell(p[0]), {}, true});
      break;
    case Native::make_condition: ask_for(world::MakeCell{cell_name("condvar"), {}, world::CellKind::Condition}); break;
    case Native::wait_condition: {
      world::Wait op{cell(p[0]), cell(p[1]), values.take(p[2], type), {}};
      if (p[3] != 0) op.ms = ms_of(p + 4);
      ask_for(std::move(op));
      break;
    }
    case Native::notify_condition: ask_for(world::Notify{cell(p[0]), p[1] != 0}); break;
    case Native::drop_condition: case Native::drop_lock: case Native::drop_atomic: ask_for(world::Release{cell(p[0])}); break;
    case Native::make_atomic: ask_for(world::MakeCell{cell_name("atomic"), atomic_value(p[0], p[1], p[2] != 0)}); break;
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
      op.operand = atomic_value(compares ? p[5] : p[4], p[2], is_signed);
      if (compares) op.expected = atomic_value(p[4], p[2], is_signed);
      ask_for(std::move(op));
      break;
    }

    // --- Threads, time, output
    case Native::spawn_thread: spawn(s, place, arguments); break;
    case Native::spawn_scoped: spawn_scoped(s, place, arguments); break;
    case Native::finish_thread: ask_for(world::Finish{values.take(parameters, type), true}); break;
    case Native::finish_scoped: {
      const std::uint32_t size = image_->code.types[type].words;
      std::vector<Value> left{values.take(parameters, type), changed_places()};
      for (Word i = 0; i < p[size + 2]; ++i) left.push_back(Value(static_cast<std::int64_t>(memory_.load(p[size] + i))));
      ask_for(world::Finish{Value::list(std::move(left))});
      break;
    }
    case Native::join_thread: case Native::join_scoped: case Native::join_any_scoped: ask_for(world::Join{thread(p[0])}); break;
    case Native::detach_thread: ask_for(world::Detach{thread(p[0])}); break;
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
  const NativeArguments& arguments = image_->code.arguments_of(asking_);
  const auto native = static_cast<Native>(asking_.a);
  const NativeShape shape = shape_of(native, arguments, image_->code);
  Word* const s = slots(asking_.b);
  Word* const p = s + shape.result_words;
  const Word place = make_address(kStackObject, calls_.back().base + asking_.b);
  const DescId type = arguments.types.empty() ? kNone : arguments.types[0];
  Values values = this->values();
  const bool is_done = result.outcome == Outcome::Done;
  const auto number = [&] {
    if (const bool* const flag = result.value.boolean()) return Word{*flag ? 1u : 0u};
    const auto bits = result.value.bits();
    return bits ? static_cast<Word>(*bits) : 0;
  };
  switch (native) {
    case Native::make_channel: s[0] = index(result.handle), s[1] = index(result.receiver); break;
    case Native::clone_handle: s[0] = index(result.handle); break;
    case Native::drop_receiver: values.put(place, type, result.value); break;
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

    case Native::arc_new: case Native::arc_share:
      memory_.store(s[0], index(result.cell));
      known_.arcs.emplace(index(result.cell), s[0]);
      break;
    case Native::arc_fill: known_.arcs.emplace(static_cast<std::uint32_t>(memory_.load(s[0])), s[0]); break;
    case Native::arc_reserve: s[0] = index(result.cell); break;
    case Native::arc_downgrade: {
      const Word arc = p[0], address = memory_.load(arc);
      if (shape.result_words == 2) s[1] = memory_.load(arc + 1);
      s[0] = memory_.load(address);
      break;
    }
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
    case Native::arc_upgrade:
      s[0] = is_done ? 1 : 0;
      if (is_done) values.put_upgraded(place + 1, p[0], type, result.value);
      break;
    case Native::arc_release_last: s[0] = is_done ? 1 : 0; break;
    case Native::cell_count: case Native::clock_nanos: {
      s[0] = number();
      if (native == Native::clock_nanos) s[1] = 0;
      break;
    }
    case Native::make_lock: case Native::make_atomic: case Native::make_condition: s[0] = index(result.cell); break;
    case Native::take_lock: case Native::take_shared_lock: {
      const Word poisoned = p[1];
      values.put(place, type, result.value);
      if (result.outcome == Outcome::Poisoned) memory_.store(poisoned, 1);
      break;
    }
    case Native::wait_condition: {
      const Word content = p[2], poisoned = p[6];
      s[0] = result.outcome == Outcome::Timeout ? 1 : 0;
      values.put(content, type, result.value);
      if (result.outcome == Outcome::Poisoned) memory_.store(poisoned, 1);
      break;
    }
    case Native::try_take_lock: case Native::try_take_shared_lock: {
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
      s[0] = bits == 1 ? number() : extend(number(), bits, p[3] != 0);
      break;
    }

    case Native::spawn_thread: case Native::spawn_scoped:
      s[0] = index(result.thread);
      if (spawns_) known_.thread_names.insert_or_assign(index(result.thread), *spawns_);
      if (native == Native::spawn_scoped) lends_.insert_or_assign(result.thread, std::move(lending_));
      break;
    case Native::finish_thread: case Native::detach_thread:
      s[0] = !result.value.is_unit() && result.outcome != Outcome::Panicked ? 1 : 0;
      if (s[0] != 0) values.put(place + 1, type, result.value);
      break;
    case Native::join_thread: put_result(place, type, arguments.types[1], result); break;
    case Native::join_scoped: case Native::join_any_scoped: {
      const std::vector<Value> nothing;
      const std::vector<Value>& left = result.value.items() != nullptr ? *result.value.items() : nothing;
      const bool has_panicked = result.outcome == Outcome::Panicked;
      const std::size_t changed = has_panicked ? 3 : 1;
      const ThreadId joined = thread(p[0]);
      const Word more = p[1];
      if (left.size() > changed) take_back(joined, left[changed]);
      for (std::size_t i = 2; !has_panicked && i < left.size(); ++i) push_word(more, static_cast<Word>(*left[i].number()));
      if (native == Native::join_any_scoped) {
        s[0] = has_panicked && !left.empty() ? 1 : 0;
      } else {
        OpResult own = result;
        if (!has_panicked && !left.empty()) own.value = left[0];
        put_result(place, type, arguments.types[1], own);
      }
      break;
    }
    case Native::read_line_text:
      s[0] = is_done ? 1 : 0;
      if (is_done && result.value.text() != nullptr) values.make_string(place + 1, *result.value.text());
      break;
    default: break;
  }
  if (!values.problem().empty()) give_up(values.problem());
}

// As a Result<T, PanicMessage>.
void Machine::put_result(Word place, DescId type, DescId payload, const OpResult& result) {
  Values values = this->values();
  const bool has_panicked = result.outcome == Outcome::Panicked;
  memory_.store(place, has_panicked ? 1 : 0);
  if (!has_panicked) return values.put(place + 1, type, result.value);
  const std::vector<Value>* const items = result.value.items();
  const std::string* const text = items != nullptr && !items->empty() ? (*items)[0].text() : result.value.text();
  const bool* const is_literal = items != nullptr && items->size() >= 2 ? (*items)[1].boolean() : nullptr;
  put_panic(place + 1, text != nullptr ? *text : std::string(), is_literal != nullptr && *is_literal, payload,
            items != nullptr && items->size() >= 3 ? (*items)[2] : Value());
}

// As a PanicMessage.
void Machine::put_panic(Word place, const std::string& text, bool is_literal, DescId type, const Value& payload) {
  Values values = this->values();
  values.make_string(place, text);
  memory_.store(place + 3, is_literal ? 1 : 0);
  memory_.store(place + 4, payload.is_unit() ? 0 : 1);
  if (!payload.is_unit()) values.put(place + 5, type, payload);
  if (!values.problem().empty()) give_up(values.problem());
}

void Machine::raise(Word place, DescId type) {
  Values values = this->values();
  std::string text = values.take_string(place);
  if (is_unwinding_) return panic(std::move(text));
  is_in_hook_ = false;
  panic_message_ = std::move(text);
  panic_is_literal_ = memory_.load(place + 3) != 0;
  panic_payload_ = memory_.load(place + 4) != 0 ? values.take(place + 5, type) : Value();
  if (!values.problem().empty()) return give_up(values.problem());
  ask({world::Yield{}}, Then::unwind);
}

// At the end of a Vec of words.
void Machine::push_word(Word vec, Word word) {
  const Word length = memory_.load(vec + 2);
  if (length == memory_.load(vec + 1)) {
    const Word larger = memory_.allocate(2 * length + 4, false);
    if (memory_.exhausted()) return;
    memory_.copy(larger, memory_.load(vec), length, 1);
    memory_.free(memory_.load(vec));
    memory_.store(vec, larger);
    memory_.store(vec + 1, 2 * length + 4);
  }
  memory_.store(memory_.load(vec) + length, word);
  memory_.store(vec + 2, length + 1);
}

}  // namespace handoff::lang::vm
