#include "sandbox/cells.hpp"

namespace handoff::sandbox {

namespace {
constexpr std::uint32_t kNumbers = kMaxThreads + 1;
}

world::CellId pace_of(std::uint32_t number) { return world::CellId{number}; }
world::CellId flag_of(std::uint32_t number) { return world::CellId{kNumbers + number}; }

void make_cells(world::State& state, const Setup& setup) {
  for (std::uint32_t number = 0; number < kNumbers; ++number) {
    const double ms = number == kReceiver ? setup.receive_every_ms : number == kFilter ? 0 : setup.send_every_ms;
    const std::string name = number == kReceiver  ? "pace of the receiver"
                             : number == kFilter ? "pace of the filter"
                                                 : "pace of producer " + std::to_string(number);
    state.cells.push_back({name, static_cast<std::int64_t>(ms)});
  }
  for (std::uint32_t number = 0; number < kNumbers; ++number) state.cells.push_back({flag_name(number), std::int64_t{0}});
}

double pace_ms(const world::State& state, std::uint32_t number) {
  return static_cast<double>(*state[pace_of(number)].value.number());
}

std::string flag_name(std::uint32_t number) {
  return number == kReceiver ? "FINISH" : "FINISH" + std::to_string(number);
}

}  // namespace handoff::sandbox
