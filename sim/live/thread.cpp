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

// Not std::thread: where there is no thread left it throws, which a build without exceptions cannot catch; and where
// the new thread has ended already, detach() is a join, for which Emscripten ends a program on the browser's main
// thread, however short it is. So the thread is detached from its first moment.
bool start_thread(std::function<void()> body) {
  auto owned = std::make_unique<std::function<void()>>(std::move(body));
  const auto entry = [](void* argument) -> void* {
    const std::unique_ptr<std::function<void()>> mine(static_cast<std::function<void()>*>(argument));
    (*mine)();
    return nullptr;
  };
  pthread_attr_t attributes;
  if (pthread_attr_init(&attributes) != 0) return false;
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_t thread;
  const bool is_started = pthread_create(&thread, &attributes, entry, owned.get()) == 0;
  pthread_attr_destroy(&attributes);
  if (is_started) owned.release();
  return is_started;
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
