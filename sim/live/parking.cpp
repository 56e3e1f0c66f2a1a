#include "live/parking.hpp"

#include <array>
#include <cstddef>
#include <mutex>

#include "live/signal.hpp"

namespace handoff::live {
namespace {

// Threads that wait for different words may share a place, and are then woken in vain.
struct Place {
  std::mutex mutex;
  Signal signal;
};

constexpr std::size_t kPlaces = 61;

// Never destroyed: a thread of a stopped run may still pass here while the program ends. Made before the program begins:
// one that is made by the first thread to come here has the others wait for it, and the browser's main thread may not.
std::array<Place, kPlaces>& places = *new std::array<Place, kPlaces>;

Place& place_of(const Word& word) { return places[(reinterpret_cast<std::uintptr_t>(&word) / 64) % kPlaces]; }

void wake(Place& place) {
  // Whoever found nothing to do under the mutex waits for the signal once we have had the mutex.
  { const std::lock_guard lock(place.mutex); }
  place.signal.notify_all();
}

}  // namespace

void park(Word& word, std::uint32_t expected, const Waiter& waiter) {
  Place& place = place_of(word);
  std::unique_lock lock(place.mutex);
  if (waiter.must_leave() || word.load(std::memory_order_acquire) != expected) return;
  place.signal.wait_until(lock, waiter.real_deadline());
}

void unpark(Word& word) { wake(place_of(word)); }

void call_up() {
  for (Place& place : places) wake(place);
}

}  // namespace handoff::live
