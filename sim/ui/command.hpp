// What the user asks for. Panels only emit these; app applies them at one place, at the end of the frame.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "ui/settings.hpp"
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
using Command = std::variant<ChoosePreset, SetBound, SayAsMain, SetPace, PauseThreads, StepThreads, SetSpeed, Restart, Stop,
                             GoTo, GoLive, ShowWindow, SelectThread, HoverMessage, ChangeSettings, ShowHelp, ShowTab, SetFullScreen,
                             SetPresenting, DismissNote>;
using Commands = std::vector<Command>;

}  // namespace handoff::ui
