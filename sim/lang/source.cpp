#include "lang/source.hpp"

#include <algorithm>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace handoff::lang {

LineMap::LineMap(std::string_view text, std::uint32_t base) : text_(text), base_(base) {
  starts_.push_back(0);
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '\n') starts_.push_back(static_cast<std::uint32_t>(i + 1));
}

int LineMap::line(std::uint32_t offset) const { return position(offset).line; }

Position LineMap::position(std::uint32_t offset) const {
  const std::uint32_t at = offset >= base_ ? std::min(offset - base_, static_cast<std::uint32_t>(text_.size())) : 0;
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), at);
  const auto line = static_cast<std::size_t>(after - starts_.begin());
  int column = 1;
  for (std::uint32_t i = starts_[line - 1]; i < at; ++i)
    if ((static_cast<unsigned char>(text_[i]) & 0xC0) != 0x80) ++column;
  return {static_cast<int>(line), column};
}

Name intern(std::string_view text) {
  static std::mutex mutex;
  static std::unordered_map<std::string_view, std::unique_ptr<const std::string>> names;  // each under its own text
  const std::lock_guard lock(mutex);
  if (const auto found = names.find(text); found != names.end()) return found->second.get();
  auto name = std::make_unique<const std::string>(text);
  const std::string_view key = *name;
  return names.emplace(key, std::move(name)).first->second.get();
}

}  // namespace handoff::lang
