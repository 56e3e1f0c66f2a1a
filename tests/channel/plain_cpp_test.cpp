// Compiled without exceptions and without RTTI: all that a program may ask of the library.
#include <mpsc/mpsc.hpp>

#include <thread>

#if defined(__cpp_exceptions) || defined(__cpp_rtti)
#error "to be compiled with -fno-exceptions -fno-rtti"
#endif

int main() {
  auto [tx, rx] = mpsc::channel<int>();
  auto [sync_tx, sync_rx] = mpsc::sync_channel<int>(2);
  std::thread producer([tx = std::move(tx), sync_tx = sync_tx.clone()] {
    for (int i = 1; i <= 100; ++i) {
      tx.send(i).value();
      sync_tx.send(i).value();
    }
  });
  sync_tx.reset();
  int sum = 0;
  for (int message : rx) {
    sum += message;
    sum += sync_rx.recv_timeout(std::chrono::hours(1)).value();
  }
  producer.join();
  return sum == 2 * 5050 && sync_rx.try_recv() == mpsc::Err{mpsc::TryRecvError::Disconnected} ? 0 : 1;
}
