#include <cstdio>
#include <mpsc/mpsc.hpp>
#include <thread>

int main() {
  auto [tx, rx] = mpsc::sync_channel<int>(4);
  std::thread producer([tx = std::move(tx)] {
    for (int i = 1; i <= 20; ++i) tx.send(i).value();
  });
  int sum = 0;
  for (int& message : rx) sum += message;
  producer.join();
  std::printf("%d\n", sum);
  return sum == 210 ? 0 : 1;
}
