#include "app/headless.hpp"

#include <map>
#include <sstream>
#include <string>

#include "app/files.hpp"
#include "app/json.hpp"
#include "explore/stuck.hpp"
#include "explore/why.hpp"
#include "lang/program.hpp"
#include "live/headless.hpp"
#include "world/event.hpp"

namespace handoff::app {
namespace {

std::string why_sentences(const world::State& state) {
  std::string sentences;
  for (const world::ThreadId thread : explore::stuck_threads(state))
    sentences += (sentences.empty() ? "" : " ") + explore::why(state, thread).sentence;
  return sentences;
}

void tell_json(const Arguments& arguments, live::Session& session, std::ostream& out) {
  const world::State& latest = session.history().latest();
  Json json;
  json.begin_object();
  write_state(json,
              {.preset = arguments.file.empty() ? arguments.setup.preset : "", .program = arguments.file,
               .length = session.history().length(), .why = why_sentences(latest),
               .agreed = session.agreed(), .pool = sandbox::kMaxThreads, .busy = session.run().threads_alive()},
              latest);
  json.key("events");
  write_events(json, session.history(), 1, session.history().length() + 1);
  json.end_object();
  out << json.str() << '\n';
}

void tell_summary(const Arguments& arguments, const live::Session& session, std::ostream& out) {
  const world::History& history = session.history();
  const world::State& latest = history.latest();
  out << arguments.setup.preset << ": " << history.length() << " events in " << latest.now_ms / 1000
      << " s of the run's clock\n";
  for (const world::Thread& thread : latest.threads)
    out << "  " << thread.name << ": " << world::to_text(thread.status) << '\n';
  for (std::size_t i = 0; i < latest.channels.size(); ++i) {
    const world::Channel& channel = latest.channels[i];
    out << "  channel " << i + 1 << (channel.bound ? " of " + std::to_string(*channel.bound) : std::string(", unbounded"))
        << ": " << channel.sent << " sent, " << channel.received << " received, " << channel.destroyed
        << " destroyed, " << channel.queue.size() << " inside; " << channel.senders << " senders, "
        << (channel.has_receiver ? "a receiver" : "no receiver") << '\n';
  }
  std::map<std::string, std::uint32_t> kinds;
  for (std::uint32_t n = 1; n <= history.length(); ++n) ++kinds[world::to_text(history.event(n).kind)];
  out << "  events:";
  for (const auto& [kind, count] : kinds) out << ' ' << kind << ' ' << count << ';';
  out << '\n';
  const std::string why = why_sentences(latest);
  if (!why.empty()) out << "  " << why << '\n';
  const std::string end = session.end_sentence();
  if (!end.empty()) out << "  " << end << '\n';
  out << (session.agreed() ? "The specification agrees with every event.\n"
                           : "The specification disagrees: " + *history.disagreement() + "\n");
}

// Passes on what a program prints, as it comes.
class Printer {
 public:
  Printer(std::ostream& out, std::ostream& err) : out_(out), err_(err) {}

  void print(const world::State& state) {
    for (; line_ < state.output.size(); ++line_, written_ = 0) {
      const world::OutputLine& line = state.output[line_];
      std::ostream& stream = line.stream == world::Stream::out ? out_ : err_;
      const std::string text = line.value.to_text();
      stream << text.substr(written_);
      written_ = text.size();
      if (line.is_open && line_ + 1 == state.output.size()) break;  // it may go on
      if (!line.is_open) stream << '\n';
    }
    out_.flush();
  }

 private:
  std::ostream& out_;
  std::ostream& err_;
  std::size_t line_ = 0, written_ = 0;  // written of that line, in bytes
};

bool awaits_line(const world::State& state) {
  for (const world::Thread& thread : state.threads)
    if (thread.awaits_line) return true;
  return false;
}

void tell_diagnostics(const Arguments& arguments, const lang::CheckedProgram& checked, std::ostream& err) {
  const lang::LineMap lines(checked.text);
  const auto place = [&](lang::Span span) {
    const lang::Position at = lines.position(span.lo);
    return arguments.file + ':' + std::to_string(at.line) + ':' + std::to_string(at.column) + ": ";
  };
  for (const lang::Diagnostic& d : checked.diagnostics) {
    err << place(d.span) << (d.is_warning ? "warning" : "error") << (d.code.empty() ? "" : "[" + d.code + "]") << ": "
        << d.message << '\n';
    for (const lang::Label& label : d.labels) err << "  " << place(label.span) << label.text << '\n';
    if (!d.hint.empty()) err << "  hint: " << d.hint << '\n';
  }
}

}  // namespace

int run_headless_program(const Arguments& arguments, std::istream& in, std::ostream& out, std::ostream& err) {
  constexpr int kErrors = 1, kWaitsForEver = 124, kMistakeOfOurs = 70;
  std::string text;
  if (!read_program_file(arguments.file, text)) {
    err << "handoff: " << arguments.file << " could not be read\n";
    return kErrors;
  }
  const lang::CheckedProgram checked = lang::check(std::move(text));
  tell_diagnostics(arguments, checked, err);
  if (!checked.ok()) return kErrors;
  const lang::Compiled compiled = lang::compile(checked);
  if (!compiled.program) {
    err << "handoff: " << compiled.problem << '\n';
    return kMistakeOfOurs;
  }

  std::ostringstream unseen;  // with --json the output is part of the state
  Printer printer(arguments.json ? unseen : out, arguments.json ? unseen : err);
  const auto watch = [&](live::Session& session) {
    const world::State& state = session.history().latest();
    printer.print(state);
    if (!awaits_line(state) || session.run().has_input()) return;
    std::string line;
    if (!std::getline(in, line)) return session.run().end_input();
    session.run().give_line(in.eof() ? line : line + '\n');
  };
  // Nobody has to draw them, and no browser has to keep workers for them.
  constexpr std::uint32_t kMostThreads = 1000;
  live::Session::Started started =
      live::run_headless(world::initial_state(lang::main_script(*compiled.program)), {.max_threads = kMostThreads, .speed = arguments.speed},
                         {.seconds = arguments.seconds, .until_idle = true}, watch);
  if (!started.session) {
    err << "handoff: " << started.refusal << '\n';
    return kErrors;
  }
  if (arguments.json) tell_json(arguments, *started.session, out);
  const world::State& latest = started.session->history().latest();
  const std::string end = started.session->end_sentence();
  if (!started.session->agreed()) {
    err << "handoff: " << end << '\n';
    return kMistakeOfOurs;
  }
  if (!latest.given_up.empty()) err << "handoff: " << latest.given_up << '\n';
  if (latest.ended) return latest.exit_code;
  const std::string why = why_sentences(latest);
  err << "handoff: " << (!why.empty() ? why : !end.empty() ? end : "The time is over.") << '\n';
  return kWaitsForEver;
}

int run_headless(const Arguments& arguments, std::ostream& out, std::ostream& err) {
  const live::Patience patience{.seconds = arguments.seconds, .until_idle = !arguments.seconds};
  live::Session::Started started =
      live::run_headless(sandbox::first_state(arguments.setup), {.speed = arguments.speed}, patience);
  if (!started.session) {
    err << "handoff: " << started.refusal << '\n';
    return 1;
  }
  if (arguments.json)
    tell_json(arguments, *started.session, out);
  else
    tell_summary(arguments, *started.session, out);
  return started.session->agreed() ? 0 : 1;
}

}  // namespace handoff::app
