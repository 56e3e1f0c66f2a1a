// Writes pictures of many situations as SVG, to be looked at: gallery FOLDER.
#include <cstdio>
#include <fstream>
#include <string>

#include "explore/why.hpp"
#include "measure.hpp"
#include "play.hpp"
#include "sandbox/setup.hpp"
#include "sandbox/statement.hpp"
#include "view/lanes.hpp"
#include "view/stage.hpp"
#include "view/theme.hpp"

namespace {

using namespace handoff;

struct Shot {
  std::string name;
  float width = 740, height = 430, text_scale = 1;
  bool is_dark = true, is_settled = false;
  double speed = 1;
};

void write(const std::string& folder, const Shot& shot, const tests::Play& run, double t_ms,
           world::ThreadId selected = world::kNoThread) {
  const tests::Measure measure;
  const std::uint32_t position = run.timeline().position_at(t_ms);
  const world::State& state = run.at(position);
  const std::vector<world::Event> recent = run.recent(t_ms, view::motion_window_ms(shot.speed));
  view::StageInput in{state, run.timeline(), measure};
  in.recent = &recent;
  in.clock_ms = t_ms;
  in.speed = shot.speed;
  in.settled = shot.is_settled;
  in.width = shot.width, in.height = shot.height, in.text_scale = shot.text_scale;
  in.user_is_main = true;
  in.selected = selected;
  explore::Why why;
  if (selected != world::kNoThread) {
    why = explore::why(state, selected);
    in.why = &why;
  }
  std::ofstream(folder + "/" + shot.name + ".svg")
      << to_svg(view::layout_stage(in), shot.is_dark ? view::dark_theme() : view::light_theme());
}

void write_lanes(const std::string& folder, const std::string& name, const tests::Play& run, view::TimeWindow window,
                 double playhead_ms, float width = 1416, float height = 210, bool is_dark = true) {
  const tests::Measure measure;
  view::LanesInput in{run.timeline(), run.latest(), measure};
  in.window = window;
  in.now_ms = run.now();
  in.position = run.timeline().position_at(playhead_ms);
  in.is_live = playhead_ms >= run.now();
  in.width = width, in.height = height;
  in.hovered = world::MessageId{3};
  std::ofstream(folder + "/" + name + ".svg")
      << to_svg(view::layout_lanes(in), is_dark ? view::dark_theme() : view::light_theme());
}

tests::Play played(const sandbox::Setup& setup, double until_ms, unsigned seed = 1) {
  tests::Play run(sandbox::first_state(setup));
  std::mt19937 random(seed);
  run.play(random, until_ms);
  return run;
}

sandbox::Setup producers(std::uint32_t count, std::optional<std::uint32_t> bound, double send_ms, double receive_ms) {
  sandbox::Setup setup;
  setup.producers = count;
  setup.bound = bound;
  setup.send_every_ms = send_ms, setup.receive_every_ms = receive_ms;
  return setup;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fprintf(stderr, "usage: %s FOLDER\n", arguments[0]);
    return 2;
  }
  const std::string folder = arguments[1];
  for (const sandbox::Preset& preset : sandbox::presets()) {
    const tests::Play run = played(preset.setup, 6000);
    const std::string id(preset.id);
    write(folder, {id}, run, 3300);
    write(folder, {id + "-small", 420, 330}, run, 3300);
    write(folder, {id + "-late"}, run, 6000, world::ThreadId{1});
    write_lanes(folder, "lanes-" + id, run, {0, 6500}, 6000);
  }
  const tests::Play crowd = played(producers(22, 16, 800, 800), 4000);
  write(folder, {"crowd"}, crowd, 3000);
  write(folder, {"crowd-small", 420, 330}, crowd, 3000);
  write_lanes(folder, "lanes-crowd", crowd, {0, 4500}, 3000, 1416, 330);
  write_lanes(folder, "lanes-crowd-small", crowd, {1000, 2000}, 3000, 900, 330);
  write(folder, {"crowd-4k", 2600, 1500}, crowd, 3000);
  const tests::Play growing = played(producers(8, std::nullopt, 60, 2000), 20000);
  write(folder, {"growing"}, growing, 2000);
  write(folder, {"growing-much"}, growing, 19000);
  write(folder, {"growing-4k", 2600, 1500}, growing, 19000);
  write_lanes(folder, "lanes-growing", growing, {0, 22000}, 19000);
  write_lanes(folder, "lanes-growing-light", growing, {2000, 3000}, 2500, 1416, 330, false);
  write(folder, {"growing-light", 740, 430, 1, false}, growing, 2000);

  // The receiver leaves while messages are inside: they are destroyed, and the next sends fail.
  tests::Play left(sandbox::first_state(producers(3, 6, 300, 900)));
  std::mt19937 dice(5);
  left.play(dice, 3000);
  left.say(std::make_shared<sandbox::Say>(sandbox::Say::What::finish_thread, world::ThreadId{1}));
  left.play(dice, 8000);
  double at = 0;
  for (const world::Event& event : left.events())
    if (event.kind == world::EventKind::handle_dropped && event.count > 0) at = event.t_ms;
  for (int frame = 0; frame < 4; ++frame)
    write(folder, {"destroyed-" + std::to_string(frame), 740, 430, 1, frame % 2 == 0}, left, at + 20 + 80.0 * frame);
  write(folder, {"destroyed-late"}, left, 8000);

  // A movement, frame by frame.
  tests::Play moving(sandbox::first_state(producers(3, 4, 400, 900)));
  std::mt19937 random(3);
  moving.play(random, 3000);
  moving.say(std::make_shared<sandbox::Say>(sandbox::Say::What::join_receiver));
  moving.play(random, 6000);
  for (int frame = 0; frame < 6; ++frame)
    write(folder, {"frame-" + std::to_string(frame)}, moving, 3600 + 60.0 * frame, world::ThreadId{2});
}
