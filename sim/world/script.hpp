// A script: what a thread does, as a copyable value that yields operations. The live threads and the specification run
// copies of the same script, so a script must be a function of the results it was given and of nothing else: no clock,
// no randomness of its own, no shared memory.
#pragma once

#include <memory>
#include <string>
#include <utility>

namespace handoff::world {

struct Op;
struct OpResult;

// What the user said as main: one statement, to be carried out by main's thread. Which statements there are is a matter
// of the script that asks for them.
struct Statement {
  virtual ~Statement() = default;
  virtual std::string to_text() const = 0;  // the Rust it amounts to, one line
};

class ScriptBody {
 public:
  virtual ~ScriptBody() = default;
  virtual std::unique_ptr<ScriptBody> clone() const = 0;
  // The operation that this script waits for: the same one until `resume` is called.
  virtual Op next() const = 0;
  // Goes on with the result of that operation.
  virtual void resume(const OpResult& result) = 0;
  // 1-based line of that operation in the text this script belongs to; 0: none.
  virtual int line() const { return 0; }
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
