#include "app/headless.hpp"

#include <map>
#include <string>

#include "app/json.hpp"
#include "explore/stuck.hpp"
#include "explore/why.hpp"
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
              {.preset = arguments.setup.preset, .length = session.history().length(), .why = why_sentences(latest),
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

}  // namespace

int run_headless(const Arguments& arguments, std::ostream& out, std::ostream& err) {
  const live::Patience patience{.seconds = arguments.seconds, .until_idle = !arguments.seconds};
  live::Session::Started started = live::run_headless(sandbox::first_state(arguments.setup), {}, patience);
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
