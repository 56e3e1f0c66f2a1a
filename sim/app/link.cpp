#include "app/link.hpp"

#include <charconv>
#include <cstdint>
#include <optional>

#include "app/packed_text.hpp"
#include "ui/programs.hpp"

namespace handoff::app {
namespace {

constexpr std::size_t kLongest = 500;
constexpr std::string_view kCode = "code=", kProgram = "program=";

const sandbox::Setup& default_setup() { return sandbox::presets().front().setup; }

std::optional<std::uint32_t> whole_number(std::string_view text) {
  std::uint32_t number = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || result.ec != std::errc() || result.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

// For showing: short, and nothing but plain characters.
std::string quoted(std::string_view text) {
  constexpr std::size_t kShown = 40;
  std::string shown;
  for (const char c : text.substr(0, kShown)) shown += c >= ' ' && c < 127 ? c : '?';
  return "“" + shown + (text.size() > kShown ? "…”" : "”");
}

// Reads one `key=value` into the set-up; says what is wrong with it.
std::string read(std::string_view key, std::string_view value, sandbox::Setup& setup) {
  if (key == "preset") return {};  // read before all others
  if (key == "bound") {
    if (value == "none" || value == "unbounded") {
      setup.bound.reset();
      return {};
    }
    const auto bound = whole_number(value);
    if (!bound) return "its bound " + quoted(value) + " is not a number";
    setup.bound = *bound;
    return {};
  }
  if (key == "producers") {
    const auto producers = whole_number(value);
    if (!producers) return "its number of producers " + quoted(value) + " is not a number";
    setup.producers = *producers;
    return {};
  }
  return "it says " + quoted(key) + ", which means nothing here";
}

template <class Visit>
void for_each_part(std::string_view fragment, Visit&& visit) {
  while (!fragment.empty()) {
    const std::size_t end = fragment.find('&');
    const std::string_view part = fragment.substr(0, end);
    fragment = end == fragment.npos ? std::string_view() : fragment.substr(end + 1);
    if (part.empty()) continue;
    const std::size_t equals = part.find('=');
    visit(part.substr(0, equals), equals == part.npos ? std::string_view() : part.substr(equals + 1));
  }
}

Link bad(const std::string& why) { return {default_setup(), "The link cannot be followed: " + why + ".", {}, {}}; }

Link parse_program(std::string_view id) {
  if (id.size() > kLongest) return bad("it is too long");
  if (!ui::find_program(id)) return bad("there is no program " + quoted(id));
  return {default_setup(), {}, std::string(id), {}};
}

Link parse_code(std::string_view packed) {
  Unpacked unpacked = unpack_text(packed);
  if (!unpacked.complaint.empty()) return bad(unpacked.complaint);
  return {default_setup(), {}, {}, std::move(unpacked.text)};
}

}  // namespace

Link parse_link(std::string_view fragment) {
  if (!fragment.empty() && fragment.front() == '#') fragment.remove_prefix(1);
  if (fragment.substr(0, kCode.size()) == kCode) return parse_code(fragment.substr(kCode.size()));
  if (fragment.substr(0, kProgram.size()) == kProgram) return parse_program(fragment.substr(kProgram.size()));
  std::string wrong;
  sandbox::Setup setup = default_setup();
  if (fragment.size() > kLongest) wrong = "it is too long";
  if (wrong.empty())
    for_each_part(fragment, [&](std::string_view key, std::string_view value) {
      if (key != "preset") return;
      if (const sandbox::Preset* preset = sandbox::find_preset(value))
        setup = preset->setup;
      else
        wrong = "there is no preset " + quoted(value);
    });
  if (wrong.empty())
    for_each_part(fragment, [&](std::string_view key, std::string_view value) {
      const std::string complaint = read(key, value, setup);
      if (wrong.empty()) wrong = complaint;
    });
  if (wrong.empty()) {
    const std::string refusal = sandbox::refuse(setup);
    if (refusal.empty()) return {setup, {}, {}, {}};
    return {default_setup(), "The link cannot be followed. " + refusal, {}, {}};
  }
  return bad(wrong);
}

std::string to_program_link(std::string_view id) { return std::string(kProgram) + std::string(id); }

std::string to_code_link(std::string_view text) {
  const std::string packed = pack_text(text);
  return packed.empty() ? "" : std::string(kCode) + packed;
}

std::string to_link(const sandbox::Setup& setup) {
  std::string link = "preset=" + setup.preset;
  const sandbox::Preset* preset = sandbox::find_preset(setup.preset);
  if (!preset || preset->setup.bound != setup.bound)
    link += "&bound=" + (setup.bound ? std::to_string(*setup.bound) : std::string("none"));
  if (!preset || preset->setup.producers != setup.producers) link += "&producers=" + std::to_string(setup.producers);
  return link;
}

}  // namespace handoff::app
