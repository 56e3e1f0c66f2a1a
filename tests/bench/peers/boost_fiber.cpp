// Boost.Fiber's channels between fibers of one thread: no core is crossed and nothing runs at the same time.
#include "boost_fiber.hpp"

#include <boost/fiber/fiber.hpp>

int main(int argc, char** argv) {
  return bench::run_command("boost-fiber", bench::workloads_of<bench::BoostFiber<boost::fibers::fiber>>(), argc, argv);
}
