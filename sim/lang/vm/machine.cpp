#include "lang/vm/machine.hpp"

#include <algorithm>
#include <utility>

#include "lang/vm/natives.hpp"

namespace handoff::lang::vm {

using world::Op;
using world::Value;

Machine::Machine(std::shared_ptr<const Image> image)
    : image_(std::move(image)), memory_(image_->constants, image_->code.static_words), entry_(image_->code.start), name_("main") {
  call(entry_, 0);
}

Machine::Machine(const Machine& parent, FunctionId entry, DescId closure, const Value& value, std::optional<std::string> name)
    : image_(parent.image_),
      memory_(image_->constants, image_->code.static_words),
      entry_(entry),
      name_(std::move(name)) {
  memory_.share_statics_of(parent.memory_);
  known_.thread_names = parent.known_.thread_names;
  // Its number comes later: until then a reference to what another thread has leaked must not pass for one of its own.
  known_.family = known_.self = kNone;
  call(entry_, 0);
  if (calls_.empty()) return;
  Values values = this->values();
  values.put(make_address(kStackObject, image_->code.functions[entry].result_words), closure, value);
  if (!values.problem().empty()) give_up(values.problem());
}

// This thread as it is, but with other things to do.
Machine Machine::scoped(FunctionId entry, const Word* closure, std::uint32_t words, Word threads, Lent lent) const {
  Machine child(*this);
  child.entry_ = entry;
  child.lent_ = std::move(lent);
  child.is_scoped_ = true;
  child.name_ = spawns_;
  child.lends_.clear();
  child.is_unwinding_ = child.is_in_hook_ = false;
  child.steps_ = 0;
  child.yield_at_ = kInstructionsToYield;
  const std::vector<Word> captured(closure, closure + words);
  const std::uint32_t base = memory_.stack_words();
  child.calls_.clear();
  child.call(entry, base);
  if (child.calls_.empty()) return child;
  Word* const parameters = child.memory_.own_stack() + base + image_->code.functions[entry].result_words;
  std::copy(captured.begin(), captured.end(), parameters);
  parameters[words] = threads;
  return child;
}

void Machine::begin(world::ThreadId self) {
  self_ = self;
  known_.self = index(self);
  if (!is_scoped_) known_.family = known_.self;
  if (name_) known_.thread_names.insert_or_assign(known_.self, *name_);
  if (calls_.empty() || then_ == Then::nothing) return;  // its first frame did not fit, or what it was given
  then_ = Then::begin;
  is_waiting_ = false;
  if (!has_limits_or_faults()) run();
}

void Machine::go_on(const world::OpResult& result) {
  is_waiting_ = false;
  switch (then_) {
    case Then::native: answer(result); break;
    case Then::unwind:
      is_unwinding_ = true;
      unwind();
      break;
    case Then::hook:
      is_in_hook_ = true;
      call(image_->code.hook, calls_.back().base + function_of(calls_.back()).frame_words);
      break;
    case Then::begin: case Then::run: break;
    case Then::nothing: is_waiting_ = true; return;
  }
  if (!is_waiting_ && !has_limits_or_faults()) run();
}

void Machine::call(FunctionId function, std::uint32_t base) {
  const Function& called = image_->code.functions[function];
  const std::uint32_t top = memory_.stack_words(), parameters = base + called.result_words + called.parameter_words;
  if (calls_.size() >= kMostCalls || base + std::uint64_t{called.frame_words} > kMostStackWords) {
    const std::string who = name_.value_or("<unnamed>");
    return give_up("thread '" + who + "' has overflowed its stack: " + called.name +
                   " has called too deeply. Does it call itself without an end?");
  }
  memory_.own_stack();
  Word* const stack = memory_.grow_stack(std::max(top, base + called.frame_words));
  // What lies there are words of earlier calls.
  if (parameters < top) std::fill(stack + parameters, stack + std::min(top, base + called.frame_words), 0);
  calls_.push_back({function, 0, base});
}

// --- The end

void Machine::finish() {
  if (entry_ == image_->code.start) {
    const auto code = static_cast<std::int32_t>(memory_.stack()[0]);
    if (code != 0) return ask({world::Exit{code}}, Then::nothing);
    return ask({world::Finish{}}, Then::nothing);
  }
  ask({world::Finish{}}, Then::nothing);
}

Value Machine::changed_places() {
  std::vector<Value> changed;
  Values values = this->values();
  for (const Lent::Place& place : lent_.places) changed.push_back(values.take_out(place));
  return Value::list(std::move(changed));
}

void Machine::take_back(world::ThreadId thread, const Value& changed) {
  const auto lent = lends_.find(thread);
  if (lent == lends_.end() || changed.items() == nullptr) return;
  Values values = this->values();
  for (std::size_t i = 0; i < lent->second.places.size() && i < changed.items()->size(); ++i) values.put_in(lent->second.places[i], (*changed.items())[i]);
  lends_.erase(lent);
}

void Machine::give_up(std::string why) { ask({world::Exit{134, std::move(why)}}, Then::nothing); }

bool Machine::has_limits_or_faults() {
  if (is_waiting_) return false;
  if (memory_.exhausted()) {
    give_up("A thread asks for more memory than Handoff gives it, which is " + std::to_string(memory_.limit() * sizeof(Word) >> 20) + " MB.");
  } else if (memory_.fault() != nullptr) {
    give_up(std::string("A mistake in Handoff: ") + memory_.fault() + ". Please report this program.");
  }
  return is_waiting_;
}

// --- Panics

const LinePlace* Machine::place() const {
  for (auto call = calls_.rbegin(); call != calls_.rend(); ++call) {
    const Function& function = function_of(*call);
    if (function.is_library || function.lines.empty()) continue;
    // The caller's next instruction is the one after the call.
    const std::uint32_t at = call->next == 0 ? 0 : call->next - 1;
    auto line = std::upper_bound(function.lines.begin(), function.lines.end(), at,
                                 [](std::uint32_t pc, const LinePlace& place) { return pc < place.from; });
    while (line != function.lines.begin()) {
      if ((--line)->line != 0) return &*line;
    }
  }
  return nullptr;
}

int Machine::line() const {
  const LinePlace* const at = place();
  return at != nullptr ? static_cast<int>(at->line) : 0;
}

void Machine::panic(std::string message, bool is_literal) {
  if (is_unwinding_) {
    return give_up("A thread has panicked while it was dropping what it owned because of another panic: Rust ends the whole program then. The second panic: " + message);
  }
  if (is_in_hook_) return give_up("A panic hook has panicked: Rust ends the whole program then. The second panic: " + message);
  panic_message_ = std::move(message);
  panic_is_literal_ = is_literal;
  panic_payload_ = {};
  if (image_->code.hook != kNone) ask({world::Yield{}}, Then::hook);
  else tell_panic(Then::unwind);
}

void Machine::tell_panic(Then then) {
  std::string text = "\nthread '" + name_.value_or("<unnamed>") + "' panicked";
  if (const LinePlace* const at = place()) {
    text += " at src/main.rs:" + std::to_string(at->line) + ":" + std::to_string(at->column);
  }
  text += ":\n" + panic_message_ + "\n";
  ask({world::Print{std::move(text), world::Stream::err, false}}, then);
}

bool Machine::panic_leaves_call() {
  const bool is_over = function_of(calls_.back()).catches;
  calls_.pop_back();
  if (!calls_.empty()) memory_.shrink_stack(calls_.back().base + function_of(calls_.back()).frame_words);
  if (is_over) is_unwinding_ = false;
  return is_over;
}

// Goes on at the next landing outwards.
void Machine::unwind() {
  while (!calls_.empty()) {
    Call& innermost = calls_.back();
    const std::uint32_t at = innermost.next - 1;
    for (const Unwind& range : function_of(innermost).unwinds) {
      if (at < range.from || at >= range.to) continue;
      innermost.next = range.landing;
      return;
    }
    if (panic_leaves_call()) return;
  }
  std::vector<Value> payload{Value::text(panic_message_), Value::boolean(panic_is_literal_), panic_payload_};
  if (is_scoped_) payload.push_back(changed_places());
  ask({world::Panic{panic_message_, Value::list(std::move(payload))}}, Then::nothing);
}

// --- Looking

bool Machine::has(const Call& call, const DebugVariable& variable) {
  const std::uint32_t at = call.next == 0 ? 0 : call.next - 1;
  return at >= variable.from && at < variable.to;
}

bool Machine::is_gone(const Call& call, const DebugVariable& variable) const {
  return variable.is_gone || (variable.flag != kNone && memory_.stack()[call.base + variable.flag] == 0);
}

std::optional<Value> Machine::look(const Call& call, const DebugVariable& variable) const {
  if (!has(call, variable)) return {};
  const Desc::Kind kind = image_->code.types[variable.type].kind;
  if (is_gone(call, variable) && kind != Desc::Kind::Handle) return {};
  Machine copy = *this;  // shares everything; looking changes nothing
  Memory& memory = copy.memory_;
  Word place = make_address(kStackObject, call.base + variable.slot);
  for (const std::uint32_t step : variable.steps) {
    place = memory.load(place) + step;
    if (!memory.is_live(place)) return {};
  }
  return copy.values().look(place, variable.type, true);
}

}  // namespace handoff::lang::vm
