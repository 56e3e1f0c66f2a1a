// The shape of a channel: where each place in its queue is, as a continuous line that tokens move along.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "view/picture.hpp"

namespace handoff::view {

inline constexpr std::size_t kMostVisibleTokens = 1000;  // of one channel

// Places are counted from the exit: 0 is the next message to be received. In between, a place is any number.
class PipeShape {
 public:
  // `bound` as the channel's. A bounded pipe shows all its slots, in several rows where they would get too small. An
  // unbounded one shows the oldest messages large, the next ones as grains, and counts the rest.
  PipeShape(const Rect& room, std::optional<std::uint32_t> bound, bool is_reversed, float scale);

  bool is_rendezvous() const { return bound_ == 0u; }
  bool is_unbounded() const { return !bound_; }
  // How many messages it can show.
  std::size_t capacity() const { return capacity_; }
  // An unbounded pipe grows and shrinks with the number of messages inside, which may be on its way between two
  // numbers.
  void set_length(float messages);
  // The place at the mouth: messages come in here.
  float mouth_place() const { return mouth_place_; }

  // Where a message at this place is, from -1 (in the exit) to `mouth_place()`.
  Rect at(float place) const;
  bool is_grain(std::size_t place) const { return is_unbounded() && place >= large_; }

  const Rect& body() const { return body_; }
  Point mouth() const;
  Point exit() const;
  Rect rest_label() const;  // room for the count of what is not shown; maybe none
  float token_size() const { return token_; }

 private:
  Rect slot(std::size_t place) const;
  Rect mirrored(Rect) const;
  float rest_width() const;

  Rect room_, body_;
  std::optional<std::uint32_t> bound_;
  bool is_reversed_;
  float scale_;
  float pitch_ = 0, token_ = 0, pad_ = 0, grain_ = 0;
  std::size_t rows_ = 1, large_ = 0, grain_rows_ = 1, capacity_ = 0;
  float mouth_place_ = 1;
};

}  // namespace handoff::view
