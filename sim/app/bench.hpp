// The program in the editor: opened, edited, coloured, checked while it is typed, and compiled to be run.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "lang/lang.hpp"
#include "lang/program.hpp"
#include "ui/programs.hpp"
#include "ui/workbench.hpp"

namespace handoff::app {

class Bench {
 public:
  Bench();  // with the first of the shipped programs

  const ui::Workbench& shown() const { return shown_; }
  ui::Workbench& looks() { return shown_; }  // to change what is in sight: the text changes only below

  void open(const ui::ShippedProgram&);
  void open(std::string title, std::string_view text);  // somebody's own
  void edit(const ui::editor::Action&);

  // Once a frame. Colours follow at once. The checks do too as long as they are fast enough not to be felt; where they
  // are not, they wait for a pause in the typing.
  void update(double seconds);
  bool is_settled() const { return shown_.is_checked(); }

  // Of the text as it is now; null where it has errors, or `problem` says why not.
  std::shared_ptr<const lang::Program> compile(std::string& problem);

 private:
  void replace(ui::editor::Document);
  void look_again();
  void check();

  ui::Workbench shown_;
  lang::CheckedProgram checked_;  // of the revision `shown_.checked`
  std::uint64_t coloured_ = 0;    // revision
  std::uint64_t caret_seen_ = 0;  // caret moves
  double typed_at_ = 0;           // seconds: when the latest change was seen
  double check_ms_ = 0;           // how long the checks took last
};

}  // namespace handoff::app
