// The panels, one file each: functions of the model that draw themselves and emit commands.
#pragma once

#include "ui/model.hpp"
#include "ui/programs.hpp"
#include "ui/widgets.hpp"

namespace handoff::ui {

inline constexpr float kTopBarHeight = 48, kPresetRowHeight = 40;

void top_bar(const Model&, Frame&, const view::Rect&, bool with_presets);
void preset_row(const Model&, Frame&, const view::Rect&);
void rust_panel(const Model&, Frame&, const view::Rect&);
void stage_panel(const Model&, Frame&, const view::Rect&);
void why_line(const Model&, Frame&, const view::Rect&);
float why_height(const Model&, Frame&, float width);
void controls_panel(const Model&, Frame&, const view::Rect&);
void editor_panel(const Model&, Frame&, const view::Rect&);       // the program's text, with what is below it
void diagnostics_panel(const Model&, Frame&, const view::Rect&);  // what the checks say of it
void console_panel(const Model&, Frame&, const view::Rect&);      // what it has printed
void variable_tip(const Model&, Frame&, const lang::VariableName&);  // at the mouse: what that variable holds, thread by thread
void program_row(const Model&, Frame&, const view::Rect&);        // the shipped programs of one group
std::vector<const ShippedProgram*> group_of(const Workbench&);    // that group: the one of the program in the editor
void transport(const Model&, Frame&, const view::Rect&);
void lanes_panel(const Model&, Frame&, const view::Rect&);

// In front of everything else.
void notes(const Model&, Frame&);
void help_overlay(const Model&, Frame&);
void programs_overlay(const Model&, Frame&);  // the list of all shipped programs

void keyboard(const Model&, Frame&);

// All of it, laid out for the window's size: what a frame consists of.
void interface(const Model&, Frame&);

}  // namespace handoff::ui
