// An operation as the learner would write it.
#pragma once

#include <string>

#include "world/op.hpp"

namespace handoff::world {

struct State;

// "tx1.send(7)", "rx.recv()", "receiver.join()", "thread::sleep(400 ms)"; "your next statement" for AwaitUser.
std::string to_code(const Op&, const State&);

}  // namespace handoff::world
