// Every operation on every flavour of unobserved channel, to be compiled and looked at: see unobserved.cmake.
#include <mpsc/mpsc.hpp>

template <class Tx, class Rx>
long use(Tx tx, Rx rx) {
  long sum = 0;
  auto other = tx.clone();
  sum += static_cast<bool>(tx.send(1));
  if constexpr (requires { tx.try_send(2); }) sum += static_cast<bool>(tx.try_send(2));
  if (auto got = rx.recv()) sum += *got;
  if (auto got = rx.try_recv()) sum += *got;
  if (auto got = rx.recv_timeout(std::chrono::milliseconds(1))) sum += *got;
  other.close();
  for (long n : rx) sum += n;
  return sum;
}

long unbounded() {
  auto [tx, rx] = mpsc::channel<long>();
  return use(std::move(tx), std::move(rx));
}
long bounded(std::size_t bound) {
  auto [tx, rx] = mpsc::sync_channel<long>(bound);
  return use(std::move(tx), std::move(rx));
}
