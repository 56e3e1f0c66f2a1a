// What a click on a hint does to a text.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "lang/diagnostic.hpp"

namespace handoff::lang::test {

inline std::string edited(std::string text, std::vector<Edit> edits) {
  std::stable_sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.span.lo > b.span.lo; });
  for (const Edit& edit : edits) text.replace(edit.span.lo, edit.span.hi - edit.span.lo, edit.text);
  return text;
}

}  // namespace handoff::lang::test
