#include "app/program.hpp"

#include <imgui.h>

#include <algorithm>
#include <utility>

#include "app/apply.hpp"
#include "app/files.hpp"
#include "app/json.hpp"
#include "app/link.hpp"
#include "app/platform.hpp"
#include "app/settings_text.hpp"
#include "ui/panels.hpp"
#include "world/event.hpp"

namespace handoff::app {
namespace {

const view::Theme& theme_of(const ui::Settings& settings) {
  return settings.dark ? view::dark_theme() : view::light_theme();
}

double ms_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

Program::Program(Window& window, const sandbox::Setup& setup, const ui::Settings& settings)
    : window_(window), model_(setup, settings), fonts_(ui::load_fonts(platform::font_folder())) {
  ui::apply_style(ui::Ink(theme_of(settings)));
}

double Program::seconds() const { return ms_since(begin_) / 1000; }

bool Program::frame() {
  if (!window_.take_events()) return false;
  open_dropped();
  model_.full_screen = was_full_screen_ = platform::is_full_screen(window_.sdl());
  model_.update(seconds());
  if (may_rest()) return true;

  const auto begin = std::chrono::steady_clock::now();
  const ui::Settings settings = model_.settings;
  ui::Commands commands;
  window_.begin_frame(settings.text_size);
  draw(commands);
  app::apply(model_, commands);
  window_.end_frame(ui::Ink(theme_of(settings))(view::Role::background));
  measure_frame(ms_since(begin));
  if (!commands.empty()) last_change_ = seconds();
  after_commands(settings);
  if (keeps_pixels_) pixels_ = window_.read_pixels();
  window_.present();
  return true;
}

// Nothing moves, and nobody does anything: the screen stays as it is. A little patience lets tooltips come and go.
bool Program::may_rest() {
  constexpr double kPatience = 1;  // seconds
  if (window_.had_events() || semantics_.has_requests() || !model_.is_still()) last_change_ = seconds();
  if (keeps_pixels_ || seconds() - last_change_ < kPatience) return false;
  window_.wait_for_events(50);
  return true;
}

void Program::open_dropped() {
  for (const std::string& path : window_.take_dropped()) {
    std::string text;
    const std::string name = path.substr(path.find_last_of("/\\") + 1);
    if (read_program_file(path, text))
      open(name, text);
    else
      model_.note(ui::Note::Kind::warning, name + " could not be read.");
  }
}

void Program::draw(ui::Commands& commands) {
  semantics_.begin_frame();
  const ui::Model shown = model_.shown();
  ui::Frame frame{commands, semantics_, fonts_, ui::Ink(theme_of(model_.settings))};
  ui::interface(shown, frame);
  semantics_.end_frame();
}

void Program::after_commands(const ui::Settings& before) {
  if (model_.settings != before) {
    ui::apply_style(ui::Ink(theme_of(model_.settings)));
    platform::remember(to_text(model_.settings));
  }
  if (model_.full_screen != was_full_screen_) platform::set_full_screen(window_.sdl(), model_.full_screen);
}

void Program::measure_frame(double cpu_ms) {
  const double now = seconds(), since = now - last_frame_;
  last_frame_ = now;
  const auto smooth = [](double& mean, double value) { mean = mean == 0 ? value : 0.95 * mean + 0.05 * value; };
  smooth(cpu_ms_, cpu_ms);
  if (since > 0 && since < 1) smooth(fps_, 1 / since);
}

std::string Program::widgets_json() const {
  Json json;
  write_widgets(json, semantics_.widgets(), model_.settings.text_size);
  return json.str();
}

std::string Program::state_json() {
  const ui::Model shown = model_.shown();
  const platform::Workers workers = platform::workers(shown.threads);
  const bool is_sandbox = shown.page == ui::Page::sandbox;
  const std::string program = is_sandbox ? "" : shown.bench->id.empty() ? shown.bench->title : shown.bench->id;
  Json json;
  json.begin_object();
  write_state(json,
              {.preset = is_sandbox ? shown.setup.preset : "", .program = program, .live = shown.is_live, .paused = shown.threads_paused,
               .speed = shown.speed, .length = shown.history.length(), .why = shown.why.sentence,
               .agreed = !shown.disagreement, .pool = workers.pool, .busy = workers.busy, .cpu_ms = cpu_ms_,
               .fps = fps_},
              shown.state);
  json.end_object();
  return json.str();
}

std::string Program::events_json(std::uint32_t from, std::uint32_t to) {
  Json json;
  write_events(json, model_.runner.history(), from, to);
  return json.str();
}

std::string Program::announcements_json() {
  constexpr std::uint32_t kMost = 20;  // nobody listens to more at once
  world::History& history = model_.runner.history();
  const std::uint32_t length = history.length();
  if (announced_ > length) announced_ = 0;  // a new run
  Json json;
  json.begin_list();
  for (std::uint32_t n = std::max(announced_, length > kMost ? length - kMost : 0) + 1; n <= length; ++n) {
    const world::Event event = history.event(n);
    if (event.kind == world::EventKind::yielded) continue;  // says nothing, and takes long to look back at
    json.text(world::to_sentence(event, history.at(n)));
  }
  announced_ = length;
  for (const ui::Note& note : model_.notes)
    if (note.id > announced_note_) json.text(note.text);
  if (!model_.notes.empty()) announced_note_ = model_.notes.back().id;
  json.end_list();
  return json.str();
}

std::string Program::fragment() {
  if (model_.page == ui::Page::sandbox) return to_link(model_.runner.setup());
  const ui::Workbench& bench = model_.bench.shown();
  if (!bench.id.empty() && !bench.is_changed()) return to_program_link(bench.id);
  if (linked_revision_ != bench.document.revision()) {
    linked_revision_ = bench.document.revision();
    code_link_ = to_code_link(bench.document.text());
  }
  return code_link_;
}

void Program::link(const std::string& fragment) {
  last_change_ = seconds();
  const Link link = parse_link(fragment);
  if (!link.complaint.empty()) model_.note(ui::Note::Kind::warning, link.complaint);
  if (const ui::ShippedProgram* program = ui::find_program(link.program)) {
    model_.bench.open(*program);
    model_.run_program();
  } else if (link.code) {
    open("Program of the link", *link.code);
  } else if (link.setup != model_.runner.setup() || model_.page != ui::Page::sandbox) {
    model_.start_anew(link.setup);
  }
}

void Program::open(const std::string& name, const std::string& text) {
  last_change_ = seconds();
  model_.bench.open(name, text);
  model_.runner.want_nothing();
  model_.run_program();
}

Program::Keys Program::keys() const {
  if (model_.page == ui::Page::sandbox) return Keys::sandbox;
  return model_.bench.shown().has_focus ? Keys::text : Keys::programs;
}

void Program::paste() {
  last_change_ = seconds();
  ImGuiIO& io = ImGui::GetIO();
  for (const bool down : {true, false}) {
    io.AddKeyEvent(ImGuiMod_Ctrl, down);
    io.AddKeyEvent(ImGuiKey_V, down);
  }
}

void Program::be_visible(bool visible) {
  last_change_ = seconds();
  if (visible == !paused_by_page_) return;
  if (!visible && model_.runner.is_paused()) return;
  paused_by_page_ = !visible;
  model_.runner.pause(!visible);
}

}  // namespace handoff::app
