// Boost.Fiber's channels between operating-system threads.
#include "boost_fiber.hpp"

#include <thread>

int main(int argc, char** argv) {
  return bench::run_command("boost-fiber-threads", bench::workloads_of<bench::BoostFiber<std::thread>>(), argc, argv);
}
