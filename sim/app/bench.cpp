#include "app/bench.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace handoff::app {
namespace {

constexpr double kNotFeltMs = 8;            // half a frame
constexpr double kLongestPauseSeconds = 1;  // in typing, that the checks wait for

using Clock = std::chrono::steady_clock;

}  // namespace

Bench::Bench() { open(ui::shipped_programs().front()); }

void Bench::replace(ui::editor::Document document) {
  shown_.document = std::move(document);
  shown_.opened = shown_.document.text();
  shown_.find.reset();
  shown_.diagnostics.clear();
  shown_.errors = 0;
  shown_.checked = coloured_ = 0;
  caret_seen_ = UINT64_MAX;
  check_ms_ = 0;  // the first check of a text does not wait
}

void Bench::open(const ui::ShippedProgram& program) {
  shown_.id = program.id;
  shown_.title = program.title;
  shown_.look_for = program.look_for;
  replace(ui::editor::Document(program.text));
}

void Bench::open(std::string title, std::string_view text) {
  shown_.id.clear();
  shown_.title = std::move(title);
  shown_.look_for.clear();
  replace(ui::editor::Document(text));
}

void Bench::edit(const ui::editor::Action& action) { shown_.document.apply(action); }

void Bench::look_again() {
  const ui::editor::Buffer& buffer = shown_.document.buffer();
  shown_.runs = ui::editor::highlight(buffer.text());
  shown_.longest = 0;
  for (std::size_t line = 0; line < buffer.lines(); ++line)
    shown_.longest = std::max(shown_.longest, ui::editor::cells(buffer.line(line), buffer.line(line).size()));
}

void Bench::check() {
  const Clock::time_point begin = Clock::now();
  checked_ = lang::check(shown_.document.text());
  check_ms_ = std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
  shown_.diagnostics = checked_.diagnostics;
  shown_.checked = shown_.document.revision();
  shown_.errors = static_cast<std::size_t>(std::count_if(shown_.diagnostics.begin(), shown_.diagnostics.end(),
                                                         [](const lang::Diagnostic& d) { return !d.is_warning; }));
}

void Bench::update(double seconds) {
  const ui::editor::Document& document = shown_.document;
  const bool is_new = coloured_ != document.revision();
  if (is_new) {
    look_again();
    coloured_ = document.revision();
    typed_at_ = seconds;
  }
  if (is_new || caret_seen_ != document.caret_moves()) {
    caret_seen_ = document.caret_moves();
    shown_.brackets = ui::editor::brackets_at(document.text(), document.caret());
  }
  const double pause = check_ms_ < kNotFeltMs ? 0 : std::min(kLongestPauseSeconds, check_ms_ / 1000 * 8);
  if (!shown_.is_checked() && seconds - typed_at_ >= pause) check();
}

std::shared_ptr<const lang::Program> Bench::compile(std::string& problem) {
  if (!shown_.is_checked()) check();
  if (!checked_.ok()) return nullptr;
  lang::Compiled compiled = lang::compile(checked_);
  problem = std::move(compiled.problem);
  return std::move(compiled.program);
}

}  // namespace handoff::app
