#include "live/thread.hpp"

#include <memory>
#include <utility>

#if __has_include(<pthread.h>)
#include <pthread.h>
#else
#include <system_error>
#include <thread>
#endif

namespace handoff::live {

#if __has_include(<pthread.h>)

// Not std::thread: where there is no thread left it throws, which a build without exceptions cannot catch.
bool start_thread(std::function<void()> body) {
  auto owned = std::make_unique<std::function<void()>>(std::move(body));
  const auto entry = [](void* argument) -> void* {
    const std::unique_ptr<std::function<void()>> mine(static_cast<std::function<void()>*>(argument));
    (*mine)();
    return nullptr;
  };
  pthread_t thread;
  if (pthread_create(&thread, nullptr, entry, owned.get()) != 0) return false;
  owned.release();
  pthread_detach(thread);
  return true;
}

#else

bool start_thread(std::function<void()> body) {
  try {
    std::thread(std::move(body)).detach();
    return true;
  } catch (const std::system_error&) {
    return false;
  }
}

#endif

}  // namespace handoff::live
