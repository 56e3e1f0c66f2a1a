// What comes along when code is copied from a page: Markdown fences, prompts, line numbers, typographic quotes …
#pragma once

#include <optional>
#include <string_view>

#include "lang/diagnostic.hpp"

namespace handoff::lang {

// For a text with syntax errors: the trace of a page that explains them, with the edits that remove it.
std::optional<Diagnostic> trace_of_a_page(std::string_view text);

}  // namespace handoff::lang
