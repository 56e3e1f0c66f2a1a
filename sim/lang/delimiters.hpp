// Whether the brackets of a text fit together: looked at before anything else, because nothing after a bracket too many or
// too few can be read as it was meant.
#pragma once

#include <string_view>
#include <vector>

#include "lang/token.hpp"

namespace handoff::lang {

// Reports what does not fit, in rustc's order. `tokens` are those of `text`, which begins at `base`.
void check_delimiters(std::string_view text, std::uint32_t base, const std::vector<Token>& tokens, Diagnostics& diagnostics);

}  // namespace handoff::lang
