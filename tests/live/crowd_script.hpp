// Many senders that wait at one rendezvous channel: main takes some of their messages, then closes the channel in the
// middle of the crowd. Random programs seldom come to this. For tests.
#pragma once

#include <vector>

#include "../world/list_script.hpp"

namespace handoff::test {

inline world::Script crowd_script(std::uint32_t senders = 4) {
  using namespace world;
  constexpr HandleId kRx{1};
  std::vector<Maker> operations{just(MakeChannel{0, "tx", "rx"})};
  for (std::uint32_t i = 0; i < senders; ++i) {
    const HandleId clone{2 + i};
    const std::vector<Maker> sends(4, just(Send{clone, std::int64_t{i}}));
    operations.push_back(just(CloneSender{HandleId{0}, "clone"}));
    operations.push_back(just(Spawn{"sender", list_script(sends), {clone}}));
  }
  operations.push_back(just(Sleep{1.0}));
  for (std::uint32_t i = 0; i < 2 * senders; ++i) operations.push_back(just(Recv{kRx}));
  operations.push_back(just(Close{kRx}));
  operations.push_back(just(TryRecv{kRx}));
  operations.push_back(just(Recv{kRx}));
  return list_script(std::move(operations));
}

}  // namespace handoff::test
