#include "ui/editor/document.hpp"

#include <algorithm>
#include <utility>

#include "ui/editor/words.hpp"

namespace handoff::ui::editor {

void Document::apply(const Action& action) {
  std::visit([this](const auto& what) { carry_out(what); }, action);
}

std::string Document::copied() const {
  if (!selection_.is_empty()) return text().substr(selection_.begin(), selection_.end() - selection_.begin());
  return std::string(buffer_.line(buffer_.line_of(caret()))) + "\n";
}

// --- changes ---------------------------------------------------------------------------------------------------------

void Document::replace(std::vector<Replacement>& done, std::size_t begin, std::size_t end, std::string_view with) {
  if (begin == end && with.empty()) return;
  done.push_back({begin, text().substr(begin, end - begin), std::string(with)});
  buffer_.replace(begin, end, with);
}

void Document::finish(Step::Kind kind, std::vector<Replacement> done, Selection after) {
  if (done.empty()) return put_caret(after);
  history_.add({kind, std::move(done), selection_, after});
  ++revision_;
  put_caret(after);
}

void Document::put_caret(Selection selection) {
  selection_ = {limited(selection.anchor), limited(selection.caret)};
  const std::size_t line = buffer_.line_of(caret());
  wanted_cell_ = cells(buffer_.line(line), caret() - buffer_.line_begin(line));
  ++caret_moves_;
}

// Inside of the text, and at the border of a character.
std::size_t Document::limited(std::size_t offset) const {
  if (offset >= text().size()) return text().size();
  while (offset > 0 && (static_cast<unsigned char>(text()[offset]) & 0xC0) == 0x80) --offset;
  return offset;
}

void Document::replace_selection(std::string_view with, Step::Kind kind) {
  std::vector<Replacement> done;
  const std::size_t begin = selection_.begin();
  replace(done, begin, selection_.end(), with);
  const std::size_t caret = begin + with.size();
  finish(kind, std::move(done), {caret, caret});
}

void Document::carry_out(const Type& type) {
  const std::string typed = clean(type.text);
  if (typed.empty()) return;
  const bool is_closing = typed == "}" || typed == ")" || typed == "]";
  if (is_closing && selection_.is_empty()) {
    if (const auto blanks = closing_indentation(buffer_, caret(), typed[0])) {
      std::vector<Replacement> done;
      const std::size_t begin = buffer_.line_begin(buffer_.line_of(caret()));
      replace(done, begin, caret(), *blanks + typed);
      const std::size_t after = begin + blanks->size() + 1;
      return finish(Step::Kind::other, std::move(done), {after, after});
    }
  }
  replace_selection(typed, Step::Kind::typing);
}

void Document::carry_out(const Break&) {
  const LineBreak next = line_break(buffer_, selection_.begin());
  std::vector<Replacement> done;
  const std::size_t begin = selection_.begin();
  replace(done, begin, selection_.end(), next.text);
  finish(Step::Kind::other, std::move(done), {begin + next.caret, begin + next.caret});
}

void Document::carry_out(const Paste& paste) {
  history_.seal();
  replace_selection(clean(paste.text), Step::Kind::other);
}

void Document::carry_out(const Cut&) {
  if (!selection_.is_empty()) return replace_selection("", Step::Kind::other);
  const std::size_t line = buffer_.line_of(caret());
  const std::size_t begin = buffer_.line_begin(line), end = std::min(buffer_.line_end(line) + 1, text().size());
  std::vector<Replacement> done;
  replace(done, begin, end, "");
  finish(Step::Kind::other, std::move(done), {begin, begin});
}

void Document::carry_out(const Erase& erase) {
  if (!selection_.is_empty()) return replace_selection("", Step::Kind::other);
  std::size_t to = moved(caret(), erase.over);
  // Backspace in a line's indentation goes back to the stop before.
  const std::size_t line = buffer_.line_of(caret()), begin = buffer_.line_begin(line);
  const std::string_view before = buffer_.line(line).substr(0, caret() - begin);
  const bool is_blank = !before.empty() && before.find_first_not_of(' ') == before.npos;
  if (erase.over == Motion::left && is_blank) to = begin + (before.size() - 1) / kIndent * kIndent;
  std::vector<Replacement> done;
  const std::size_t from = std::min(to, caret());
  replace(done, from, std::max(to, caret()), "");
  finish(Step::Kind::erasing, std::move(done), {from, from});
}

// --- lines -----------------------------------------------------------------------------------------------------------

// A selection that ends at the very beginning of a line does not mean that line.
Document::Lines Document::selected_lines() const {
  const std::size_t first = buffer_.line_of(selection_.begin()), last = buffer_.line_of(selection_.end());
  const bool ends_before = last > first && selection_.end() == buffer_.line_begin(last);
  return {first, ends_before ? last - 1 : last};
}

namespace {

// A change in a line moves what stands at or behind it.
void move_along(std::size_t& offset, std::size_t at, std::size_t removed, std::size_t inserted) {
  if (offset >= at) offset = std::max(offset, at + removed) - removed + inserted;
}

}  // namespace

void Document::carry_out(const Indent&) {
  const Lines lines = selected_lines();
  if (lines.first == lines.last && (selection_.is_empty() || buffer_.line_of(selection_.end()) == lines.last)) {
    const std::size_t begin = buffer_.line_begin(lines.first);
    const std::size_t cell = cells(buffer_.line(lines.first), selection_.begin() - begin);
    return replace_selection(std::string(kIndent - cell % kIndent, ' '), Step::Kind::other);
  }
  std::vector<Replacement> done;
  Selection after = selection_;
  for (std::size_t line = lines.first; line <= lines.last; ++line) {
    if (buffer_.line(line).empty()) continue;
    const std::size_t at = buffer_.line_begin(line);
    replace(done, at, at, std::string(kIndent, ' '));
    move_along(after.anchor, at, 0, kIndent);
    move_along(after.caret, at, 0, kIndent);
  }
  finish(Step::Kind::other, std::move(done), after);
}

void Document::carry_out(const Outdent&) {
  const Lines lines = selected_lines();
  std::vector<Replacement> done;
  Selection after = selection_;
  for (std::size_t line = lines.first; line <= lines.last; ++line) {
    const std::string_view blanks = indentation(buffer_.line(line));
    if (blanks.empty()) continue;
    std::size_t count = 0;
    while (count < blanks.size() && count < kIndent && blanks[count] == ' ') ++count;
    if (count == 0) count = 1;  // a tab
    const std::size_t at = buffer_.line_begin(line);
    replace(done, at, at + count, "");
    move_along(after.anchor, at, count, 0);
    move_along(after.caret, at, count, 0);
  }
  finish(Step::Kind::other, std::move(done), after);
}

void Document::carry_out(const ToggleComment&) {
  const Lines lines = selected_lines();
  std::size_t margin = std::string::npos;
  bool are_comments = true;
  for (std::size_t line = lines.first; line <= lines.last; ++line) {
    const std::string_view words = buffer_.line(line);
    const std::size_t blanks = indentation(words).size();
    if (blanks == words.size()) continue;
    margin = std::min(margin, blanks);
    are_comments = are_comments && words.substr(blanks, 2) == "//";
  }
  if (margin == std::string::npos) return;
  std::vector<Replacement> done;
  Selection after = selection_;
  for (std::size_t line = lines.first; line <= lines.last; ++line) {
    const std::string words(buffer_.line(line));
    const std::size_t blanks = indentation(words).size();
    if (blanks == words.size()) continue;
    const std::size_t at = buffer_.line_begin(line) + (are_comments ? blanks : margin);
    const std::size_t removed = !are_comments ? 0 : words.substr(blanks, 3) == "// " ? 3 : 2;
    const std::string_view inserted = are_comments ? "" : "// ";
    replace(done, at, at + removed, inserted);
    move_along(after.anchor, at, removed, inserted.size());
    move_along(after.caret, at, removed, inserted.size());
  }
  finish(Step::Kind::other, std::move(done), after);
}

void Document::carry_out(const MoveLines& move) {
  const Lines lines = selected_lines();
  if (move.down ? lines.last + 1 >= buffer_.lines() : lines.first == 0) return;
  const std::size_t begin = buffer_.line_begin(lines.first), end = buffer_.line_end(lines.last);
  const std::string moved_lines = text().substr(begin, end - begin);
  std::vector<Replacement> done;
  Selection after = selection_;
  if (move.down) {
    const std::string next(buffer_.line(lines.last + 1));
    replace(done, begin, buffer_.line_end(lines.last + 1), next + "\n" + moved_lines);
    after.anchor += next.size() + 1;
    after.caret += next.size() + 1;
  } else {
    const std::string previous(buffer_.line(lines.first - 1));
    replace(done, buffer_.line_begin(lines.first - 1), end, moved_lines + "\n" + previous);
    after.anchor -= previous.size() + 1;
    after.caret -= previous.size() + 1;
  }
  finish(Step::Kind::other, std::move(done), after);
}

// --- the caret -------------------------------------------------------------------------------------------------------

std::size_t Document::moved(std::size_t from, Motion motion) {
  const std::size_t line = buffer_.line_of(from), begin = buffer_.line_begin(line);
  const auto at_wanted_cell = [&](std::size_t other) {
    return buffer_.line_begin(other) + offset_of_cell(buffer_.line(other), wanted_cell_);
  };
  switch (motion) {
    case Motion::left: return previous_character(text(), from);
    case Motion::right: return next_character(text(), from);
    case Motion::word_left: return word_left(text(), from);
    case Motion::word_right: return word_right(text(), from);
    case Motion::up: return line == 0 ? 0 : at_wanted_cell(line - 1);
    case Motion::down: return line + 1 == buffer_.lines() ? text().size() : at_wanted_cell(line + 1);
    case Motion::line_begin: {
      const std::size_t words = begin + indentation(buffer_.line(line)).size();
      return from == words ? begin : words;
    }
    case Motion::line_end: return buffer_.line_end(line);
    case Motion::text_begin: return 0;
    case Motion::text_end: return text().size();
  }
  return from;
}

void Document::carry_out(const Move& move) {
  history_.seal();
  std::size_t to = caret();
  const bool is_sideways = move.motion == Motion::left || move.motion == Motion::right;
  if (is_sideways && !move.selects && !selection_.is_empty()) {
    to = move.motion == Motion::left ? selection_.begin() : selection_.end();  // the selection is let go
  } else {
    for (std::size_t i = 0; i < move.times; ++i) to = moved(to, move.motion);
  }
  const std::size_t cell = wanted_cell_;
  put_caret({move.selects ? selection_.anchor : to, to});
  if (move.motion == Motion::up || move.motion == Motion::down) wanted_cell_ = cell;
}

void Document::carry_out(const Select& select) {
  history_.seal();
  put_caret({select.anchor, select.caret});
}

void Document::carry_out(const SelectWord& select) {
  history_.seal();
  const Range word = word_at(text(), limited(select.at));
  put_caret({word.begin, word.end});
}

void Document::carry_out(const SelectLine& select) {
  history_.seal();
  const std::size_t line = buffer_.line_of(limited(select.at));
  put_caret({buffer_.line_begin(line), std::min(buffer_.line_end(line) + 1, text().size())});
}

void Document::carry_out(const SelectAll&) {
  history_.seal();
  put_caret({0, text().size()});
}

// --- undo, and changes from outside ----------------------------------------------------------------------------------

void Document::carry_out(const Undo&) {
  const Step* step = history_.undo();
  if (!step) return;
  for (auto done = step->done.rbegin(); done != step->done.rend(); ++done)
    buffer_.replace(done->at, done->at + done->inserted.size(), done->removed);
  ++revision_;
  put_caret(step->before);
}

void Document::carry_out(const Redo&) {
  const Step* step = history_.redo();
  if (!step) return;
  for (const Replacement& done : step->done)
    buffer_.replace(done.at, done.at + done.removed.size(), done.inserted);
  ++revision_;
  put_caret(step->after);
}

void Document::carry_out(const Fix& fix) {
  if (fix.revision != revision_) return;  // the places are those of another text
  std::vector<lang::Edit> edits = fix.edits;
  std::stable_sort(edits.begin(), edits.end(), [](const lang::Edit& a, const lang::Edit& b) { return a.span.lo > b.span.lo; });
  std::vector<Replacement> done;
  std::size_t last = text().size(), caret = 0;
  for (const lang::Edit& edit : edits) {
    if (edit.span.lo > edit.span.hi || edit.span.hi > last) continue;  // outside, or across another one
    const std::string with = clean(edit.text);
    replace(done, edit.span.lo, edit.span.hi, with);
    caret = edit.span.lo + with.size();
    last = edit.span.lo;
  }
  history_.seal();
  finish(Step::Kind::other, std::move(done), {caret, caret});
}

void Document::carry_out(const SetText& set) {
  const std::string fresh = clean(set.text);
  const std::string& old = text();
  const std::size_t shorter = std::min(fresh.size(), old.size());
  std::size_t same = 0, same_end = 0;
  while (same < shorter && fresh[same] == old[same]) ++same;
  same = limited(same);
  while (same_end < shorter - same && fresh[fresh.size() - 1 - same_end] == old[old.size() - 1 - same_end]) ++same_end;
  while (same_end > 0 && (static_cast<unsigned char>(fresh[fresh.size() - same_end]) & 0xC0) == 0x80) --same_end;
  std::vector<Replacement> done;
  replace(done, same, old.size() - same_end, std::string_view(fresh).substr(same, fresh.size() - same_end - same));
  const std::size_t caret = fresh.size() - same_end;
  history_.seal();
  finish(Step::Kind::other, std::move(done), {caret, caret});
}

}  // namespace handoff::ui::editor
