// What the checks have to say about a program.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "lang/source.hpp"

namespace handoff::lang {

// Replaces the text of a span (an empty span inserts). All edits of a hint belong together.
struct Edit {
  Span span;
  std::string text;
};

struct Label {
  Span span;
  std::string text;
};

struct Diagnostic {
  std::string code;  // rustc's, "E0382"; empty where rustc has none
  Span span;
  std::string message;
  std::string label;          // at the primary span
  std::vector<Label> labels;  // other places: "value moved here"
  std::string hint;           // what to do
  std::vector<Edit> edits;    // carry the hint out; empty where there is no single right fix
  bool is_warning = false;

  Diagnostic& with_label(std::string text) {
    label = std::move(text);
    return *this;
  }
  Diagnostic& also(Span place, std::string text) {
    labels.push_back({place, std::move(text)});
    return *this;
  }
  Diagnostic& with_hint(std::string text, std::vector<Edit> carried_out_by = {}) {
    hint = std::move(text);
    edits = std::move(carried_out_by);
    return *this;
  }
};

class Diagnostics {
 public:
  // At most kMost are kept; the reference holds until the next call.
  static constexpr std::size_t kMost = 100;
  Diagnostic& error(std::string code, Span span, std::string message);
  bool has_errors() const { return errors_ != 0; }
  std::size_t errors() const { return errors_; }
  const std::vector<Diagnostic>& all() const { return all_; }
  // Those from number `first` on, by place.
  void sort_from(std::size_t first);
  std::vector<Diagnostic> take() { return std::move(all_); }

 private:
  std::vector<Diagnostic> all_;
  Diagnostic overflow_;
  std::size_t errors_ = 0;
};

}  // namespace handoff::lang
