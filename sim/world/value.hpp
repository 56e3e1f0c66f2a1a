// What a message carries: a small immutable value. Copies share, so a queue of a million messages can be copied
// cheaply.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "world/ids.hpp"

namespace handoff::world {

class Value {
 public:
  struct Compound;  // text, or a list of values

  Value() = default;  // the unit value, ()
  Value(std::int64_t number) : content_(number) {}
  Value(HandleId handle) : content_(handle) {}  // a handle inside a message: it moves with the message
  static Value text(std::string text);
  static Value list(std::vector<Value> items);  // a tuple or struct

  bool is_unit() const { return std::holds_alternative<std::monostate>(content_); }
  const std::int64_t* number() const { return std::get_if<std::int64_t>(&content_); }
  const HandleId* handle() const { return std::get_if<HandleId>(&content_); }
  const std::string* text() const;          // null where the value is something else
  const std::vector<Value>* items() const;  // null where the value is something else

  // Appends every handle inside, in order. They are owned by whoever owns the value.
  void collect_handles(std::vector<HandleId>& into) const;

  // As the learner reads it: 7, hello, (3, handle 5). With a State at hand its to_text names the handles.
  std::string to_text() const;
  std::uint64_t hash() const;

  friend bool operator==(const Value&, const Value&);

 private:
  const Compound* compound() const;
  std::variant<std::monostate, std::int64_t, HandleId, std::shared_ptr<const Compound>> content_;
};

}  // namespace handoff::world
