#include "lang/diagnostic.hpp"

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

}  // namespace handoff::lang
