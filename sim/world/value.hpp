// What a message carries, a cell holds, a thread leaves behind: a small immutable value. Copies share, so a queue of a
// million messages can be copied cheaply, and values may go from thread to thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "world/ids.hpp"

namespace handoff::world {

__extension__ typedef unsigned __int128 UInt128;
__extension__ typedef __int128 Int128;

class Value {
 public:
  struct Compound;  // text, a list of values, or an integer that does not fit into 64 bits

  // How a list of values is read. Inside of one with a shape texts stand in quotes.
  struct Shape {
    enum class Kind : std::uint8_t {
      tuple,     // (3, "reply")
      sequence,  // [1, 2, 3]
      fields,    // Point { x: 3, y: 4 }
      call,      // Some(3), Quit
      hidden,    // the name alone: a closure
      inner,     // its last item alone: a Box
    } kind = Kind::tuple;
    std::string name;                 // of the struct or variant
    std::vector<std::string> fields;  // Kind::fields: one for each item
    std::uint32_t variant = 0;        // of an enum, for whoever reads the value back
    friend bool operator==(const Shape&, const Shape&) = default;
  };

  Value() = default;  // the unit value, ()
  Value(std::int64_t number) : content_(number) {}
  Value(HandleId handle) : content_(handle) {}  // a handle inside a value: it moves with it
  static Value text(std::string text);
  static Value list(std::vector<Value> items);  // a tuple
  static Value list(std::shared_ptr<const Shape>, std::vector<Value> items);
  static Value integer(Int128);  // a number where it fits into 64 bits
  static Value natural(UInt128);
  static Value real(double value) { return Value(Content(value)); }
  static Value boolean(bool value) { return Value(Content(value)); }
  static Value character(char32_t value) { return Value(Content(value)); }
  static Value cell(CellId id) { return Value(Content(id)); }  // a reference; owners are counted by Share and Release

  bool is_unit() const { return std::holds_alternative<std::monostate>(content_); }
  const std::int64_t* number() const { return std::get_if<std::int64_t>(&content_); }
  const HandleId* handle() const { return std::get_if<HandleId>(&content_); }
  const double* real() const { return std::get_if<double>(&content_); }
  const bool* boolean() const { return std::get_if<bool>(&content_); }
  const char32_t* character() const { return std::get_if<char32_t>(&content_); }
  const CellId* cell() const { return std::get_if<CellId>(&content_); }
  const std::string* text() const;          // null where the value is something else
  const std::vector<Value>* items() const;  // null where the value is something else
  const Shape* shape() const;               // of a list; null: none
  std::optional<UInt128> bits() const;      // of any integer, sign-extended

  // Appends every handle inside, in order. They are owned by whoever owns the value.
  void collect_handles(std::vector<HandleId>& into) const;

  // As the learner reads it: 7, hello, (3, handle 5), Point { x: 1.5, y: 2.0 }. With a State at hand its to_text names
  // the handles and cells. Long lists are cut.
  std::string to_text() const;
  struct Names {
    std::function<std::string(HandleId)> handle;
    std::function<std::string(CellId)> cell;
  };
  std::string to_text(const Names&) const;
  std::uint64_t hash() const;
  // Bytes that it keeps, roughly; what several share counts each time.
  std::size_t weight() const;

  friend bool operator==(const Value&, const Value&);

 private:
  using Content = std::variant<std::monostate, std::int64_t, HandleId, std::shared_ptr<const Compound>, double, bool,
                               char32_t, CellId>;
  explicit Value(Content content) : content_(std::move(content)) {}
  const Compound* compound() const;
  void write(std::string& into, const Names&, bool quotes) const;
  Content content_;
};

// A 64-bit float as Rust's {:?} shows it: 1.0, 0.1, 1e16, NaN.
std::string to_text(double);

}  // namespace handoff::world
