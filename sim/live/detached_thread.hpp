// Starts threads that nobody joins, from a thread that must not wait (the browser's main thread).
//
// std::thread will not do for this: where the new thread has ended already, its detach() is a join, and Emscripten
// ends the program for a join on the main thread, however short.
#pragma once

#include <pthread.h>

#include <functional>
#include <memory>
#include <system_error>
#include <utility>

namespace handoff::live {

/// Runs `body` on a new thread that is detached from its first moment. `body` must not throw.
/// Where no thread is to be had (in the browser: all workers of the pool are busy) returns
/// resource_unavailable_try_again, and `body` is destroyed without being run. Never blocks.
[[nodiscard]] inline std::error_code start_detached(std::function<void()> body) {
  auto owned = std::make_unique<std::function<void()>>(std::move(body));
  pthread_attr_t attributes;
  if (const int error = pthread_attr_init(&attributes)) return {error, std::generic_category()};
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_t thread;
  const auto run = [](void* argument) -> void* {
    const std::unique_ptr<std::function<void()>> mine(static_cast<std::function<void()>*>(argument));
    (*mine)();
    return nullptr;
  };
  const int error = pthread_create(&thread, &attributes, run, owned.get());
  pthread_attr_destroy(&attributes);
  if (error == 0) owned.release();
  return {error, std::generic_category()};
}

}  // namespace handoff::live
