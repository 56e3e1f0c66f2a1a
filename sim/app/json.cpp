#include "app/json.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "world/event.hpp"
#include "world/op.hpp"
#include "world/op_text.hpp"

namespace handoff::app {
namespace {

// The length of the UTF-8 character at the beginning of `text`; 0: it is none.
std::size_t character_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(0);
  const std::size_t length = first < 0x80 ? 1 : first >= 0xC2 && first < 0xE0 ? 2
                           : first >= 0xE0 && first < 0xF0             ? 3
                           : first >= 0xF0 && first < 0xF5             ? 4
                                                                       : 0;
  if (length == 0 || length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(i) & 0xC0) != 0x80) return 0;
  if (length == 3 && first == 0xE0 && byte(1) < 0xA0) return 0;  // longer than needed
  if (length == 3 && first == 0xED && byte(1) > 0x9F) return 0;  // surrogates
  if (length == 4 && first == 0xF0 && byte(1) < 0x90) return 0;
  if (length == 4 && first == 0xF4 && byte(1) > 0x8F) return 0;
  return length;
}

}  // namespace

void Json::separate() {
  if (needs_comma_) text_ += ',';
  needs_comma_ = true;
}
Json& Json::begin_object() {
  separate();
  text_ += '{';
  needs_comma_ = false;
  return *this;
}
Json& Json::end_object() {
  text_ += '}';
  needs_comma_ = true;
  return *this;
}
Json& Json::begin_list() {
  separate();
  text_ += '[';
  needs_comma_ = false;
  return *this;
}
Json& Json::end_list() {
  text_ += ']';
  needs_comma_ = true;
  return *this;
}
Json& Json::key(std::string_view name) {
  text(name);
  text_ += ':';
  needs_comma_ = false;
  return *this;
}

Json& Json::text(std::string_view words) {
  separate();
  text_ += '"';
  while (!words.empty()) {
    const std::size_t length = character_length(words);
    if (length == 0) {
      text_ += "\xEF\xBF\xBD";
    } else if (length > 1) {
      text_ += words.substr(0, length);
    } else if (words[0] == '"' || words[0] == '\\') {
      text_ += '\\';
      text_ += words[0];
    } else if (static_cast<unsigned char>(words[0]) < 0x20) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(words[0]));
      text_ += escape;
    } else {
      text_ += words[0];
    }
    words.remove_prefix(std::max<std::size_t>(length, 1));
  }
  text_ += '"';
  return *this;
}

Json& Json::number(double value) {
  if (!std::isfinite(value)) return null();
  separate();
  char digits[40];
  if (value == std::floor(value) && std::abs(value) < 1e15)
    std::snprintf(digits, sizeof digits, "%.0f", value);
  else
    std::snprintf(digits, sizeof digits, "%.6g", value);
  text_ += digits;
  return *this;
}
Json& Json::boolean(bool value) {
  separate();
  text_ += value ? "true" : "false";
  return *this;
}
Json& Json::null() {
  separate();
  text_ += "null";
  return *this;
}

void write_state(Json& json, const Telling& telling, const world::State& state) {
  json.key("preset").text(telling.preset);
  json.key("program").text(telling.program);
  json.key("live").boolean(telling.live);
  json.key("paused").boolean(telling.paused);
  json.key("speed").number(telling.speed);
  json.key("position").number(state.position);
  json.key("length").number(telling.length);

  json.key("threads").begin_list();
  for (std::size_t i = 0; i < state.threads.size(); ++i) {
    const world::Thread& thread = state.threads[i];
    const bool ended = thread.status == world::Status::finished || thread.status == world::Status::panicked;
    json.begin_object();
    json.key("id").number(static_cast<double>(i));
    json.key("name").text(thread.name);
    json.key("status").text(world::to_text(thread.status));
    json.key("op").text(ended || thread.ending || !thread.script ? "" : world::to_code(thread.script->next(), state));
    json.key("line").number(thread.line);
    json.key("handles").begin_list();
    for (const world::Handle& handle : state.handles)
      if (handle.owner == world::ThreadId{static_cast<std::uint32_t>(i)}) json.text(handle.name);
    json.end_list().end_object();
  }
  json.end_list();

  constexpr std::size_t kTold = 1000;  // of a queue, the oldest ones; of the output, the latest
  json.key("channels").begin_list();
  for (std::size_t i = 0; i < state.channels.size(); ++i) {
    const world::Channel& channel = state.channels[i];
    json.begin_object().key("id").number(static_cast<double>(i)).key("bound");
    if (channel.bound)
      json.number(*channel.bound);
    else
      json.null();
    json.key("queue").begin_list();  // the oldest last
    for (std::size_t k = std::min(channel.queue.size(), kTold); k > 0; --k)
      json.text(channel.queue[k - 1].value.to_text());
    json.end_list();
    json.key("waiting").number(static_cast<double>(channel.queue.size()));
    json.key("senders").number(channel.senders);
    json.key("receiver").boolean(channel.has_receiver);
    json.key("closed").boolean(channel.disconnected());
    json.end_object();
  }
  json.end_list();

  json.key("cells").begin_list();
  for (std::size_t i = 0; i < state.cells.size(); ++i) {
    const world::Cell& cell = state.cells[i];
    if (cell.owners == 0) continue;
    static constexpr const char* kKinds[] = {"plain", "shared", "lock", "condition"};
    json.begin_object().key("id").number(static_cast<double>(i)).key("name").text(cell.name);
    json.key("kind").text(kKinds[static_cast<std::size_t>(cell.kind)]);
    json.key("value").text(world::to_text(cell.value, state)).key("owners").number(cell.owners);
    json.key("holders").begin_list();
    for (const world::ThreadId holder : cell.holders) json.number(world::index(holder));
    json.end_list().key("poisoned").boolean(cell.is_poisoned).end_object();
  }
  json.end_list();

  json.key("output").begin_list();
  const std::size_t lines = state.output.size();
  for (std::size_t k = lines > kTold ? lines - kTold : 0; k < lines; ++k) json.text(state.output[k].value.to_text());
  json.end_list();

  json.key("why").text(telling.why);
  json.key("agreed").boolean(telling.agreed);
  json.key("workers").begin_object().key("pool").number(telling.pool).key("busy").number(telling.busy).end_object();
  json.key("frame").begin_object();
  json.key("cpu_ms").number(telling.cpu_ms).key("fps").number(telling.fps).end_object();
}

void write_events(Json& json, world::History& history, std::uint32_t from, std::uint32_t to) {
  const auto id = [&](std::string_view name, std::uint32_t index) {
    json.key(name);
    if (index == UINT32_MAX)
      json.null();
    else
      json.number(index);
  };
  json.begin_list();
  for (std::uint32_t n = std::max(from, 1u); n < to && n <= history.length(); ++n) {
    const world::Event event = history.event(n);
    json.begin_object();
    json.key("n").number(event.n);
    json.key("t_ms").number(event.t_ms);
    id("thread", world::index(event.thread));
    json.key("kind").text(world::to_text(event.kind));
    id("channel", world::index(event.channel));
    id("message", world::index(event.message));
    id("cell", world::index(event.cell));
    json.key("value");
    if (event.value.is_unit())
      json.null();
    else
      json.text(event.value.to_text());
    json.key("text").text(world::to_sentence(event, history.at(n)));
    json.end_object();
  }
  json.end_list();
}

void write_widgets(Json& json, const std::vector<ui::Widget>& widgets, float zoom) {
  const auto pixels = [&](float v) { return std::round(v * zoom * 10) / 10; };
  json.begin_list();
  for (const ui::Widget& widget : widgets) {
    json.begin_object();
    json.key("id").text(widget.id).key("role").text(widget.role).key("label").text(widget.label);
    json.key("value").text(widget.value).key("enabled").boolean(widget.enabled);
    json.key("x").number(pixels(widget.rect.x)).key("y").number(pixels(widget.rect.y));
    json.key("w").number(pixels(widget.rect.w)).key("h").number(pixels(widget.rect.h));
    if (widget.has_lines) json.key("lines").boolean(true);
    json.end_object();
  }
  json.end_list();
}

}  // namespace handoff::app
