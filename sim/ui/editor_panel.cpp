// The program's text: drawn, pointed at and typed into. What a key or a click means is told as an editor::Action; the
// text itself changes at the end of the frame.
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "lang/inspect.hpp"
#include "ui/editor/find.hpp"
#include "ui/editor/words.hpp"
#include "ui/panels.hpp"

namespace handoff::ui {
namespace {

using editor::Buffer;
using editor::Document;
using editor::Motion;
using editor::Piece;
using editor::Range;
using view::Align;
using view::Colour;
using view::Font;
using view::Rect;
using view::Role;

constexpr float kSize = 13, kLineHeight = 20, kHead = 44, kFindBar = 40;
constexpr float kLeft = 6, kTop = 4;  // between the border and the text

Colour colour_of(Piece piece) {
  switch (piece) {
    case Piece::plain: return {Role::text};
    case Piece::keyword: return {Role::code_keyword};
    case Piece::type_name:
    case Piece::lifetime: return {Role::code_type};
    case Piece::function:
    case Piece::macro: return {Role::code_function};
    case Piece::literal: return {Role::code_literal};
    case Piece::punctuation: return {Role::text_soft};
    case Piece::comment: return {Role::text_faint};
  }
  return {Role::text};
}

Role mood(const lang::Diagnostic& diagnostic) { return diagnostic.is_warning ? Role::warning : Role::danger; }

// Where the text is on the screen in this frame.
struct Sight {
  Rect area;                // of the text, without line numbers
  float left = 0, top = 0;  // of the text's first character
  float advance = 0;        // of a cell
  std::size_t first = 0, last = 0;  // lines that can be seen; `last` is one behind them

  float x(std::string_view line, std::size_t offset) const {
    return left + advance * static_cast<float>(editor::cells(line, offset));
  }
  float y(std::size_t line) const { return top + kLineHeight * static_cast<float>(line); }
};

class TextArea {
 public:
  TextArea(const Model& model, Frame& frame) : model_(model), bench_(*model.bench), frame_(frame) {}

  void draw(const Rect& rect);

 private:
  const Document& document() const { return bench_.document; }
  const Buffer& buffer() const { return bench_.document.buffer(); }
  void edit(editor::Action action) { frame_.emit(Edit{std::move(action)}); }

  void look(const Rect& rect);
  void reveal_caret();
  void follow_thread();
  void point();
  void keys();
  void move_keys(bool by_word);
  void shortcuts();
  void draw_marks(const Rect& rows);
  void draw_ranges();
  void draw_text();
  void draw_gone();
  void draw_squiggle(std::size_t begin, std::size_t end, Colour, bool is_wavy);
  void draw_squiggles();
  void draw_caret();
  void draw_numbers(const Rect& rect);
  void explain(std::size_t offset);
  void fill(std::size_t begin, std::size_t end, Colour, float radius = 3);
  std::size_t offset_at(ImVec2 place) const;
  void tell(const Rect& rect);

  const Model& model_;
  const Workbench& bench_;
  Frame& frame_;
  Sight sight_;
};

// A child window gives scrolling and clipping; it is drawn into between `look` and the end of `draw`.
void TextArea::draw(const Rect& rect) {
  const auto digits = static_cast<float>(std::max<std::size_t>(2, std::to_string(buffer().lines()).size()));
  sight_.advance = Measure(frame_.fonts).width("0", Font::mono, kSize);
  const float gutter = 22 + std::ceil(digits * sight_.advance);
  draw_marks({rect.x + 1, rect.y, rect.w - 2, rect.h});

  ImGui::SetCursorScreenPos({rect.x + gutter, rect.y});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::BeginChild("text", {rect.w - gutter - 1, rect.h}, ImGuiChildFlags_AlwaysUseWindowPadding,
                    ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_HorizontalScrollbar);
  ImGui::PopStyleVar();
  reveal_caret();
  follow_thread();
  look({rect.x + gutter, rect.y, rect.w - gutter - 1, rect.h});
  point();
  if (bench_.has_focus) keys();
  const ImRect inside = ImGui::GetCurrentWindow()->InnerRect;
  ImGui::PushClipRect(inside.Min, inside.Max, true);
  draw_ranges();
  draw_text();
  draw_gone();
  draw_squiggles();
  draw_caret();
  ImGui::PopClipRect();
  ImGui::SetCursorScreenPos({sight_.left, sight_.top});
  ImGui::Dummy({sight_.advance * static_cast<float>(bench_.longest + 4),
                kLineHeight * static_cast<float>(buffer().lines()) + 2 * kTop});
  ImGui::EndChild();
  draw_numbers({rect.x, rect.y, gutter, sight_.area.h});
  tell(rect);
}

void TextArea::look(const Rect& rect) {
  const ImRect inside = ImGui::GetCurrentWindow()->InnerRect;
  sight_.area = {rect.x, rect.y, inside.GetWidth(), inside.GetHeight()};
  sight_.left = rect.x + kLeft - ImGui::GetScrollX();
  sight_.top = rect.y + kTop - ImGui::GetScrollY();
  const float above = std::max(0.0f, ImGui::GetScrollY() - kTop);
  sight_.first = std::min(static_cast<std::size_t>(above / kLineHeight), buffer().lines());
  sight_.last = std::min(sight_.first + static_cast<std::size_t>(sight_.area.h / kLineHeight) + 2, buffer().lines());
}

// Where the caret was brought to another place, it is scrolled into sight.
void TextArea::reveal_caret() {
  int& seen = *ImGui::GetStateStorage()->GetIntRef(ImGui::GetID("revealed"), 0);
  const int moves = static_cast<int>(document().caret_moves());
  if (seen == moves) return;
  seen = moves;
  const std::size_t line = buffer().line_of(document().caret());
  const float y = kTop + kLineHeight * static_cast<float>(line);
  const std::size_t column = editor::cells(buffer().line(line), document().caret() - buffer().line_begin(line));
  const float x = kLeft + sight_.advance * static_cast<float>(column);
  const ImRect inside = ImGui::GetCurrentWindow()->InnerRect;
  const auto follow = [](float scroll, float from, float to, float size, float margin) {
    margin = std::min(margin, (size - (to - from)) / 2);
    return from - margin < scroll ? std::max(0.0f, from - margin) : to + margin > scroll + size ? to + margin - size : scroll;
  };
  const float was_y = ImGui::GetScrollY(), was_x = ImGui::GetScrollX();
  const bool is_far = y < was_y - inside.GetHeight() || y > was_y + 2 * inside.GetHeight();
  const float wanted_y = follow(was_y, y, y + kLineHeight, inside.GetHeight(), is_far ? inside.GetHeight() : kLineHeight);
  const float wanted_x = follow(was_x, x, x + 2, inside.GetWidth(), 4 * sight_.advance);
  ImGui::SetScrollY(wanted_y);
  ImGui::SetScrollX(wanted_x);
}

// The line of the thread that is explained comes into sight when it changes, unless the user types, or has just scrolled.
void TextArea::follow_thread() {
  constexpr float kPatience = 4;  // seconds
  ImGuiStorage& storage = *ImGui::GetStateStorage();
  float& scrolled = *storage.GetFloatRef(ImGui::GetID("scrolled"), -kPatience);
  int& followed = *storage.GetIntRef(ImGui::GetID("followed"), -1);
  const auto now = static_cast<float>(ImGui::GetTime());
  const ImGuiIO& io = ImGui::GetIO();
  if (ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) && (io.MouseWheel != 0 || io.MouseDown[0])) scrolled = now;
  const auto mark = std::find_if(model_.marks.begin(), model_.marks.end(), [&](const LineMark& m) { return m.thread == model_.selected; });
  if (mark == model_.marks.end() || static_cast<int>(mark->line) == followed) return;
  if (bench_.has_focus || now - scrolled < kPatience) return;
  followed = static_cast<int>(mark->line);
  const float y = kTop + kLineHeight * static_cast<float>(mark->line), height = ImGui::GetCurrentWindow()->InnerRect.GetHeight();
  const bool is_in_sight = y >= ImGui::GetScrollY() && y + kLineHeight <= ImGui::GetScrollY() + height;
  if (!is_in_sight) ImGui::SetScrollY(std::max(0.0f, y - height / 3));
}

// --- mouse -----------------------------------------------------------------------------------------------------------

std::size_t TextArea::offset_at(ImVec2 place) const {
  const float row = std::floor((place.y - sight_.top) / kLineHeight);
  const auto last = static_cast<float>(buffer().lines() - 1);
  const auto line = static_cast<std::size_t>(std::clamp(row, 0.0f, last));
  return buffer().line_begin(line) + editor::nearest_offset(buffer().line(line), (place.x - sight_.left) / sight_.advance);
}

void TextArea::point() {
  ImGuiIO& io = ImGui::GetIO();
  ImGuiStorage& storage = *ImGui::GetStateStorage();
  ImGui::SetCursorScreenPos({sight_.area.x, sight_.area.y});
  ImGui::InvisibleButton("##text", {std::max(sight_.area.w, 1.0f), std::max(sight_.area.h, 1.0f)});
  const bool is_touch = io.MouseSource == ImGuiMouseSource_TouchScreen;
  if (ImGui::IsItemHovered()) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    if (ImGui::IsItemHovered(ImGuiHoveredFlags_DelayShort | ImGuiHoveredFlags_NoSharedDelay)) explain(offset_at(io.MousePos));
  } else if (ImGui::IsMouseClicked(ImGuiMouseButton_Left) && bench_.has_focus) {
    frame_.emit(FocusEditor{false});
  }
  // A word or a line that was selected by clicks grows by words or lines while the mouse goes on.
  int& begin = *storage.GetIntRef(ImGui::GetID("begin"), 0);
  int& end = *storage.GetIntRef(ImGui::GetID("end"), 0);
  int& clicks = *storage.GetIntRef(ImGui::GetID("clicks"), 1);
  const std::size_t at = offset_at(io.MousePos);
  const auto around = [&](std::size_t place) -> Range {
    if (clicks == 2) return editor::word_at(document().text(), place);
    if (clicks < 3) return {place, place};
    const std::size_t line = buffer().line_of(place);
    return {buffer().line_begin(line), std::min(buffer().line_end(line) + 1, document().text().size())};
  };
  if (ImGui::IsItemActivated() && !is_touch) {
    clicks = std::clamp<int>(io.MouseClickedCount[ImGuiMouseButton_Left], 1, 3);
    const Range range = around(at);
    begin = static_cast<int>(range.begin);
    end = static_cast<int>(range.end);
    if (io.KeyShift && clicks == 1) {
      begin = end = static_cast<int>(document().selection().anchor);
      edit(editor::Select{document().selection().anchor, at});
    } else {
      edit(editor::Select{range.begin, range.end});
    }
    frame_.emit(FocusEditor{true});
  } else if (ImGui::IsItemActive() && !is_touch && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 2)) {
    const Range range = around(at);
    const auto base_begin = static_cast<std::size_t>(begin), base_end = static_cast<std::size_t>(end);
    const bool is_back = range.begin < base_begin;
    const editor::Select wanted{is_back ? base_end : base_begin, is_back ? range.begin : std::max(range.end, base_end)};
    const editor::Selection now = document().selection();
    if (wanted.anchor != now.anchor || wanted.caret != now.caret) edit(wanted);
  }
  // A finger scrolls; a tap puts the caret.
  if (is_touch && ImGui::IsItemActive() && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 6)) {
    ImGui::SetScrollX(ImGui::GetScrollX() - io.MouseDelta.x);
    ImGui::SetScrollY(ImGui::GetScrollY() - io.MouseDelta.y);
  } else if (is_touch && ImGui::IsItemDeactivated() && io.MouseDragMaxDistanceSqr[0] < 36) {
    edit(editor::Select{at, at});
    frame_.emit(FocusEditor{true});
  }
}

// --- keys ------------------------------------------------------------------------------------------------------------

bool pressed(ImGuiKey key) { return ImGui::IsKeyPressed(key, true); }

void TextArea::keys() {
  ImGuiIO& io = ImGui::GetIO();
  ImGuiPlatformImeData& ime = ImGui::GetCurrentContext()->PlatformImeData;
  ime.WantTextInput = ime.WantVisible = true;
  const std::size_t line = buffer().line_of(document().caret());
  ime.InputPos = {sight_.x(buffer().line(line), document().caret() - buffer().line_begin(line)), sight_.y(line)};
  ime.InputLineHeight = kLineHeight;

  move_keys(io.ConfigMacOSXBehaviors ? io.KeyAlt : io.KeyCtrl);
  if (io.KeyCtrl || io.KeySuper) {
    shortcuts();
    if (!io.KeyAlt) return;  // with Alt it is a character on many keyboards
  }
  if ((pressed(ImGuiKey_Enter) || pressed(ImGuiKey_KeypadEnter)) && !io.KeyCtrl) edit(editor::Break{});
  if (pressed(ImGuiKey_Tab)) {
    if (io.KeyShift)
      edit(editor::Outdent{});
    else
      edit(editor::Indent{});
  }
  if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) {
    if (bench_.find)
      frame_.emit(Find{std::nullopt});
    else
      frame_.emit(FocusEditor{false});
  }
  for (const ImWchar c : io.InputQueueCharacters) {
    if (c < 0x20 || c == 0x7F) continue;
    char bytes[5];
    ImTextCharToUtf8(bytes, c);
    edit(editor::Type{bytes});
  }
}

void TextArea::move_keys(bool by_word) {
  const ImGuiIO& io = ImGui::GetIO();
  const bool is_mac = io.ConfigMacOSXBehaviors;
  const auto move = [&](Motion motion, std::size_t times = 1) { edit(editor::Move{motion, io.KeyShift, times}); };
  const bool to_end = is_mac && io.KeyCtrl;  // ImGui calls Cmd Ctrl there
  if (pressed(ImGuiKey_LeftArrow)) move(to_end ? Motion::line_begin : by_word ? Motion::word_left : Motion::left);
  if (pressed(ImGuiKey_RightArrow)) move(to_end ? Motion::line_end : by_word ? Motion::word_right : Motion::right);
  for (const bool down : {false, true}) {
    if (!pressed(down ? ImGuiKey_DownArrow : ImGuiKey_UpArrow)) continue;
    if (io.KeyAlt)
      edit(editor::MoveLines{down});
    else if (to_end)
      move(down ? Motion::text_end : Motion::text_begin);
    else
      move(down ? Motion::down : Motion::up);
  }
  if (pressed(ImGuiKey_Home)) move(io.KeyCtrl ? Motion::text_begin : Motion::line_begin);
  if (pressed(ImGuiKey_End)) move(io.KeyCtrl ? Motion::text_end : Motion::line_end);
  const auto page = std::max<std::size_t>(2, static_cast<std::size_t>(sight_.area.h / kLineHeight)) - 1;
  if (pressed(ImGuiKey_PageUp)) move(Motion::up, page);
  if (pressed(ImGuiKey_PageDown)) move(Motion::down, page);
  if (pressed(ImGuiKey_Backspace)) edit(editor::Erase{by_word ? Motion::word_left : Motion::left});
  if (pressed(ImGuiKey_Delete)) edit(editor::Erase{by_word ? Motion::word_right : Motion::right});
}

void TextArea::shortcuts() {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.KeyAlt) return;
  if (pressed(ImGuiKey_A)) edit(editor::SelectAll{});
  if (pressed(ImGuiKey_C)) ImGui::SetClipboardText(document().copied().c_str());
  if (pressed(ImGuiKey_X)) {
    ImGui::SetClipboardText(document().copied().c_str());
    edit(editor::Cut{});
  }
  if (pressed(ImGuiKey_V))
    if (const char* text = ImGui::GetClipboardText()) edit(editor::Paste{text});
  if (pressed(ImGuiKey_Z)) {
    if (io.KeyShift)
      edit(editor::Redo{});
    else
      edit(editor::Undo{});
  }
  if (pressed(ImGuiKey_Y)) edit(editor::Redo{});
  if (pressed(ImGuiKey_Slash)) edit(editor::ToggleComment{});
}

// --- drawing ---------------------------------------------------------------------------------------------------------

// Behind line numbers and text: the lines that threads are on. Where several are on one, each has its part of the bar.
void TextArea::draw_marks(const Rect& rows) {
  const float scroll = *ImGui::GetStateStorage()->GetFloatRef(ImGui::GetID("scroll"), 0);
  ImGui::PushClipRect({rows.x, rows.y}, {rows.x + rows.w, rows.y + rows.h}, true);
  std::vector<std::size_t> seen;
  for (const LineMark& mark : model_.marks) {
    const std::uint32_t hue = model_.hues[world::index(mark.thread)];
    const float y = rows.y + kTop - scroll + kLineHeight * static_cast<float>(mark.line);
    if (y + kLineHeight < rows.y || y > rows.y + rows.h) continue;
    const auto before = static_cast<float>(std::count(seen.begin(), seen.end(), mark.line));
    box(frame_, {rows.x, y, rows.w, kLineHeight}, 0, {Role::thread_faint, hue}, {Role::none});
    box(frame_, {rows.x + 4 * before, y, 3, kLineHeight}, 0, {Role::thread, hue}, {Role::none});
    seen.push_back(mark.line);
  }
  ImGui::PopClipRect();
}

// A ground behind a part of the text, line by line.
void TextArea::fill(std::size_t begin, std::size_t end, Colour colour, float radius) {
  if (begin >= end) return;
  const std::size_t from = std::max(buffer().line_of(begin), sight_.first);
  const std::size_t to = std::min(buffer().line_of(end) + 1, sight_.last);
  for (std::size_t line = from; line < to; ++line) {
    const std::size_t line_begin = buffer().line_begin(line), line_end = buffer().line_end(line);
    const std::string_view words = buffer().line(line);
    const float x0 = sight_.x(words, std::max(begin, line_begin) - line_begin);
    float x1 = sight_.x(words, std::min(end, line_end) - line_begin);
    if (end > line_end) x1 += sight_.advance / 2;  // the line's end is part of it
    if (x1 > x0) box(frame_, {x0, sight_.y(line), x1 - x0, kLineHeight}, radius, colour, {Role::none});
  }
}

void TextArea::draw_ranges() {
  const editor::Selection selection = document().selection();
  if (bench_.has_focus && selection.is_empty()) {
    const std::size_t line = buffer().line_of(document().caret());
    box(frame_, {sight_.area.x, sight_.y(line), sight_.area.w, kLineHeight}, 0, {Role::line, 0, 0.22f}, {Role::none});
  }
  if (bench_.find)
    for (const Range& match : editor::find_all(document().text(), *bench_.find))
      fill(match.begin, match.end, {Role::warning, 0, 0.25f});
  fill(selection.begin(), selection.end(), {Role::accent, 0, bench_.has_focus ? 0.45f : 0.25f});
  if (bench_.has_focus && selection.is_empty())
    if (bench_.brackets)
      for (const std::size_t at : {bench_.brackets->here, bench_.brackets->there}) {
        const std::size_t line = buffer().line_of(at);
        const float x = sight_.x(buffer().line(line), at - buffer().line_begin(line));
        box(frame_, {x - 0.5f, sight_.y(line) + 2, sight_.advance + 1, kLineHeight - 4}, 2, {Role::line, 0, 0.5f},
            {Role::text_faint, 0, 0.6f});
      }
}

void TextArea::draw_text() {
  const std::string& all = document().text();
  if (sight_.first >= sight_.last) return;
  const std::size_t from = buffer().line_begin(sight_.first), to = buffer().line_end(sight_.last - 1);
  auto run = std::partition_point(bench_.runs.begin(), bench_.runs.end(),
                                  [&](const editor::Run& r) { return r.end <= from; });
  for (; run != bench_.runs.end() && run->begin < to; ++run) {
    // A literal may go over several lines.
    for (std::size_t line = std::max(buffer().line_of(run->begin), sight_.first);
         line < sight_.last && buffer().line_begin(line) < run->end; ++line) {
      const std::size_t line_begin = buffer().line_begin(line);
      const std::size_t begin = std::max<std::size_t>(run->begin, line_begin);
      const std::size_t end = std::min<std::size_t>(run->end, buffer().line_end(line));
      if (begin >= end) continue;
      const float base = sight_.y(line) + 14.5f;
      const std::string_view piece = std::string_view(all).substr(begin, end - begin);
      const bool is_plain = std::all_of(piece.begin(), piece.end(), [](char c) { return c >= ' ' && c <= '~'; });
      if (is_plain) {
        text(frame_, {sight_.x(buffer().line(line), begin - line_begin), base}, std::string(piece), Font::mono, kSize,
             colour_of(run->piece));
        continue;
      }
      for (std::size_t at = begin; at < end;) {  // each character in its own cell, whatever the font has for it
        const std::size_t next = std::min(editor::next_character(all, at), end);
        if (all[at] != '\t')
          text(frame_, {sight_.x(buffer().line(line), at - line_begin), base}, all.substr(at, next - at), Font::mono,
               kSize, colour_of(run->piece));
        at = next;
      }
    }
  }
}

// Variables that were moved away: paler, and struck through.
void TextArea::draw_gone() {
  if (!model_.gone || sight_.first >= sight_.last) return;
  const std::size_t from = buffer().line_begin(sight_.first), to = buffer().line_end(sight_.last - 1);
  for (const lang::VariableName& name : *model_.gone) {
    if (name.lo < from || name.hi > to) continue;
    const std::size_t line = buffer().line_of(name.lo);
    const std::string_view words = buffer().line(line);
    const float x0 = sight_.x(words, name.lo - buffer().line_begin(line)), x1 = sight_.x(words, name.hi - buffer().line_begin(line));
    box(frame_, {x0, sight_.y(line) + 2, x1 - x0, kLineHeight - 4}, 0, {Role::panel, 0, 0.5f}, {Role::none});
    box(frame_, {x0 - 1, sight_.y(line) + 10, x1 - x0 + 2, 1.5f}, 0, {Role::text_soft}, {Role::none});
  }
}

void TextArea::draw_squiggle(std::size_t begin, std::size_t end, Colour colour, bool is_wavy) {
  begin = std::min(begin, document().text().size());
  end = std::min(std::max(end, begin), document().text().size());
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const std::size_t first = std::max(buffer().line_of(begin), sight_.first);
  for (std::size_t line = first; line < sight_.last && buffer().line_begin(line) <= end; ++line) {
    const std::size_t line_begin = buffer().line_begin(line), line_end = buffer().line_end(line);
    const std::string_view words = buffer().line(line);
    const std::size_t blanks = line_begin + editor::indentation(words).size();
    const std::size_t from = begin > line_begin ? begin : std::min(blanks, line_end);
    if (line_begin == end && begin < end) continue;  // it ends with the line before
    const float x0 = sight_.x(words, from - line_begin);
    const float x1 = std::max(sight_.x(words, std::min(end, line_end) - line_begin), x0 + sight_.advance);
    const float y = sight_.y(line) + kLineHeight - 3;
    if (!is_wavy) {
      for (float x = x0; x < x1; x += 4) list.AddLine({x, y}, {std::min(x + 2, x1), y}, frame_.ink(colour), 1.5f);
      continue;
    }
    for (float x = x0, up = 1.2f; x < x1; x += 2, up = -up) list.PathLineTo({x, y + up});
    list.PathStroke(frame_.ink(colour), 0, 1.3f);
  }
}

void TextArea::draw_squiggles() {
  const std::size_t caret = document().caret();
  for (const lang::Diagnostic& diagnostic : bench_.diagnostics) {
    draw_squiggle(diagnostic.span.lo, diagnostic.span.hi, {mood(diagnostic)}, true);
    // What else it is about, while the caret is in it.
    if (bench_.has_focus && caret >= diagnostic.span.lo && caret <= diagnostic.span.hi)
      for (const lang::Label& label : diagnostic.labels)
        if (!lang::in_library(label.span)) draw_squiggle(label.span.lo, label.span.hi, {Role::accent}, false);
  }
}

void TextArea::draw_caret() {
  if (!bench_.has_focus) return;
  float& since = *ImGui::GetStateStorage()->GetFloatRef(ImGui::GetID("since"), 0);
  int& moves = *ImGui::GetStateStorage()->GetIntRef(ImGui::GetID("blinked"), 0);
  const auto now = static_cast<float>(ImGui::GetTime());
  if (moves != static_cast<int>(document().caret_moves())) {
    moves = static_cast<int>(document().caret_moves());
    since = now;
  }
  if (std::fmod(now - since, 1.06f) > 0.53f && !model_.settings.reduced_motion) return;
  const std::size_t line = buffer().line_of(document().caret());
  const float x = sight_.x(buffer().line(line), document().caret() - buffer().line_begin(line));
  box(frame_, {x - 1, sight_.y(line) + 1, 2, kLineHeight - 2}, 0, {Role::text}, {Role::none});
}

void TextArea::draw_numbers(const Rect& rect) {
  *ImGui::GetStateStorage()->GetFloatRef(ImGui::GetID("scroll"), 0) = rect.y + kTop - sight_.top;
  ImGui::PushClipRect({rect.x, rect.y}, {rect.x + rect.w, rect.y + rect.h}, true);
  const std::size_t here = buffer().line_of(document().caret());
  for (std::size_t line = sight_.first; line < sight_.last; ++line) {
    const lang::Diagnostic* worst = nullptr;
    for (const lang::Diagnostic& diagnostic : bench_.diagnostics)
      if (buffer().line_of(std::min<std::size_t>(diagnostic.span.lo, document().text().size())) == line &&
          (!worst || worst->is_warning))
        worst = &diagnostic;
    const bool is_here = bench_.has_focus && line == here;
    const Colour colour = worst ? Colour{mood(*worst)} : Colour{is_here ? Role::text : Role::text_faint};
    text(frame_, {rect.x + rect.w - 8, sight_.y(line) + 14.5f}, std::to_string(line + 1),
         worst || is_here ? Font::mono_bold : Font::mono, 12, colour, Align::right);
  }
  ImGui::PopClipRect();
}

// What the checks say about the place under the mouse; or what the variable there holds.
void TextArea::explain(std::size_t offset) {
  std::string words;
  for (const lang::Diagnostic& diagnostic : bench_.diagnostics) {
    const std::size_t end = std::max(diagnostic.span.hi, diagnostic.span.lo + 1);
    if (offset < diagnostic.span.lo || offset > end) continue;
    if (!words.empty()) words += "\n";
    words += diagnostic.message;
    if (!diagnostic.label.empty()) words += "\nHere: " + diagnostic.label;
    for (const lang::Label& label : diagnostic.labels)
      if (!lang::in_library(label.span))
        words += "\nLine " + std::to_string(buffer().line_of(std::min<std::size_t>(label.span.lo, document().text().size())) + 1) + ": " +
                 label.text;
    if (!diagnostic.hint.empty()) words += "\n" + diagnostic.hint;
  }
  if (!words.empty() || !model_.program) return tooltip(frame_, words);
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const std::size_t line = buffer().line_of(offset);
  if (mouse.x > sight_.x(buffer().line(line), buffer().line(line).size()) || mouse.y > sight_.y(line) + kLineHeight) return;
  if (const auto name = lang::variable_at(*model_.program, static_cast<std::uint32_t>(offset))) {
    fill(name->lo, name->hi, {Role::accent, 0, 0.25f});
    variable_tip(model_, frame_, *name);
  }
}

void TextArea::tell(const Rect& rect) {
  std::string label = "Program text, Rust";
  std::string places;
  for (const LineMark& mark : model_.marks)
    places += "; " + model_.state.threads[world::index(mark.thread)].name + " on line " + std::to_string(mark.line + 1);
  Widget widget{"editor", "textbox", label + places, document().text(), true, rect, true};
  frame_.semantics.add(std::move(widget));
  if (const auto given = frame_.semantics.take_value("editor")) edit(editor::SetText{*given});
  if (frame_.semantics.take_press("editor")) frame_.emit(FocusEditor{true});
}

// --- above the text --------------------------------------------------------------------------------------------------

void head(const Model& model, Frame& frame, const Rect& rect) {
  const Workbench& bench = *model.bench;
  float right = rect.x + rect.w - 10;
  const float y = rect.y + (rect.h - kControlHeight) / 2;
  const Button run{.id = "program/run", .label = "Run", .icon = Icon::play, .look = Look::primary,
                   .refusal = bench.errors > 0 && bench.is_checked() ? "the program has errors: see below" : "",
                   .tooltip = "Run this program from its beginning (Ctrl+Enter)"};
  right -= button_width(frame, run);
  if (button(frame, {right, y, button_width(frame, run), kControlHeight}, run)) frame.emit(RunProgram{});
  right -= 8;
  if (bench.can_share) {
    const Button share{.id = "program/share", .label = "Share", .icon = Icon::share,
                       .tooltip = "Put a link to this program on the clipboard"};
    right -= button_width(frame, share);
    if (button(frame, {right, y, button_width(frame, share), kControlHeight}, share)) frame.emit(ShareProgram{});
    right -= 8;
  }
  const float room = right - rect.x - 16;
  const Measure measure(frame.fonts);
  const float wide = std::min(measure.width(bench.title, Font::sans_bold, 14), room);
  text(frame, {rect.x + 16, rect.y + 27}, bench.title, Font::sans_bold, 14, {Role::text}, Align::left, room);
  if (bench.is_changed() && room - wide > 60)
    text(frame, {rect.x + 16 + wide + 10, rect.y + 27}, "edited", Font::sans, 12, {Role::text_faint});
}

void find_bar(const Model& model, Frame& frame, const Rect& rect, bool has_just_come) {
  const Workbench& bench = *model.bench;
  const std::vector<Range> matches = editor::find_all(bench.document.text(), *bench.find);
  const float y = rect.y + (rect.h - kControlHeight) / 2;
  float right = rect.x + rect.w - 10;
  const auto icon_button = [&](const char* id, const char* label, Icon which, const char* hint) {
    right -= 32;
    const bool is_on = button(frame, {right, y, 30, kControlHeight},
                              {.id = id, .label = label, .icon = which, .look = Look::quiet, .icon_only = true, .tooltip = hint});
    return is_on;
  };
  const bool close = icon_button("find/close", "Close", Icon::close, "Close (Esc)");
  bool next = icon_button("find/next", "Next", Icon::next, "Next (Enter, F3)");
  bool back = icon_button("find/previous", "Previous", Icon::previous, "Previous (Shift+Enter, Shift+F3)");
  right -= 72;
  const editor::Selection selection = bench.document.selection();
  const auto here = std::find(matches.begin(), matches.end(), Range{selection.begin(), selection.end()});
  const std::string count = bench.find->empty() ? ""
                            : matches.empty()   ? "not found"
                            : here == matches.end()
                                ? std::to_string(matches.size())
                                : std::to_string(here - matches.begin() + 1) + " of " + std::to_string(matches.size());
  text(frame, {right + 36, y + 20.5f}, count, Font::sans, 12, {matches.empty() ? Role::danger : Role::text_faint}, Align::centre);
  const Typed typed = text_field(frame, {rect.x + 10, y, right - rect.x - 14, kControlHeight},
                                 {.id = "find/query", .label = "Find in the program", .text = *bench.find, .placeholder = "Find",
                                  .focuses = has_just_come, .is_code = true});
  if (typed.text) frame.emit(Find{*typed.text});
  const bool shift = ImGui::GetIO().KeyShift;
  if (typed.entered) (shift ? back : next) = true;
  if (ImGui::IsKeyPressed(ImGuiKey_F3, true)) (shift ? back : next) = true;
  if ((next || back) && !matches.empty()) {
    const std::size_t from = next ? selection.end() : selection.begin();
    const Range& match = matches[editor::next_match(matches, from, back)];
    frame.emit(Edit{editor::Select{match.begin, match.end}});
  }
  if (close || typed.left) {
    frame.emit(Find{std::nullopt});
    frame.emit(FocusEditor{true});
  }
}

// Opens the field to find with, begun with what is selected.
bool opens_find(const Model& model, Frame& frame) {
  const ImGuiIO& io = ImGui::GetIO();
  if (!io.KeyCtrl || io.KeyAlt || !ImGui::IsKeyPressed(ImGuiKey_F, false)) return false;
  const editor::Document& document = model.bench->document;
  const editor::Selection selection = document.selection();
  std::string query = document.text().substr(selection.begin(), selection.end() - selection.begin());
  if (query.empty() || query.find('\n') != query.npos) query = model.bench->find.value_or("");
  frame.emit(Find{query});
  frame.emit(FocusEditor{false});
  return true;
}

// What is below the text: what the checks say, or what the program says.
void below(const Model& model, Frame& frame, const Rect& rect) {
  using Below = Workbench::Below;
  const Workbench& bench = *model.bench;
  box(frame, {rect.x, rect.y, rect.w, 1}, 0, {Role::line}, {Role::none});
  const std::size_t warnings = bench.diagnostics.size() - bench.errors;
  const auto many = [](std::size_t n, const char* word) { return std::to_string(n) + " " + word + (n == 1 ? "" : "s"); };
  const std::string found = bench.errors > 0 ? many(bench.errors, "error") : warnings > 0 ? many(warnings, "warning") : "No errors";
  float x = rect.x + 10;
  const auto tab = [&](const char* id, const std::string& label, Below what) {
    const Button b{.id = id, .label = label, .look = Look::tab, .chosen = bench.below == what, .role = "tab"};
    const Rect place{x, rect.y + 5, button_width(frame, b), 26};
    x += place.w + 4;
    if (button(frame, place, b)) frame.emit(ShowBelow{what});
  };
  tab("below/problems", found, Below::problems);
  tab("below/output", "Output", Below::output);
  const std::size_t line = bench.document.buffer().line_of(bench.document.caret());
  const std::size_t column = editor::cells(bench.document.buffer().line(line),
                                           bench.document.caret() - bench.document.buffer().line_begin(line));
  const std::string place = "line " + std::to_string(line + 1) + ", column " + std::to_string(column + 1);
  if (rect.x + rect.w - x > 150)
    text(frame, {rect.x + rect.w - 14, rect.y + 22}, place, Font::sans, 12, {Role::text_faint}, Align::right);
  const Rect rest{rect.x, rect.y + 34, rect.w, rect.h - 34};
  if (bench.below == Below::problems)
    diagnostics_panel(model, frame, rest);
  else
    console_panel(model, frame, rest);
}

}  // namespace

void editor_panel(const Model& model, Frame& frame, const Rect& rect) {
  box(frame, rect, 10, {Role::panel}, model.bench->has_focus ? Colour{Role::accent, 0, 0.7f} : Colour{Role::line});
  head(model, frame, {rect.x, rect.y, rect.w, kHead});
  float top = rect.y + kHead;
  box(frame, {rect.x + 1, top - 1, rect.w - 2, 1}, 0, {Role::line, 0, 0.6f}, {Role::none});
  const bool opens = opens_find(model, frame);
  bool& had_find = *ImGui::GetStateStorage()->GetBoolRef(ImGui::GetID("had find"), false);
  bool& asked = *ImGui::GetStateStorage()->GetBoolRef(ImGui::GetID("asked for find"), false);
  if (model.bench->find) {
    find_bar(model, frame, {rect.x, top, rect.w, kFindBar}, !had_find || asked);
    top += kFindBar;
  }
  had_find = model.bench->find.has_value();
  asked = opens;
  const float foot = std::clamp(std::round(rect.h * 0.3f), 84.0f, 260.0f);
  TextArea(model, frame).draw({rect.x, top, rect.w, rect.y + rect.h - foot - top});
  below(model, frame, {rect.x, rect.y + rect.h - foot, rect.w, foot});
}

}  // namespace handoff::ui
