// What the user asks for. Panels only emit these; app applies them at one place, at the end of the frame.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "ui/editor/action.hpp"
#include "ui/settings.hpp"
#include "ui/workbench.hpp"
#include "view/lanes.hpp"
#include "world/state.hpp"

namespace handoff::ui {

// The run and its threads.
struct ChoosePreset {
  std::string id;
};
struct SetBound {  // makes a new channel, so the run starts anew
  std::optional<std::uint32_t> bound;
};
struct SayAsMain {
  std::shared_ptr<const world::Statement> statement;
};
struct SetPace {
  world::CellId cell;
  double ms;
};
struct PauseThreads {
  bool paused;
};
struct StepThreads {};  // lets the paused threads carry out one operation
struct SetSpeed {
  double speed;
};
struct Restart {};
struct Stop {};

// The picture: which moment of the run is drawn.
struct GoTo {
  std::uint32_t position;
};
struct GoLive {};
struct ShowWindow {  // what the lanes show
  view::TimeWindow window;
};

// Looking.
struct SelectThread {
  std::optional<world::ThreadId> thread;
};
struct HoverMessage {
  std::optional<world::MessageId> message;
};
struct ChangeSettings {
  Settings settings;
};
struct ShowHelp {
  bool shown;
};
struct ShowTab {
  Tab tab;
};
struct SetFullScreen {
  bool full_screen;
};
struct SetPresenting {  // only the stage, as large as it gets
  bool presenting;
};
struct DismissNote {
  std::uint32_t id;
};

// Programs.
struct ShowPage {
  Page page;
};
struct OpenProgram {  // one of the shipped ones; runs it
  std::string id;
};
struct Edit {
  editor::Action action;
};
struct FocusEditor {
  bool focused;
};
struct Find {
  std::optional<std::string> query;  // none: the field for it goes away
};
struct ShowPrograms {  // the list of the shipped ones
  bool shown;
};
struct SearchPrograms {
  std::string query;
};
struct ShowBelow {
  Workbench::Below what;
};
struct RunProgram {};
struct ShareProgram {};
struct TypeLine {  // into the box for standard input
  std::string line;
};
struct EndInput {};  // there is no line any more
struct GiveLine {  // of standard input, to the thread that waits for one
  std::string line;
};

using Command = std::variant<ChoosePreset, SetBound, SayAsMain, SetPace, PauseThreads, StepThreads, SetSpeed, Restart, Stop,
                             GoTo, GoLive, ShowWindow, SelectThread, HoverMessage, ChangeSettings, ShowHelp, ShowTab, SetFullScreen,
                             SetPresenting, DismissNote, ShowPage, OpenProgram, Edit, FocusEditor, Find, ShowPrograms,
                             SearchPrograms, ShowBelow, RunProgram, ShareProgram, TypeLine,
                             EndInput, GiveLine>;
using Commands = std::vector<Command>;

}  // namespace handoff::ui
