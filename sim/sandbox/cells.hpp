// The cells of a sandbox run. They are all there before main's first step, at fixed places: the paces, which the user
// sets from outside, and the flags that ask a thread to finish, which are statics of the Rust program.
#pragma once

#include "sandbox/setup.hpp"
#include "world/state.hpp"

namespace handoff::sandbox {

// Which loop a cell belongs to. `number` counts the producers from 1; 0 is the receiver (collector, server), and the
// pipeline's filter has a number behind the last producer that can be.
inline constexpr std::uint32_t kReceiver = 0;
inline constexpr std::uint32_t kFilter = kMaxThreads;

world::CellId pace_of(std::uint32_t number);
world::CellId flag_of(std::uint32_t number);

void make_cells(world::State&, const Setup&);

// The pace in `state`, in ms.
double pace_ms(const world::State&, std::uint32_t number);

// FINISH for the receiver, FINISH1 … for the producers.
std::string flag_name(std::uint32_t number);

}  // namespace handoff::sandbox
