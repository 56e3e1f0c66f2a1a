// One thread of a program: it runs bytecode until it needs something of the world (an operation), and goes on with the
// result. A copy of a machine is at the same point and goes on by itself; what copies have in common they share until
// one of them writes to it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lang/vm/image.hpp"
#include "lang/vm/memory.hpp"
#include "lang/vm/values.hpp"
#include "world/op.hpp"

namespace handoff::lang::vm {

// Limits of one thread. Where one is reached the program ends with exit code 134, as a process that aborts, and a sentence.
inline constexpr std::uint32_t kMostStackWords = 1u << 20;  // 8 MB, as a Rust program's main thread has
inline constexpr std::uint32_t kMostCalls = 200'000;
inline constexpr std::uint64_t kInstructionsToYield = 100'000;
inline constexpr std::size_t kMostPrinted = 1 << 20;        // bytes at once

class Machine {
 public:
  // The program's main thread.
  explicit Machine(std::shared_ptr<const Image> image);
  // A thread that runs `entry` with the closure as its parameter; `parent` has the statics.
  Machine(const Machine& parent, FunctionId entry, DescId closure, const world::Value& value, std::optional<std::string> name);

  // Runs to the first operation. Called once.
  void begin(world::ThreadId self);
  const world::Op& wants() const { return op_; }
  // The operation has this result: runs to the next one.
  void go_on(const world::OpResult& result);

  // 1-based line of the learner's text that it is at; 0: none.
  int line() const;
  std::uint64_t steps() const { return steps_; }
  std::uint64_t memory() const { return (memory_.words_in_use() + memory_.stack_words()) * sizeof(Word); }  // bytes

  struct Call {
    FunctionId function = kNone;
    std::uint32_t next = 0;  // number of the next instruction
    std::uint32_t base = 0;  // of its frame in the stack
  };
  const std::vector<Call>& calls() const { return calls_; }  // the innermost last
  const Image& image() const { return *image_; }
  // Whether the call is at a place where there is such a variable, its value or what is left of it.
  static bool has(const Call& call, const DebugVariable& variable);
  bool is_gone(const Call& call, const DebugVariable& variable) const;
  // The value of a variable of a call that is going on, as a look; none: it has none now. Of one that is gone: what lay
  // there, where that is no more than a number.
  std::optional<world::Value> look(const Call& call, const DebugVariable& variable) const;

 private:
  // What the machine does when the operation has come out.
  enum class Then : std::uint8_t {
    begin,
    native,     // hands the result to the native that asked
    run,        // nothing: a yield
    unwind,     // the panic has been announced
    hook,       // the panic is to be announced by the program
    nothing,    // it was the last operation
  };

  // --- interpret.cpp
  void run();

  // --- machine.cpp
  void call(FunctionId function, std::uint32_t base);
  void ask(world::Op op, Then then) {
    op_ = std::move(op);
    then_ = then;
    is_waiting_ = true;
  }
  void panic(std::string message, bool is_literal = false);
  void tell_panic(Then);
  void unwind();
  bool panic_leaves_call();               // the innermost; true: it ends there
  void finish();
  // The program cannot go on. `why` is for the learner.
  void give_up(std::string why);
  bool has_limits_or_faults();
  const LinePlace* place() const;
  const Function& function_of(const Call& call) const { return image_->code.functions[call.function]; }
  Word* slots(std::uint32_t slot) { return memory_.own_stack() + calls_.back().base + slot; }
  Values values() { return Values(*image_, memory_, known_); }

  // --- natives
  void native(const Instruction& instruction);            // machine_natives.cpp
  bool text_native(Native, Word* s, const NativeArguments&);   // machine_texts.cpp; false: not one of these
  bool ask_world(Native, Word* s, Word place, const NativeArguments&);   // machine_world.cpp
  void answer(const world::OpResult& result);
  void spawn(Word* s, Word place, const NativeArguments&);
  void spawn_scoped(Word* s, Word place, const NativeArguments&);
  Machine scoped(FunctionId entry, const Word* closure, std::uint32_t words, Word threads, Lent lent) const;
  world::Value changed_places();          // what is behind the `&mut` it was lent
  void take_back(world::ThreadId thread, const world::Value& changed);
  void put_result(Word place, DescId type, DescId payload, const world::OpResult& result);
  void put_panic(Word place, const std::string& text, bool is_literal, DescId type, const world::Value& payload);
  void raise(Word place, DescId type);
  void push_word(Word vec, Word word);
  std::string made_name(std::size_t n = 0, std::size_t of = 1) const;
  std::string cell_name(const char* otherwise) const;
  void reserve_bytes(Word vec, Word more);

  std::shared_ptr<const Image> image_;
  Memory memory_;
  Known known_;
  std::vector<Call> calls_;
  FunctionId entry_ = kNone;
  Lent lent_;                             // to a scoped thread
  bool is_scoped_ = false;
  world::ThreadId self_ = world::kNoThread;
  std::optional<std::string> name_;       // as the program calls the thread
  std::optional<std::string> spawns_;     // the name of the one it is about to spawn
  std::map<world::ThreadId, Lent> lends_; // to its scoped threads
  Lent lending_;                          // to the one it is about to spawn

  world::Op op_;
  Then then_ = Then::begin;
  bool is_waiting_ = true;
  Instruction asking_;                    // the native that has asked

  bool is_unwinding_ = false;
  std::string panic_message_;
  bool panic_is_literal_ = false;
  world::Value panic_payload_;            // what is no text; none: ()
  bool is_in_hook_ = false;
  std::uint64_t steps_ = 0, yield_at_ = kInstructionsToYield;
};

}  // namespace handoff::lang::vm
