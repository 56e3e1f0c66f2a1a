// Deep links, the part of the address behind #: `preset=backpressure&bound=3&producers=2` into the sandbox,
// `program=pipeline` to a shipped program, `code=…` with a program in it (see packed_text.hpp). Written by people and by
// strangers, so everything in them may be wrong.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sandbox/setup.hpp"

namespace handoff::app {

struct Link {
  sandbox::Setup setup;              // the default where the link is bad, or leads elsewhere
  std::string complaint;             // what is wrong with it, for the user; empty: nothing
  std::string program;               // the id of a shipped one; empty: it does not lead there
  std::optional<std::string> code;   // the text of a program
};
Link parse_link(std::string_view fragment);

// The link that leads to this set-up. What is as in the preset is left out.
std::string to_link(const sandbox::Setup&);
std::string to_program_link(std::string_view id);
// To this text. Empty: it is too long for a link.
std::string to_code_link(std::string_view text);

}  // namespace handoff::app
