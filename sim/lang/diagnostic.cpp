#include "lang/diagnostic.hpp"

#include <algorithm>

namespace handoff::lang {

Diagnostic& Diagnostics::error(std::string code, Span span, std::string message) {
  ++errors_;
  for (const Diagnostic& earlier : all_)
    if (earlier.code == code && earlier.span.lo == span.lo && earlier.span.hi == span.hi && earlier.message == message) {
      overflow_ = {};
      return overflow_;
    }
  if (all_.size() >= kMost) {
    overflow_ = {};
    return overflow_;
  }
  Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.span = span;
  diagnostic.message = std::move(message);
  all_.push_back(std::move(diagnostic));
  return all_.back();
}

void Diagnostics::sort_from(std::size_t first) {
  std::stable_sort(all_.begin() + static_cast<std::ptrdiff_t>(std::min(first, all_.size())), all_.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return a.span.lo < b.span.lo; });
}

}  // namespace handoff::lang
