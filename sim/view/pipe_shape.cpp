#include "view/pipe_shape.hpp"

#include <algorithm>
#include <cmath>

#include "view/canvas.hpp"

namespace handoff::view {
namespace {

constexpr float kToken = 0.88f;   // of the pitch
constexpr float kPad = 0.27f;     // of the pitch: between the slots and the pipe's wall
constexpr float kRestWidth = 46;  // room for "+1,234", at scale 1
constexpr std::size_t kLeastGrown = 3;

}  // namespace

PipeShape::PipeShape(const Rect& room, std::optional<std::uint32_t> bound, bool is_reversed, float scale)
    : room_(room), bound_(bound), is_reversed_(is_reversed), scale_(scale) {
  const float wires = std::clamp(room.w * 0.11f, 10 * scale, 40 * scale);
  const float width = std::max(room.w - 2 * wires, 12.0f);
  const float captions = std::min(room.h * 0.4f, 56 * scale);
  const float height = std::max(room.h - captions, 8.0f);

  float most_pitch = 49 * scale;
  std::size_t slots = bound.value_or(1);
  if (is_rendezvous()) slots = 1, most_pitch = 40 * scale;
  if (is_unbounded()) most_pitch = 40 * scale;
  if (is_unbounded()) {
    const float rest = rest_width();
    pitch_ = std::min({most_pitch, height / (1 + 2 * kPad), (width - rest) / 2.6f});
    large_ = std::clamp<std::size_t>(static_cast<std::size_t>((width - rest) * 0.6f / pitch_), 2, 12);
    grain_ = std::max(4.0f, 7 * scale);
    grain_rows_ = std::max<std::size_t>(1, static_cast<std::size_t>(pitch_ * kToken / grain_));
    const float tail = width - rest - static_cast<float>(large_) * pitch_ - 2 * kPad * pitch_;
    const std::size_t columns = tail > 0 ? static_cast<std::size_t>(tail / grain_) : 0;
    capacity_ = std::min(kMostVisibleTokens, large_ + columns * grain_rows_);
  } else {
    for (std::size_t rows = 1; rows <= slots; ++rows) {
      const std::size_t columns = (slots + rows - 1) / rows;
      const float across = static_cast<float>(columns) + (is_rendezvous() ? 1 : 0) + 2 * kPad;
      const float pitch = std::min({most_pitch, width / across, height / (static_cast<float>(rows) + 2 * kPad)});
      if (pitch > pitch_ + 0.5f) pitch_ = pitch, rows_ = rows;
      if (pitch_ > 0.6f * most_pitch) break;  // large enough: the fewer rows the better
    }
    capacity_ = slots;
  }
  token_ = pitch_ * kToken;
  pad_ = pitch_ * kPad;

  const float columns = static_cast<float>((slots + rows_ - 1) / rows_);
  const float gap = pitch_ - token_;
  const float h = std::min(static_cast<float>(rows_) * pitch_ - gap + 2 * pad_, room.h);
  const float w = columns * pitch_ - gap + 2 * pad_ + (is_rendezvous() ? pitch_ : 0);
  const float below = std::max(0.0f, captions - (room.h - h) / 2);
  body_ = {centre(room).x - w / 2, centre(room).y - h / 2 - std::min(below, (room.h - h) / 2), w, h};
  mouth_place_ = is_rendezvous() ? 1 : static_cast<float>(slots);
  if (is_unbounded()) set_length(0);
}

void PipeShape::set_length(float messages) {
  if (!is_unbounded()) return;
  const float most = static_cast<float>(capacity_);
  mouth_place_ = std::clamp(messages, static_cast<float>(kLeastGrown), most + 1);
  const float shown = std::min(mouth_place_, most), large = static_cast<float>(large_);
  const float grains = std::max(0.0f, shown - large);
  const float columns = std::min(grains, 1.0f) + std::max(0.0f, (grains - 1) / static_cast<float>(grain_rows_));
  const float rest = std::clamp(messages - most, 0.0f, 1.0f) * rest_width();
  body_.w = std::min(shown, large) * pitch_ - (pitch_ - token_) + columns * grain_ + rest + 2 * pad_;
  body_.x = centre(room_).x - body_.w / 2;
}

Rect PipeShape::rest_label() const { return mirrored({body_.x + pad_ * 0.6f, body_.y, rest_width(), body_.h}); }

// In little room the caption alone says how many there are.
float PipeShape::rest_width() const { return room_.w < 170 * scale_ ? 0 : kRestWidth * scale_; }

Rect PipeShape::mirrored(Rect r) const {
  if (is_reversed_) r.x = body_.x + body_.w - (r.x - body_.x) - r.w;
  return r;
}

Point PipeShape::mouth() const { return {is_reversed_ ? right(body_) : body_.x, centre(body_).y}; }
Point PipeShape::exit() const { return {is_reversed_ ? body_.x : right(body_), centre(body_).y}; }

Rect PipeShape::slot(std::size_t place) const {
  if (is_rendezvous()) return around(centre(body_), token_, token_);
  const auto zigzag = [](std::size_t i, std::size_t rows) {
    const std::size_t column = i / rows, row = i % rows;
    return column % 2 == 0 ? row : rows - 1 - row;
  };
  const float last = right(body_) - pad_;
  if (!is_grain(place)) {
    const float column = static_cast<float>(place / rows_), row = static_cast<float>(zigzag(place, rows_));
    return mirrored({last - token_ - column * pitch_, body_.y + pad_ + row * pitch_, token_, token_});
  }
  const std::size_t i = place - large_;
  const float size = grain_ * 0.8f;
  const float x = last + (pitch_ - token_) - static_cast<float>(large_) * pitch_ -
                  static_cast<float>(i / grain_rows_ + 1) * grain_ + (grain_ - size);
  const float top = centre(body_).y - static_cast<float>(grain_rows_) * grain_ / 2 + (grain_ - size) / 2;
  return mirrored({x, top + static_cast<float>(zigzag(i, grain_rows_)) * grain_, size, size});
}

Rect PipeShape::at(float place) const {
  const float out = token_ * 0.86f;
  if (place <= -1) return around(exit(), out, out);
  if (place < 0) return mix(slot(0), around(exit(), out, out), -place);
  const auto between = [&](float p) {
    const float whole = std::floor(p);
    const std::size_t k = static_cast<std::size_t>(whole);
    return p == whole ? slot(k) : mix(slot(k), slot(k + 1), p - whole);
  };
  const float innermost = std::max(0.0f, mouth_place_ - 1);
  if (place <= innermost) return between(place);
  const Rect at_mouth = around(mouth(), out, out);
  return mix(between(innermost), at_mouth, std::min(1.0f, (place - innermost) / (mouth_place_ - innermost)));
}

}  // namespace handoff::view
