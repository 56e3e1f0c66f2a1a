// Names of the things in a run. All are dense indices, given out in the order of the log, so that the same log always
// gives the same names.
#pragma once

#include <cstdint>

namespace handoff::world {

enum class ThreadId : std::uint32_t {};   // index into State::threads; 0 is main
enum class ChannelId : std::uint32_t {};  // index into State::channels
enum class HandleId : std::uint32_t {};   // index into State::handles
enum class CellId : std::uint32_t {};     // index into State::cells
enum class MessageId : std::uint32_t {};  // counts the messages that were ever offered to a channel, from 0

inline constexpr ThreadId kMain{0};
inline constexpr ThreadId kNoThread{UINT32_MAX};
inline constexpr ChannelId kNoChannel{UINT32_MAX};
inline constexpr HandleId kNoHandle{UINT32_MAX};
inline constexpr CellId kNoCell{UINT32_MAX};
inline constexpr MessageId kNoMessage{UINT32_MAX};

template <class Id>
constexpr std::uint32_t index(Id id) {
  return static_cast<std::uint32_t>(id);
}

}  // namespace handoff::world
