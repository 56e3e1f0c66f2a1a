// The text in the editor: what is selected in it, how it is edited, and how that is undone. No window, no ImGui.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ui/editor/action.hpp"
#include "ui/editor/buffer.hpp"
#include "ui/editor/history.hpp"

namespace handoff::ui::editor {

class Document {
 public:
  Document() = default;
  explicit Document(std::string_view text) : buffer_(text) {}

  const Buffer& buffer() const { return buffer_; }
  const std::string& text() const { return buffer_.text(); }
  const Selection& selection() const { return selection_; }
  std::size_t caret() const { return selection_.caret; }

  // Another one for each text there has ever been, and for each place that the caret was brought to.
  std::uint64_t revision() const { return revision_; }
  std::uint64_t caret_moves() const { return caret_moves_; }

  void apply(const Action&);

  // What copying takes: the selection; the whole line, with its end, where nothing is selected.
  std::string copied() const;

 private:
  void carry_out(const Type&);
  void carry_out(const Break&);
  void carry_out(const Paste&);
  void carry_out(const Cut&);
  void carry_out(const Erase&);
  void carry_out(const Indent&);
  void carry_out(const Outdent&);
  void carry_out(const ToggleComment&);
  void carry_out(const MoveLines&);
  void carry_out(const Move&);
  void carry_out(const Select&);
  void carry_out(const SelectWord&);
  void carry_out(const SelectLine&);
  void carry_out(const SelectAll&);
  void carry_out(const Undo&);
  void carry_out(const Redo&);
  void carry_out(const Fix&);
  void carry_out(const SetText&);

  struct Lines {
    std::size_t first, last;  // counted from 0
  };
  Lines selected_lines() const;
  std::size_t moved(std::size_t from, Motion);
  std::size_t limited(std::size_t offset) const;
  void replace(std::vector<Replacement>& done, std::size_t begin, std::size_t end, std::string_view with);
  void replace_selection(std::string_view with, Step::Kind);
  void finish(Step::Kind, std::vector<Replacement> done, Selection after);
  void put_caret(Selection);

  Buffer buffer_;
  Selection selection_;
  History history_;
  std::size_t wanted_cell_ = 0;  // where up and down lead
  std::uint64_t revision_ = 1, caret_moves_ = 0;
};

}  // namespace handoff::ui::editor
