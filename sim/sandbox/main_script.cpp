#include "sandbox/main_script.hpp"

#include "sandbox/cells.hpp"

namespace handoff::sandbox {

using What = MainScript::Item::What;
using world::kNoHandle;
using world::Op;

MainScript::MainScript(const Setup& setup) : setup_(setup) { plan(); }

void MainScript::plan() {
  const bool is_pipeline = setup_.topology == Topology::pipeline;
  const std::uint32_t producers = is_pipeline ? 1 : setup_.producers;
  items_.push_back({What::make_channel});
  if (is_pipeline) items_.push_back({What::make_odd_channel});
  if (setup_.main != Main::receives) items_.push_back({What::spawn_receiver});
  for (std::uint32_t number = 1; number <= producers; ++number) items_.push_back({What::spawn_producer, number});
  if (is_pipeline) items_.push_back({What::spawn_filter, kFilter});
  producers_ = producers;
  if (setup_.main == Main::user) return;

  const bool forgets = setup_.main == Main::joins && setup_.topology == Topology::producers;
  if (!forgets && clones_tx()) items_.push_back({What::drop_tx});
  items_.push_back({setup_.main == Main::receives ? What::run_loop : What::join_receiver});
  items_.push_back({What::end});
}

std::unique_ptr<world::ScriptBody> MainScript::clone() const { return std::make_unique<MainScript>(*this); }

std::string MainScript::tx_name(std::uint32_t number) const {
  return clones_tx() ? "tx" + std::to_string(number) : "tx";
}

Producer::Shape MainScript::producer_shape(std::uint32_t number) const {
  return {number, tx_name(number), setup_.first, setup_.count, setup_.main == Main::user};
}

Client::Shape MainScript::client_shape(std::uint32_t number) const {
  return {number, tx_name(number), setup_.first, setup_.count.value_or(5)};
}

Receiver::Shape MainScript::receiver_shape() const {
  const bool is_pipeline = setup_.topology == Topology::pipeline;
  return {is_pipeline ? "odd_rx" : "rx", setup_.polls, setup_.main == Main::user, is_pipeline};
}

world::Script MainScript::spawned_script(const Item& item) const {
  const bool is_service = setup_.topology == Topology::request_response;
  switch (item.what) {
    case What::spawn_receiver:
      if (is_service) return world::make_script<Server>(rx_);
      return world::make_script<Receiver>(receiver_shape(), rx_);
    case What::spawn_filter:
      return world::make_script<Relay>(Relay::Shape{"rx", "odd_tx", Relay::Work::keep_odd}, rx_, odd_tx_);
    case What::spawn_producer: {
      const world::HandleId tx = clones_tx() ? clone_ : tx_;
      if (is_service) return world::make_script<Client>(client_shape(item.number), tx);
      return world::make_script<Producer>(producer_shape(item.number), tx);
    }
    default: return {};
  }
}

Op MainScript::next() const {
  if (waits_for_user()) return {world::AwaitUser{}};
  const Item& item = items_[at_];
  const bool is_service = setup_.topology == Topology::request_response;
  switch (item.what) {
    case What::make_channel: return {world::MakeChannel{setup_.bound, "tx", "rx"}};
    case What::make_odd_channel: return {world::MakeChannel{setup_.bound, "odd_tx", "odd_rx"}};
    case What::spawn_receiver:
      return {world::Spawn{is_service ? "server" : "receiver", spawned_script(item), {rx_}}};
    case What::spawn_filter: return {world::Spawn{"filter", spawned_script(item), {rx_, odd_tx_}}};
    case What::spawn_producer: {
      if (clones_tx() && part_ == 1) return {world::CloneSender{tx_, tx_name(item.number)}};
      const std::string name = setup_.topology == Topology::pipeline ? "producer"
                               : is_service ? "client " + std::to_string(item.number)
                                            : "producer " + std::to_string(item.number);
      return {world::Spawn{name, spawned_script(item), {clones_tx() ? clone_ : tx_}}};
    }
    case What::drop_tx: return {world::DropHandle{tx_}};
    case What::join_receiver: return {world::Join{receiver_}};
    case What::run_loop: return loop_->next();
    case What::finish_thread: return {world::Store{flag_of(item.number), std::int64_t{1}}};
    case What::end: return {world::Finish{}};
  }
  return {world::Finish{}};
}

void MainScript::resume(const world::OpResult& result) {
  if (waits_for_user()) {
    const auto* say = dynamic_cast<const Say*>(result.said.get());
    if (!say) return;
    // The user may have said it before an earlier statement had its effect: what needs tx may come too late.
    switch (say->what) {
      case Say::What::spawn_producer:
        if (holds_tx()) items_.push_back({What::spawn_producer, ++producers_});
        break;
      case Say::What::drop_tx:
        if (holds_tx()) items_.push_back({What::drop_tx});
        break;
      case Say::What::join_receiver: items_.push_back({What::join_receiver}); break;
      case Say::What::finish_thread: items_.push_back({What::finish_thread, number_of(say->thread).value_or(0)}); break;
    }
    part_ = 1;
    return;
  }

  Item& item = items_[at_];
  bool is_done = true;
  switch (item.what) {
    case What::make_channel:
      tx_ = result.handle;
      rx_ = result.receiver;
      break;
    case What::make_odd_channel:
      odd_tx_ = result.handle;
      odd_rx_ = result.receiver;
      break;
    case What::spawn_receiver:
      item.thread = receiver_ = result.thread;
      rx_ = kNoHandle;
      break;
    case What::spawn_filter:
      item.thread = result.thread;
      rx_ = odd_tx_ = kNoHandle;
      break;
    case What::spawn_producer:
      if (clones_tx() && part_ == 1) {
        clone_ = result.handle;
        is_done = false;
      } else {
        item.thread = result.thread;
        (clones_tx() ? clone_ : tx_) = kNoHandle;
      }
      break;
    case What::drop_tx: tx_ = kNoHandle; break;
    case What::join_receiver: has_joined_ = true; break;
    case What::run_loop:
      loop_->resume(result);
      is_done = std::holds_alternative<world::Finish>(loop_->next().what);
      break;
    case What::finish_thread:
    case What::end: break;
  }
  if (!is_done) {
    ++part_;
    return;
  }
  ++at_;
  part_ = 1;
  if (at_ < items_.size() && items_[at_].what == What::run_loop) {
    loop_.emplace(receiver_shape(), setup_.topology == Topology::pipeline ? odd_rx_ : rx_);
  }
}

int MainScript::line() const {
  if (waits_for_user()) return 0;
  return items_[at_].what == What::run_loop ? loop_->line() : part_;
}

bool MainScript::sends_anything() const {
  for (const Item& item : items_)
    if (item.what == What::spawn_producer) return true;
  return false;
}

Text MainScript::text(const Item& item, const world::State& state) const {
  // The number of a line that stands for the item's k-th operation is k; the lines of a spawned loop are marked by the
  // thread that runs it, so their points are moved out of main's way here and found again by `spawned`.
  const auto with_closure = [&](std::string head, const Loop& loop, std::string tail = "});") {
    Text text{{std::move(head), item.what == What::spawn_producer && clones_tx() ? 2 : 1}};
    for (TextLine line : loop.text(state)) {
      line.text = "    " + line.text;
      line.point = -line.point;
      text.push_back(line);
    }
    text.push_back({std::move(tail)});
    return text;
  };
  const std::string flag = "static " + flag_name(item.number) + ": AtomicBool = AtomicBool::new(false);";
  const bool is_service = setup_.topology == Topology::request_response;

  switch (item.what) {
    case What::make_channel:
    case What::make_odd_channel: {
      const std::string names = item.what == What::make_channel ? "(tx, rx)" : "(odd_tx, odd_rx)";
      // Where nothing before its first use in the text would tell rustc the type.
      const std::string type = is_service ? "::<(i32, mpsc::Sender<i32>)>" : sends_anything() ? "" : "::<i32>";
      const std::string maker = setup_.bound ? "sync_channel" + type + "(" + std::to_string(*setup_.bound) + ")"
                                             : "channel" + type + "()";
      return {{"let " + names + " = mpsc::" + maker + ";", 1}};
    }
    case What::spawn_receiver: {
      if (is_service) return with_closure("let server = thread::spawn(move || {", Server(kNoHandle));
      Text text = with_closure("let receiver = thread::spawn(move || {", Receiver(receiver_shape(), kNoHandle));
      if (setup_.main == Main::user) text.insert(text.begin(), {flag});
      return text;
    }
    case What::spawn_filter:
      return with_closure("thread::spawn(move || {", Relay({"rx", "odd_tx", Relay::Work::keep_odd}, kNoHandle, kNoHandle));
    case What::spawn_producer: {
      const std::string head = "thread::spawn(move || {";
      Text text = is_service ? with_closure(head, Client(client_shape(item.number), kNoHandle))
                             : with_closure(head, Producer(producer_shape(item.number), kNoHandle));
      if (clones_tx()) text.insert(text.begin(), {"let " + tx_name(item.number) + " = tx.clone();", 1});
      if (setup_.main == Main::user) text.insert(text.begin(), {flag});
      return text;
    }
    case What::drop_tx: return {{"drop(tx);", 1}};
    case What::join_receiver: return {{is_service ? "server.join().unwrap();" : "receiver.join().unwrap();", 1}};
    case What::run_loop: return Receiver(receiver_shape(), kNoHandle).text(state);
    case What::finish_thread: return {{flag_name(item.number) + ".store(true, SeqCst);", 1}};
    case What::end: return {};
  }
  return {};
}

world::ThreadId MainScript::thread_of(std::uint32_t number) const {
  for (const Item& item : items_) {
    const bool spawns = item.what == What::spawn_receiver || item.what == What::spawn_producer ||
                        item.what == What::spawn_filter;
    if (spawns && item.number == number) return item.thread;
  }
  return world::kNoThread;
}

std::optional<std::uint32_t> MainScript::number_of(world::ThreadId thread) const {
  for (const Item& item : items_)
    if (item.thread == thread && thread != world::kNoThread) return item.number;
  if (thread == world::kMain && setup_.main == Main::receives) return kReceiver;
  return std::nullopt;
}

const MainScript* main_script(const world::State& state) {
  if (state.threads.empty() || !state[world::kMain].script) return nullptr;
  return dynamic_cast<const MainScript*>(&*state[world::kMain].script);
}

}  // namespace handoff::sandbox
