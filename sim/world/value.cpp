#include "world/value.hpp"

#include <functional>

namespace handoff::world {

struct Value::Compound {
  bool is_text = false;
  std::string text;
  std::vector<Value> items;
};

Value Value::text(std::string text) {
  Value value;
  value.content_ = std::make_shared<const Compound>(Compound{true, std::move(text), {}});
  return value;
}

Value Value::list(std::vector<Value> items) {
  Value value;
  value.content_ = std::make_shared<const Compound>(Compound{false, {}, std::move(items)});
  return value;
}

const Value::Compound* Value::compound() const {
  const auto* shared = std::get_if<std::shared_ptr<const Compound>>(&content_);
  return shared != nullptr ? shared->get() : nullptr;
}

const std::string* Value::text() const {
  const Compound* const whole = compound();
  return whole != nullptr && whole->is_text ? &whole->text : nullptr;
}

const std::vector<Value>* Value::items() const {
  const Compound* const whole = compound();
  return whole != nullptr && !whole->is_text ? &whole->items : nullptr;
}

void Value::collect_handles(std::vector<HandleId>& into) const {
  if (const HandleId* const one = handle()) {
    into.push_back(*one);
  } else if (const std::vector<Value>* const all = items()) {
    for (const Value& item : *all) item.collect_handles(into);
  }
}

std::string Value::to_text() const {
  if (const std::int64_t* const n = number()) return std::to_string(*n);
  if (const HandleId* const h = handle()) return "handle " + std::to_string(index(*h));
  if (const std::string* const t = text()) return *t;
  std::string whole = "(";
  if (const std::vector<Value>* const all = items()) {
    for (const Value& item : *all) whole += (whole.size() > 1 ? ", " : "") + item.to_text();
  }
  return whole + ")";
}

std::uint64_t Value::hash() const {
  const auto mix = [](std::uint64_t seed, std::uint64_t more) {
    return (seed ^ more) * 0x9e3779b97f4a7c15u + (seed >> 29);
  };
  const std::uint64_t kind = content_.index() + 1;
  if (const std::int64_t* const n = number()) return mix(kind, static_cast<std::uint64_t>(*n));
  if (const HandleId* const h = handle()) return mix(kind, index(*h));
  if (const std::string* const t = text()) return mix(kind + 1, std::hash<std::string>()(*t));
  std::uint64_t whole = kind;
  if (const std::vector<Value>* const all = items()) {
    for (const Value& item : *all) whole = mix(whole, item.hash());
  }
  return whole;
}

bool operator==(const Value& a, const Value& b) {
  const Value::Compound* const left = a.compound();
  const Value::Compound* const right = b.compound();
  if (left == nullptr || right == nullptr) return a.content_ == b.content_;
  return left == right || (left->is_text == right->is_text && left->text == right->text && left->items == right->items);
}

}  // namespace handoff::world
