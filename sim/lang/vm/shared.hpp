// A pointer that counts its owners and can tell whether it is the only one: what copies of a machine share. Copies may
// belong to different threads: whoever is the only owner has seen everything the others did before they let go.
#pragma once

#include <atomic>
#include <cstdint>
#include <utility>

namespace handoff::lang::vm {

// Base of what is shared.
struct Counted {
  mutable std::atomic<std::uint32_t> owners{0};
  Counted() = default;
  Counted(const Counted&) {}
  Counted& operator=(const Counted&) = delete;
};

template <class T>
class Shared {
 public:
  Shared() = default;
  explicit Shared(T* fresh) : to_(fresh) { hold(); }
  Shared(const Shared& other) : to_(other.to_) { hold(); }
  Shared(Shared&& other) noexcept : to_(std::exchange(other.to_, nullptr)) {}
  Shared& operator=(Shared other) noexcept {
    std::swap(to_, other.to_);
    return *this;
  }
  ~Shared() {
    if (to_ != nullptr && to_->owners.fetch_sub(1, std::memory_order_acq_rel) == 1) delete to_;
  }

  T* get() const { return to_; }
  T* operator->() const { return to_; }
  T& operator*() const { return *to_; }
  explicit operator bool() const { return to_ != nullptr; }
  // Acquire: with the release of those who let go, their reading is over.
  bool is_only_owner() const { return to_->owners.load(std::memory_order_acquire) == 1; }

 private:
  void hold() {
    if (to_ != nullptr) to_->owners.fetch_add(1, std::memory_order_relaxed);
  }
  T* to_ = nullptr;
};

}  // namespace handoff::lang::vm
