#include "view/theme.hpp"

namespace handoff::view {
namespace {

// The hues after the fifth were chosen one by one: each the candidate that lies farthest (in OKLab) from all before it
// and from the colour of danger, among those with enough contrast on every ground.
constexpr Theme make_dark() {
  Theme t;
  t.is_dark = true;
  t.background = rgb(0x0F1420), t.panel = rgb(0x111827), t.card = rgb(0x182236), t.well = rgb(0x0B111C);
  t.line = rgb(0x2C3A56);
  t.text = rgb(0xE6EBF5), t.text_soft = rgb(0xA3B0C8), t.text_faint = rgb(0x8F9CB6);
  t.good = rgb(0x52D6A4), t.warning = rgb(0xF2B84B), t.danger = rgb(0xFF7A7A);
  t.accent = rgb(0x2C6BED), t.on_accent = rgb(0xFFFFFF);
  t.code_keyword = rgb(0xBBAFEA), t.code_type = rgb(0x93BEDD), t.code_literal = rgb(0xA3CFAF);
  t.code_function = rgb(0xDDD3AE);
  t.soft = 0.14f, t.faint = 0.1f;
  t.hues = {rgb(0xF2B84B), rgb(0xFF8FB1), rgb(0x4FB6FF), rgb(0xB58CFF), rgb(0x52D6A4), rgb(0xC7F969),
            rgb(0x98A20E), rgb(0x99F8FA), rgb(0xE5C0FC), rgb(0x51AB9A), rgb(0xB0CD26), rgb(0xFCE39F),
            rgb(0xDA9A79), rgb(0xF592FE), rgb(0x1CB657), rgb(0x72CEDE), rgb(0xB4E0A6), rgb(0xC798CB),
            rgb(0x96B77B), rgb(0x6AF18F), rgb(0xFF8516), rgb(0x0BF0E0), rgb(0xA7BBF9), rgb(0xE9D401)};
  return t;
}

constexpr Theme make_light() {
  Theme t;
  t.is_dark = false;
  t.background = rgb(0xEEF1F6), t.panel = rgb(0xF6F8FC), t.card = rgb(0xFFFFFF), t.well = rgb(0xE9EEF6);
  t.line = rgb(0xC3CCDB);
  t.text = rgb(0x172033), t.text_soft = rgb(0x44526A), t.text_faint = rgb(0x5A6880);
  t.good = rgb(0x0B7350), t.warning = rgb(0x8A5A00), t.danger = rgb(0xBF2424);
  t.accent = rgb(0x2359CF), t.on_accent = rgb(0xFFFFFF);
  t.code_keyword = rgb(0x57409F), t.code_type = rgb(0x225B85), t.code_literal = rgb(0x2A6544);
  t.code_function = rgb(0x66500F);
  t.soft = 0.1f, t.faint = 0.07f;
  t.hues = {rgb(0x8A5A00), rgb(0xB8245C), rgb(0x0A66B8), rgb(0x6D3FCC), rgb(0x0B7350), rgb(0x461943),
            rgb(0x06390A), rgb(0x1F2899), rgb(0x7E0F7A), rgb(0x602D00), rgb(0x6A4F86), rgb(0x9F40A8),
            rgb(0x8D182C), rgb(0x0D5279), rgb(0x4D5208), rgb(0x0C2C5A), rgb(0x550785), rgb(0x5C0015),
            rgb(0x874656), rgb(0x4D3898), rgb(0x6F014B), rgb(0x301172), rgb(0x403267), rgb(0xA03313)};
  return t;
}

constexpr Theme kDark = make_dark();
constexpr Theme kLight = make_light();

}  // namespace

const Theme& dark_theme() { return kDark; }
const Theme& light_theme() { return kLight; }

Rgba resolve(const Theme& theme, const Colour& colour) {
  const auto with = [&](Rgba base, float opacity) {
    base.a = opacity * colour.alpha;
    return base;
  };
  const Rgba& hue = theme.hues[colour.thread % kHues];
  switch (colour.role) {
    case Role::none:
      return {0, 0, 0, 0};
    case Role::background:
      return with(theme.background, 1);
    case Role::panel:
      return with(theme.panel, 1);
    case Role::card:
      return with(theme.card, 1);
    case Role::well:
      return with(theme.well, 1);
    case Role::line:
      return with(theme.line, 1);
    case Role::text:
      return with(theme.text, 1);
    case Role::text_soft:
      return with(theme.text_soft, 1);
    case Role::text_faint:
      return with(theme.text_faint, 1);
    case Role::good:
      return with(theme.good, 1);
    case Role::warning:
      return with(theme.warning, 1);
    case Role::danger:
      return with(theme.danger, 1);
    case Role::accent:
      return with(theme.accent, 1);
    case Role::on_accent:
      return with(theme.on_accent, 1);
    case Role::code_keyword:
      return with(theme.code_keyword, 1);
    case Role::code_type:
      return with(theme.code_type, 1);
    case Role::code_literal:
      return with(theme.code_literal, 1);
    case Role::code_function:
      return with(theme.code_function, 1);
    case Role::thread:
      return with(hue, 1);
    case Role::thread_soft:
      return with(hue, theme.soft);
    case Role::thread_faint:
      return with(hue, theme.faint);
  }
  return {0, 0, 0, 0};
}

}  // namespace handoff::view
