// A variable under the mouse: what it holds in each thread, and who owns that.
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "lang/inspect.hpp"
#include "ui/panels.hpp"

namespace handoff::ui {
namespace {

using view::Font;
using view::Role;

constexpr float kSize = 13, kLine = 20;
constexpr std::size_t kLongest = 60;  // characters of a value

struct Row {
  std::uint32_t hue = 0;
  std::string who, value, remark;
  bool is_gone = false;
};

std::string cut(std::string words) {
  std::replace(words.begin(), words.end(), '\n', ' ');
  std::size_t at = 0, count = 0;
  while (at < words.size() && count < kLongest) {
    do ++at;
    while (at < words.size() && (static_cast<unsigned char>(words[at]) & 0xC0) == 0x80);
    ++count;
  }
  return at < words.size() ? words.substr(0, at) + "…" : words;
}

// Who has the handle now.
std::string owner_of(const world::State& state, world::HandleId id) {
  const world::Handle& handle = state[id];
  if (handle.owner != world::kNoThread) return "owned by " + state[handle.owner].name;
  if (handle.carrier != world::kNoMessage) return "travels in a message";
  if (handle.keeper != world::kNoCell) return "inside of " + state[handle.keeper].name;
  if (handle.left_by != world::kNoThread) return "left by " + state[handle.left_by].name;
  return "dropped";
}

std::string remark_on(const world::State& state, const world::Value& value) {
  if (const world::HandleId* const handle = value.handle()) return owner_of(state, *handle);
  const world::CellId* const id = value.cell();
  if (!id) return {};
  const world::Cell& cell = state[*id];
  if (!cell.holders.empty()) return "locked by " + state[cell.holders.front()].name;
  const std::string content = cell.kind == world::CellKind::Condition ? "" : "holds " + cut(world::to_text(cell.value, state));
  if (cell.owners < 2) return content;
  return (content.empty() ? "" : content + ", ") + std::to_string(cell.owners) + " owners";
}

std::vector<Row> rows_of(const Model& model, const lang::VariableName& name, std::string& type) {
  std::vector<Row> rows;
  for (std::uint32_t i = 0; i < model.state.threads.size(); ++i) {
    const world::Thread& thread = model.state.threads[i];
    if (thread.has_ended()) continue;
    const auto look = lang::look(thread.script, name.declared);
    if (!look) continue;
    if (type.empty()) type = look->type;
    Row row{model.hues[i], thread.name, {}, {}, look->is_gone};
    if (look->value && (!look->is_gone || look->value->handle())) row.remark = remark_on(model.state, *look->value);
    if (look->is_gone)
      row.value = "moved out";
    else if (look->value)
      row.value = cut(world::to_text(*look->value, model.state));
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

void variable_tip(const Model& model, Frame& frame, const lang::VariableName& name) {
  std::string type;
  const std::vector<Row> rows = rows_of(model, name, type);
  const std::string title = model.program->text.substr(name.lo, name.hi - name.lo);
  const Measure measure(frame.fonts);
  const float title_width = measure.width(title, Font::mono_bold, kSize);
  const std::string kind = type.empty() ? "" : ": " + cut(type);
  const std::string nobody = "no thread is where it is there";
  float who = 0, value = 0, remark = 0;
  std::string told;
  for (const Row& row : rows) {
    who = std::max(who, measure.width(row.who, Font::sans, kSize));
    value = std::max(value, measure.width(row.value, Font::mono, kSize));
    remark = std::max(remark, measure.width(row.remark, Font::sans, kSize - 1));
    told += row.who + ": " + row.value + (row.remark.empty() ? "" : " (" + row.remark + ")") + "; ";
  }
  const float table = 18 + who + 16 + value + (remark > 0 ? 16 + remark : 0);
  const float head = title_width + measure.width(kind, Font::mono, kSize);
  const float width = std::ceil(std::max({head, rows.empty() ? measure.width(nobody, Font::sans, kSize) : table}));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 8);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  if (ImGui::BeginTooltip()) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    text(frame, {at.x, at.y + 14}, title, Font::mono_bold, kSize, {Role::text});
    text(frame, {at.x + title_width, at.y + 14}, kind, Font::mono, kSize, {Role::code_type});
    float y = at.y + kLine + 4;
    for (const Row& row : rows) {
      box(frame, {at.x, y + 5, 9, 9}, 3, {Role::thread, row.hue}, {Role::none});
      text(frame, {at.x + 18, y + 14}, row.who, Font::sans, kSize, {Role::thread, row.hue});
      const float x = at.x + 18 + who + 16;
      text(frame, {x, y + 14}, row.value, row.is_gone ? Font::sans : Font::mono, kSize, {row.is_gone ? Role::text_faint : Role::text});
      text(frame, {x + value + 16, y + 14}, row.remark, Font::sans, kSize - 1, {Role::text_soft});
      y += kLine;
    }
    if (rows.empty()) text(frame, {at.x, y + 14}, nobody, Font::sans, kSize, {Role::text_faint});
    ImGui::Dummy({width, kLine + 4 + kLine * std::max(1.0f, static_cast<float>(rows.size()))});
    ImGui::EndTooltip();
  }
  ImGui::PopStyleVar(2);
  frame.semantics.add({"variable", "tooltip", title + kind, rows.empty() ? nobody : told, true, {}});
}

}  // namespace handoff::ui
