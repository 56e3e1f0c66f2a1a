// The one place where the user's commands change anything: at the end of a frame.
#pragma once

#include "app/model.hpp"
#include "ui/command.hpp"

namespace handoff::app {

void apply(Model&, const ui::Commands&);

}  // namespace handoff::app
