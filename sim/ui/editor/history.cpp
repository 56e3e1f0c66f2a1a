#include "ui/editor/history.hpp"

#include <cctype>
#include <utility>

namespace handoff::ui::editor {
namespace {

bool is_blank(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }

// Whether `next` goes on where `last` ended.
bool goes_on(const Step& last, const Step& next) {
  if (last.kind != next.kind || next.kind == Step::Kind::other) return false;
  if (last.done.size() != 1 || next.done.size() != 1 || !(last.after == next.before)) return false;
  const Replacement& a = last.done.front();
  const Replacement& b = next.done.front();
  if (next.kind == Step::Kind::typing) {
    if (!b.removed.empty() || a.inserted.empty() || b.at != a.at + a.inserted.size()) return false;
    return !is_blank(b.inserted.front()) || is_blank(a.inserted.back());  // a word, with the blanks before it
  }
  return a.inserted.empty() && b.inserted.empty() && (b.at + b.removed.size() == a.at || b.at == a.at);
}

void join(Step& last, Step&& next) {
  Replacement& a = last.done.front();
  Replacement& b = next.done.front();
  if (next.kind == Step::Kind::typing) {
    a.inserted += b.inserted;
  } else if (b.at == a.at) {
    a.removed += b.removed;
  } else {
    a.removed.insert(0, b.removed);
    a.at = b.at;
  }
  last.after = next.after;
}

}  // namespace

void History::add(Step step) {
  steps_.resize(done_);
  if (!sealed_ && !steps_.empty() && goes_on(steps_.back(), step)) {
    join(steps_.back(), std::move(step));
  } else {
    if (steps_.size() == kMostSteps) steps_.erase(steps_.begin());
    steps_.push_back(std::move(step));
  }
  done_ = steps_.size();
  sealed_ = false;
}

const Step* History::undo() {
  sealed_ = true;
  return done_ == 0 ? nullptr : &steps_[--done_];
}

const Step* History::redo() {
  sealed_ = true;
  return done_ == steps_.size() ? nullptr : &steps_[done_++];
}

}  // namespace handoff::ui::editor
