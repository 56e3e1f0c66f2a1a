// What was done to a text, to be undone: steps of replacements, where what belongs together is one step.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace handoff::ui::editor {

struct Selection {
  std::size_t anchor = 0, caret = 0;  // byte offsets
  std::size_t begin() const { return anchor < caret ? anchor : caret; }
  std::size_t end() const { return anchor < caret ? caret : anchor; }
  bool is_empty() const { return anchor == caret; }
  friend bool operator==(const Selection&, const Selection&) = default;
};

struct Replacement {
  std::size_t at = 0;
  std::string removed, inserted;
};

struct Step {
  // Steps of the first two kinds go together while one goes on where the other ended: a word typed, a run erased.
  enum class Kind : unsigned char { typing, erasing, other };
  Kind kind = Kind::other;
  std::vector<Replacement> done;  // in this order
  Selection before, after;
};

class History {
 public:
  void add(Step step);
  void seal() { sealed_ = true; }  // the next step begins anew

  // The step to take back, or to carry out again; null: there is none. It holds until the next call.
  const Step* undo();
  const Step* redo();
  void clear() { *this = History(); }

 private:
  static constexpr std::size_t kMostSteps = 2000;
  std::vector<Step> steps_;
  std::size_t done_ = 0;  // of steps_
  bool sealed_ = false;
};

}  // namespace handoff::ui::editor
