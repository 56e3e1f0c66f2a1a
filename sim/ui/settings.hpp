// What the user likes, remembered from one visit to the next; and what is in front where there is no room for all.
#pragma once

#include <array>
#include <cstdint>

namespace handoff::ui {

// The whole interface scales with the text, from small to projector.
inline constexpr std::array<float, 6> kTextSizes{0.9f, 1.0f, 1.15f, 1.35f, 1.6f, 2.0f};

struct Settings {
  bool dark = true;
  float text_size = 1;  // one of kTextSizes
  bool reduced_motion = false;
  friend bool operator==(const Settings&, const Settings&) = default;
};

inline constexpr double kSlowest = 0.1, kFastest = 20;  // speeds of a run

enum class Page : std::uint8_t { sandbox, programs };
enum class Tab : std::uint8_t { stage, controls, rust };

}  // namespace handoff::ui
