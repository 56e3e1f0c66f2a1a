#include "sandbox/rust_text.hpp"

#include <algorithm>
#include <cstdlib>

#include "sandbox/main_script.hpp"

namespace handoff::sandbox {

namespace {

bool contains(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

// What is noteworthy about the program as it stands.
std::string warning_of(const MainScript& main, const world::State& state) {
  const world::Thread& thread = state[world::kMain];
  if (main.holds_tx() && thread.status == world::Status::blocked_join)
    return "main joins while it still holds tx: rx can never close";
  return {};
}

}  // namespace

RustText rust_text(const world::State& state) {
  RustText result;
  const MainScript* main = main_script(state);
  if (!main) return result;

  for (std::size_t i = 0; i < main->items().size(); ++i) {
    const MainScript::Item& item = main->items()[i];
    const Text text = main->text(item, state);
    if (text.size() > 1 && !result.lines.empty()) result.lines.emplace_back();  // air before a block
    const int first = static_cast<int>(result.lines.size());
    const auto mark = [&](world::ThreadId thread, int point) {
      for (std::size_t k = 0; k < text.size(); ++k)
        if (text[k].point == point) {
          result.marks.push_back({thread, first + static_cast<int>(k)});
          return;
        }
    };
    for (const TextLine& line : text) {
      const bool is_mains_loop = item.what == MainScript::Item::What::run_loop && line.point > 0;
      const world::ThreadId thread = is_mains_loop ? world::kMain : line.point < 0 ? item.thread : world::kNoThread;
      result.lines.push_back({line.text, thread, thread == world::kNoThread ? 0 : std::abs(line.point)});
    }
    if (i == main->at() && !state.ended && main->line() != 0) mark(world::kMain, main->line());
    if (item.thread != world::kNoThread) {
      const world::Thread& thread = state[item.thread];
      if (!thread.has_ended() && !state.ended && thread.script) mark(item.thread, -thread.script->line());
    }
  }
  result.warning = warning_of(*main, state);
  return result;
}

std::string RustText::whole() const {
  std::string body;
  for (const Line& line : lines) body += line.text.empty() ? "\n" : "    " + line.text + "\n";
  std::string head;
  if (contains(body, "AtomicBool")) head += "use std::sync::atomic::{AtomicBool, Ordering::SeqCst};\n";
  head += contains(body, "TryRecvError") ? "use std::sync::mpsc::{self, TryRecvError};\n" : "use std::sync::mpsc;\n";
  if (contains(body, "thread::")) head += "use std::thread;\n";
  if (contains(body, "Duration::")) head += "use std::time::Duration;\n";
  return head + "\nfn main() {\n" + body + "}\n";
}

}  // namespace handoff::sandbox
