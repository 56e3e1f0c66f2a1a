// What holds in every state of every run. For tests.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "world/state.hpp"

namespace handoff::test {

inline void expect_sound(const world::State& state) {
  using namespace world;
  std::set<MessageId> inside;                               // messages in a queue or in hand
  std::vector<std::uint64_t> taken(state.channels.size());  // out of a rendezvous sender's hand, its send not done yet
  for (const Thread& thread : state.threads) {
    if (thread.in_hand) {
      ASSERT_EQ(thread.status, Status::blocked_full);
      inside.insert(thread.in_hand->id);
    } else if (thread.status == Status::blocked_full) {
      ++taken[index(thread.waits_for)];
    }
  }
  for (std::size_t i = 0; i < state.channels.size(); ++i) {
    const Channel& channel = state.channels[i];
    ASSERT_EQ(channel.sent + taken[i], channel.received + channel.destroyed + channel.queue.size()) << "channel " << i;
    ASSERT_LE(channel.queue.size(), std::max(1u, channel.bound.value_or(UINT32_MAX)));
    ASSERT_TRUE(channel.has_receiver || channel.queue.empty());
    for (std::size_t at = 0; at < channel.queue.size(); ++at) inside.insert(channel.queue[at].id);
    const auto lives = [&](bool receiver) {
      return std::count_if(state.handles.begin(), state.handles.end(), [&](const Handle& handle) {
        return index(handle.channel) == i && (handle.kind == HandleKind::Receiver) == receiver && !handle.is_dropped();
      });
    };
    ASSERT_EQ(channel.senders, lives(false));
    ASSERT_EQ(channel.has_receiver, lives(true) == 1);
    for (const ThreadId waiting : channel.waiting_senders) ASSERT_TRUE(state[waiting].in_hand.has_value());
    if (channel.waiting_receiver != kNoThread) {
      ASSERT_EQ(state[channel.waiting_receiver].status, Status::blocked_empty);
    }
  }
  std::map<HandleId, int> listed;
  for (std::uint32_t id = 0; id < state.threads.size(); ++id) {
    const Thread& thread = state.threads[id];
    for (const auto* list : {&thread.owned, &thread.to_drop}) {
      for (const HandleId handle : *list) {
        ++listed[handle];
        ASSERT_EQ(state[handle].owner, ThreadId{id});
      }
    }
    const bool is_empty = thread.owned.empty() && thread.to_drop.empty();
    ASSERT_TRUE(!thread.has_ended() || is_empty || state.ended);  // who calls for the exit drops nothing
  }
  for (std::uint32_t id = 0; id < state.handles.size(); ++id) {
    const Handle& handle = state.handles[id];
    ASSERT_EQ(listed[HandleId{id}], handle.owner == kNoThread ? 0 : 1);
    if (handle.carrier != kNoMessage) {
      ASSERT_EQ(handle.owner, kNoThread);
      ASSERT_TRUE(inside.count(handle.carrier));
    }
  }
}

// Messages of one thread come out of a channel in the order in which they went in.
class OrderOfMessages {
 public:
  void see(const world::Event& event) {
    if (event.kind != world::EventKind::received) return;
    const auto [last, is_first] = last_.try_emplace({event.channel, event.other}, event.message);
    if (is_first) return;
    ASSERT_LT(last->second, event.message);
    last->second = event.message;
  }

 private:
  std::map<std::pair<world::ChannelId, world::ThreadId>, world::MessageId> last_;
};

}  // namespace handoff::test
