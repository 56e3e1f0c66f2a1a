// What the user can change: the channel, the producers, the receiver, and what main says next.
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "sandbox/cells.hpp"
#include "sandbox/main_script.hpp"
#include "sandbox/statement.hpp"
#include "ui/panels.hpp"

namespace handoff::ui {
namespace {

using sandbox::Say;
using view::Align;
using view::Font;
using view::Rect;
using view::Role;
using world::Status;

void heading(Frame& frame, Panel& panel, const std::string& words) {
  const Rect row = panel.row(20, 8);
  text(frame, {row.x, row.y + 15}, words, Font::sans_bold, 14, {Role::text});
}

void remark(Frame& frame, Panel& panel, const std::string& words, float gap = 14) {
  panel.y += wrapped_text(frame, {panel.left(), panel.y}, panel.width(), words, Font::sans, 12, {Role::text_soft});
  panel.y += gap;
}

void channel(const Model& model, Frame& frame, Panel& panel) {
  heading(frame, panel, "Channel");
  const bool bounded = model.setup.bound.has_value();
  const Rect row = panel.row(34);
  box(frame, row, 8, {Role::background}, {Role::line});
  const float half = row.w / 2;
  const auto choice = [&](float x, const char* id, const char* label, bool chosen, const char* hint) {
    return button(frame, {x + 1, row.y + 1, half - 2, row.h - 2},
                  {.id = id, .label = label, .look = chosen ? Look::primary : Look::quiet, .chosen = chosen,
                   .tooltip = hint, .role = "switch"});
  };
  if (choice(row.x, "channel/unbounded", "unbounded", !bounded, "channel(): send never waits") && bounded)
    frame.emit(SetBound{std::nullopt});
  if (choice(row.x + half, "channel/bounded", "bounded", bounded, "sync_channel(n): send waits while n are inside") &&
      !bounded)
    frame.emit(SetBound{4});

  const Rect size = panel.row(kControlHeight, 6);
  const std::string label = "buffer size";
  text(frame, {size.x, size.y + 20.5f}, label, Font::sans, 13, {bounded ? Role::text_soft : Role::text_faint});
  const std::string refusal = bounded ? "" : "an unbounded channel has no buffer size";
  const int bound = static_cast<int>(model.setup.bound.value_or(0));
  const Rect field{size.x + size.w - 48, size.y, 48, size.h};
  const float from = size.x + 86;
  if (const auto wanted = slider(frame, {from, size.y, field.x - 8 - from, size.h},
                                 {.id = "channel/bound", .label = label, .value = static_cast<double>(bound),
                                  .least = 0, .most = sandbox::kMaxBound, .step = 1, .text = std::to_string(bound),
                                  .refusal = refusal}))
    frame.emit(SetBound{static_cast<std::uint32_t>(std::lround(*wanted))});
  if (const auto wanted = number_field(frame, field, "channel/bound/field", "buffer size, typed", bound, 0,
                                       static_cast<int>(sandbox::kMaxBound), refusal))
    frame.emit(SetBound{static_cast<std::uint32_t>(*wanted)});
  const std::string fixed = "It is fixed when a channel is made: a change makes a new one and starts the run anew.";
  remark(frame, panel, bounded && bound == 0 ? "0: a rendezvous, from hand to hand. " + fixed : fixed);
}

std::string looking_back(const Model& model) {
  return model.is_live ? "" : "the picture looks back: return to live first";
}

std::string seconds(double ms) {
  char words[32];
  std::snprintf(words, sizeof words, std::fmod(ms, 100) != 0 ? "%.2f s" : "%.1f s", ms / 1000);
  return words;
}

// One thread with a loop: its name, how it is, what it can be asked, and its pace.
void worker(const Model& model, Frame& frame, Panel& panel, world::ThreadId id, const std::string& prefix,
            const char* pace_label) {
  const world::Thread& thread = model.state.threads[world::index(id)];
  const bool ended = thread.status == Status::finished || thread.status == Status::panicked;
  const Rect row = panel.row(38, 2);
  box(frame, row, 8, {Role::card}, {Role::line});
  const view::Colour hue = ended ? view::Colour{Role::text_faint} : view::Colour{Role::thread, model.hues[world::index(id)]};
  box(frame, {row.x + 12, row.y + 13, 12, 12}, 6, hue, {Role::none});
  text(frame, {row.x + 34, row.y + 24}, thread.name, Font::sans, 13.5f, {ended ? Role::text_faint : Role::text},
       Align::left, row.w - 110);
  if (ended) {
    text(frame, {row.x + row.w - 12, row.y + 24}, world::to_text(thread.status), Font::sans, 12, {Role::text_faint},
         Align::right);
  } else {
    const Say say(Say::What::finish_thread, id);
    const std::string refusal = model.is_live ? sandbox::refuse(model.state, say) : looking_back(model);
    const bool asked = refusal.find("asked already") != std::string::npos;
    const std::string button_id = prefix + "/finish";
    const Rect place{row.x + row.w - 70, row.y + 3, 66, kControlHeight};
    if (button(frame, place,
               {.id = button_id, .label = asked ? "asked" : "finish", .refusal = refusal,
                .tooltip = "Ask " + thread.name + " to finish: it checks a flag each time round its loop"}))
      frame.emit(SayAsMain{std::make_shared<Say>(say)});
  }
  const world::CellId cell = sandbox::pace_cell(model.state, id);
  if (cell == world::kNoCell) {
    panel.y += 6;
    return;
  }
  const double ms = static_cast<double>(*model.state.cells[world::index(cell)].value.number());
  const Rect pace = panel.row(kControlHeight, 6);
  text(frame, {pace.x + 12, pace.y + 20}, pace_label, Font::sans, 12.5f, {Role::text_soft});
  text(frame, {pace.x + pace.w - 2, pace.y + 20}, seconds(ms), Font::mono, 12.5f, {Role::text}, Align::right);
  const float from = pace.x + 96;
  const std::string slider_id = prefix + "/pace";
  if (const auto wanted =
          slider(frame, {from, pace.y, pace.x + pace.w - 58 - from, pace.h},
                 {.id = slider_id, .label = thread.name + ": " + pace_label, .value = ms / 1000,
                  .least = sandbox::kFastestPaceMs / 1000, .most = sandbox::kSlowestPaceMs / 1000, .step = 0.02,
                  .text = seconds(ms), .refusal = ended ? thread.name + " has ended" : looking_back(model)}))
    frame.emit(SetPace{cell, *wanted * 1000});
}

void you_are_main(const Model& model, Frame& frame, Panel& panel, const sandbox::MainScript& main) {
  const auto say = [&](Say::What what) { frame.emit(SayAsMain{std::make_shared<Say>(what)}); };
  const auto refusal = [&](Say::What what) {
    return model.is_live ? sandbox::refuse(model.state, Say(what)) : looking_back(model);
  };
  heading(frame, panel, "You are main");
  const bool alive = main.holds_tx();
  const Rect row = panel.row(40);
  const Role mood = alive ? Role::danger : Role::text_faint;
  box(frame, row, 8, {alive ? Role::danger : Role::none, 0, 0.07f}, {mood, 0, 0.4f});
  text(frame, {row.x + 16, row.y + 25}, alive ? "tx is alive" : "tx is dropped", Font::sans, 13.5f,
       {alive ? Role::danger : Role::text_soft});
  if (button(frame, {row.x + row.w - 84, row.y + 4, 80, kControlHeight},
             {.id = "main/drop-tx", .label = "drop(tx)", .look = Look::primary,
              .refusal = refusal(Say::What::drop_tx),
              .tooltip = "Drop main's own sender: when the last one is gone, the receiver's loop ends"}))
    say(Say::What::drop_tx);
  const Rect below = panel.row(kControlHeight, 16);
  const float half = (below.w - 8) / 2;
  if (button(frame, {below.x, below.y, half, below.h},
             {.id = "main/spawn", .label = "producer", .icon = Icon::plus, .refusal = refusal(Say::What::spawn_producer),
              .tooltip = "let tx1 = tx.clone(); thread::spawn(move || …)"}))
    say(Say::What::spawn_producer);
  if (button(frame, {below.x + half + 8, below.y, half, below.h},
             {.id = "main/join", .label = "join receiver", .refusal = refusal(Say::What::join_receiver),
              .tooltip = "receiver.join(): main waits until the receiver has ended"}))
    say(Say::What::join_receiver);
}

}  // namespace

void controls_panel(const Model& model, Frame& frame, const Rect& rect) {
  Panel panel(frame, "controls", rect);
  channel(model, frame, panel);

  if (const sandbox::MainScript* main = sandbox::main_script(model.state)) {
    if (main->setup().main == sandbox::Main::user) you_are_main(model, frame, panel, *main);
    const bool clients = model.setup.topology == sandbox::Topology::request_response;
    heading(frame, panel, clients ? "Clients" : "Producers");
    for (std::uint32_t number = 1; number <= main->producers(); ++number) {
      const world::ThreadId thread = main->thread_of(number);
      if (thread != world::kNoThread)
        worker(model, frame, panel, thread, "producer/" + std::to_string(number), clients ? "ask every" : "send every");
    }
    panel.y += 6;
    const world::ThreadId receiver = main->thread_of(sandbox::kReceiver);
    if (receiver != world::kNoThread) {
      heading(frame, panel, clients ? "Server" : "Receiver");
      worker(model, frame, panel, receiver, "receiver", clients ? "answer every" : "receive every");
      panel.y += 6;
    }
    if (main->setup().main != sandbox::Main::user)
      remark(frame, panel, "Here main follows the lesson's script, not your clicks.");
  }
}

}  // namespace handoff::ui
