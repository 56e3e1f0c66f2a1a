// A script: what a thread does, as a copyable value that yields operations. The live threads and the specification run
// copies of the same script, so a script must be a function of the results it was given and of nothing else: no clock,
// no randomness of its own, no shared memory.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "world/ids.hpp"

namespace handoff::world {

struct Op;
struct OpResult;

// What the user said: as main one statement, to be carried out by main's thread, or a line of input. Which statements
// there are is a matter of the script that asks for them.
struct Statement {
  virtual ~Statement() = default;
  virtual std::string to_text() const = 0;  // the Rust it amounts to, one line
};

// A line of standard input, for ReadLine.
struct InputLine final : Statement {
  std::string text;     // with its '\n', where it has one
  bool is_end = false;  // there is no line any more
  std::string to_text() const override { return is_end ? "end of input" : text; }
};

class ScriptBody {
 public:
  virtual ~ScriptBody() = default;
  // A copy may be used by another thread than the original: what they share must bear that.
  virtual std::unique_ptr<ScriptBody> clone() const = 0;
  // The thread that this script is of: told once, before anything is asked but its line.
  virtual void born(ThreadId) {}
  // The operation that this script waits for: the same one until `resume` is called.
  virtual Op next() const = 0;
  // Goes on with the result of that operation.
  virtual void resume(const OpResult& result) = 0;
  // 1-based line of that operation in the text this script belongs to; 0: none.
  virtual int line() const { return 0; }
  // Instructions carried out since birth: how much time it takes to replay.
  virtual std::uint64_t steps() const { return 0; }
  // Bytes that it holds.
  virtual std::uint64_t memory() const { return 0; }
};

// A ScriptBody with value semantics: a copy is a deep copy.
class Script {
 public:
  Script() = default;
  explicit Script(std::unique_ptr<ScriptBody> body) : body_(std::move(body)) {}
  Script(const Script& other) : body_(other.body_ ? other.body_->clone() : nullptr) {}
  Script(Script&&) noexcept = default;
  Script& operator=(Script other) noexcept {
    body_ = std::move(other.body_);
    return *this;
  }
  ~Script() = default;

  explicit operator bool() const { return body_ != nullptr; }
  ScriptBody* operator->() { return body_.get(); }
  const ScriptBody* operator->() const { return body_.get(); }
  ScriptBody& operator*() { return *body_; }
  const ScriptBody& operator*() const { return *body_; }

 private:
  std::unique_ptr<ScriptBody> body_;
};

template <class Body, class... Arguments>
Script make_script(Arguments&&... arguments) {
  return Script(std::make_unique<Body>(std::forward<Arguments>(arguments)...));
}

}  // namespace handoff::world
