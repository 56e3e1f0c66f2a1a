// The Rust program that the sandbox amounts to, with the line each thread is on.
#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <string_view>

#include "ui/panels.hpp"

namespace handoff::ui {
namespace {

using view::Align;
using view::Colour;
using view::Font;
using view::Rect;
using view::Role;

constexpr float kLargest = 13, kSmallest = 10.5f, kLineHeight = 20, kMargin = 46;

constexpr std::array<std::string_view, 27> kKeywords{
    "as",   "break", "const", "continue", "else", "enum", "fn",   "for",    "if",     "impl",   "in",    "let",   "loop", "match",
    "move", "mut",   "pub",   "ref",      "return", "self", "static", "struct", "true", "use", "where", "while", "false"};

struct Piece {
  std::string_view text;
  Role role;
};

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

// The next piece of a line of Rust, by the simplest rules that look right: words, numbers, strings, comments.
Piece next_piece(std::string_view rest) {
  const auto take_while = [&](std::size_t from, auto&& belongs) {
    while (from < rest.size() && belongs(rest[from])) ++from;
    return rest.substr(0, from);
  };
  if (rest.substr(0, 2) == "//") return {rest, Role::text_faint};
  if (rest[0] == '"') {
    const std::size_t end = rest.find('"', 1);
    return {rest.substr(0, end == rest.npos ? rest.size() : end + 1), Role::good};
  }
  if (std::isdigit(static_cast<unsigned char>(rest[0])))
    return {take_while(1, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }), Role::good};
  if (is_word(rest[0])) {
    const std::string_view word = take_while(1, is_word);
    if (std::find(kKeywords.begin(), kKeywords.end(), word) != kKeywords.end()) return {word, Role::accent};
    if (rest.substr(word.size(), 1) == "!") return {rest.substr(0, word.size() + 1), Role::text};
    return {word, Role::text};
  }
  return {take_while(1, [](char c) { return !is_word(c) && c != '"' && c != '/'; }), Role::text_soft};
}

// Keywords in the accent would be too dark on a dark ground: they take a thread's blue there.
Colour colour_of(Role role) { return role == Role::accent ? Colour{Role::thread, 3} : Colour{role}; }

// As large as lets the longest line fit, within reason.
float code_size(const Frame& frame, const sandbox::RustText& rust, float width) {
  std::size_t longest = 1;
  for (const sandbox::RustText::Line& line : rust.lines) longest = std::max(longest, line.text.size());
  const float em = Measure(frame.fonts).width("0", Font::mono, 100) / 100;
  return std::clamp(std::floor(2 * (width - kMargin - 16) / (em * static_cast<float>(longest))) / 2, kSmallest, kLargest);
}

float line_of_code(Frame& frame, view::Point at, const std::string& line, float size) {
  const float advance = Measure(frame.fonts).width("0", Font::mono, size);
  std::string_view rest = line;
  float x = at.x;
  while (!rest.empty()) {
    const Piece piece = next_piece(rest);
    if (piece.text.find_first_not_of(' ') != piece.text.npos)
      text(frame, {x, at.y}, std::string(piece.text), Font::mono, size, colour_of(piece.role));
    const auto characters = std::count_if(piece.text.begin(), piece.text.end(),
                                          [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
    x += advance * static_cast<float>(characters);
    rest.remove_prefix(piece.text.size());
  }
  return x;
}

}  // namespace

void rust_panel(const Model& model, Frame& frame, const Rect& rect) {
  const float warning_height =
      model.rust.warning.empty()
          ? 0
          : wrapped_text(frame, {0, 0}, rect.w - 48, model.rust.warning, Font::sans, 12.5f, {}, false) + 18;
  Panel panel(frame, "rust", rect, Role::panel, 0);
  const Rect head = panel.row(34, 4);
  text(frame, {head.x + 16, head.y + 26}, "Rust", Font::sans_bold, 14, {Role::text});
  const bool is_user = model.setup.main == sandbox::Main::user;
  text(frame, {head.x + head.w - 16, head.y + 26}, is_user ? "what your clicks wrote" : "the lesson's program",
       Font::sans, 12, {Role::text_faint}, Align::right);

  const float size = code_size(frame, model.rust, rect.w);
  for (std::size_t i = 0; i < model.rust.lines.size(); ++i) {
    const Rect row = panel.row(kLineHeight, 0);
    // Where several threads stand on one line, each has its part of the mark.
    float bar = row.x + 2;
    for (const sandbox::RustText::Mark& mark : model.rust.marks) {
      if (mark.line != static_cast<int>(i)) continue;
      const std::uint32_t hue = model.hues[world::index(mark.thread)];
      box(frame, {row.x + 2, row.y, row.w - 4, row.h}, 0, {Role::thread_faint, hue}, {Role::none});
      box(frame, {bar, row.y, 3, row.h}, 0, {Role::thread, hue}, {Role::none});
      bar += 4;
    }
    const std::vector<std::size_t>& lit = model.hovered_lines;
    if (std::find(lit.begin(), lit.end(), i) != lit.end())
      box(frame, {row.x + 4, row.y, row.w - 8, row.h}, 4, {Role::none}, {Role::text, 0, 0.7f}, 1.5f);
    const float base = row.y + 15;
    text(frame, {row.x + 34, base}, std::to_string(i + 1), Font::mono, std::min(size, 12.0f), {Role::text_faint},
         Align::right);
    const float end = line_of_code(frame, {row.x + kMargin, base}, model.rust.lines[i].text, size);
    panel.reach(end + 4);
  }
  if (warning_height > 0) {
    panel.y = std::max(panel.y + 12, rect.y + rect.h - warning_height - 12);
    const Rect place{rect.x + 12, panel.y, rect.w - 24, warning_height};
    box(frame, place, 6, {Role::danger, 0, 0.08f}, {Role::danger, 0, 0.35f});
    wrapped_text(frame, {place.x + 12, place.y + 8}, place.w - 24, model.rust.warning, Font::sans, 12.5f,
                 {Role::danger});
    panel.y += warning_height + 8;
  }
  std::string marked;
  for (const sandbox::RustText::Mark& mark : model.rust.marks)
    marked += model.state.threads[world::index(mark.thread)].name + " on line " + std::to_string(mark.line + 1) + "; ";
  frame.semantics.add({"rust", "region", "Rust program", marked, true, rect});
}

}  // namespace handoff::ui
