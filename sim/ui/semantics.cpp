#include "ui/semantics.hpp"

#include <algorithm>

namespace handoff::ui {

void Semantics::begin_frame() {
  building_.clear();
  active_ = std::move(requests_);
  requests_.clear();
}

void Semantics::end_frame() {
  finished_.swap(building_);
  active_.clear();
}

const Widget* Semantics::find(std::string_view id) const {
  const auto found = std::find_if(finished_.begin(), finished_.end(), [&](const Widget& w) { return w.id == id; });
  return found == finished_.end() ? nullptr : &*found;
}

bool Semantics::take_press(std::string_view id) {
  const auto found =
      std::find_if(active_.begin(), active_.end(), [&](const Request& r) { return r.id == id && !r.value; });
  if (found == active_.end()) return false;
  active_.erase(found);
  return true;
}

std::optional<std::string> Semantics::take_value(std::string_view id) {
  const auto found =
      std::find_if(active_.begin(), active_.end(), [&](const Request& r) { return r.id == id && r.value; });
  if (found == active_.end()) return std::nullopt;
  std::optional<std::string> value = std::move(found->value);
  active_.erase(found);
  return value;
}

}  // namespace handoff::ui
