// Deep links: `preset=backpressure&bound=3&producers=2`, the part of the address behind #. Written by people and by
// strangers, so everything in it may be wrong.
#pragma once

#include <string>
#include <string_view>

#include "sandbox/setup.hpp"

namespace handoff::app {

struct Link {
  sandbox::Setup setup;  // the default where the link is bad
  std::string complaint;  // what is wrong with it, for the user; empty: nothing
};
Link parse_link(std::string_view fragment);

// The link that leads to this set-up. What is as in the preset is left out.
std::string to_link(const sandbox::Setup&);

}  // namespace handoff::app
