# Deliberate mistakes: mutation(name  file under mpsc/detail  cases that are run  text  text in its place).
# The cases are prefixes of names; none: all.

# ---- The unbounded flavour ----

mutation(message_published_relaxed unbounded.hpp "unbounded/"
[[    state.store(value, std::memory_order_release);]]
[[    state.store(value, std::memory_order_relaxed);]])

mutation(message_found_relaxed unbounded.hpp "unbounded/"
[[    switch (block_->state(number_).load(std::memory_order_acquire)) {]]
[[    switch (block_->state(number_).load(std::memory_order_relaxed)) {]])

mutation(receiver_not_woken unbounded.hpp "unbounded/"
[[    parker_.look_and_wake();]]
[[]])

mutation(ticket_taken_relaxed unbounded.hpp "unbounded/"
[[    std::uint64_t ticket = tail_.fetch_add(kOneSlot, std::memory_order_acquire);]]
[[    std::uint64_t ticket = tail_.fetch_add(kOneSlot, std::memory_order_relaxed);]])

mutation(sends_after_the_end_accepted unbounded.hpp "unbounded/"
[[    if (ticket & kClosed) return Outcome::Disconnected;
    if (number_of(ticket) >= kSlots) {]]
[[    if (number_of(ticket) >= kSlots) {]])

mutation(next_block_installed_one_slot_late unbounded.hpp "unbounded/"
[[    if (number == kSlots - 1) install_after(block);]]
[[    if (number == kSlots) install_after(block);]])

mutation(next_block_announced_relaxed unbounded.hpp "unbounded/"
[[    tail_.store(pack(next), std::memory_order_release);]]
[[    tail_.store(pack(next), std::memory_order_relaxed);]])

mutation(block_given_back_one_slot_early unbounded.hpp "unbounded/"
[[    if (++number_ == kSlots) {]]
[[    if (++number_ == kSlots - 1) {]])

mutation(first_block_given_back unbounded.hpp "unbounded/"
[[    if (block == &first_ || block == nullptr) return;]]
[[    if (block == nullptr) return;]])

mutation(spare_block_cleaned_relaxed unbounded.hpp "unbounded/"
[[    spare_.store(::new (static_cast<void*>(block)) Block, std::memory_order_release);]]
[[    spare_.store(::new (static_cast<void*>(block)) Block, std::memory_order_relaxed);]])

mutation(finished_send_overlooked unbounded.hpp "unbounded/"
[[    if (front.is_nothing() && tail_.load(std::memory_order_acquire) != pack(block_, number_)) {]]
[[    if (false) {]])

# ---- The bounded flavour ----

mutation(slot_filled_relaxed ring.hpp "bounded2/"
[[          slot.stamp.store(full_at(position), std::memory_order_release);]]
[[          slot.stamp.store(full_at(position), std::memory_order_relaxed);]])

mutation(slot_emptied_relaxed ring.hpp "bounded2/"
[[    slot.stamp.store(free_for(head_ + lap_), std::memory_order_release);]]
[[    slot.stamp.store(free_for(head_ + lap_), std::memory_order_relaxed);]])

mutation(sender_not_woken ring.hpp "bounded2/"
[[    senders_.wake_first();]]
[[]])

mutation(look_for_senders_without_a_barrier ring.hpp "bounded2/"
[[    barrier_before_look<Traits>();
    senders_.wake_first();]]
[[    senders_.wake_first();]])

mutation(sleep_after_a_light_barrier ring.hpp "bounded2/"
[[    barrier_before_sleep<Traits>();]]
[[    barrier_before_look<Traits>();]])

mutation(ring_one_slot_too_long ring.hpp "bounded"
[[    return slot + 1 < bound_ ? position + 1 : position - slot + lap_;]]
[[    return slot < bound_ ? position + 1 : position - slot + lap_;]])

mutation(slot_free_too_soon ring.hpp "bounded"
[[      if (stamp == free_for(position)) {]]
[[      if (stamp <= free_for(position)) {]])

mutation(no_look_after_joining_the_list ring.hpp "bounded"
[[    if (is_full()) {]]
[[    if (true) {]])

mutation(end_before_the_last_messages ring.hpp "bounded"
[[  bool is_drained() const noexcept { return tail_.load(std::memory_order_acquire) >> 1 == head_; }]]
[[  bool is_drained() const noexcept { return true; }]])

# ---- The bounded flavour with one slot ----

mutation(single_slot_filled_relaxed slot.hpp "bounded1/"
[[    state_.store(kFull, std::memory_order_release);]]
[[    state_.store(kFull, std::memory_order_relaxed);]])

mutation(single_slot_claimed_relaxed slot.hpp "bounded1/"
[[kBusy, std::memory_order_acquire, std::memory_order_relaxed)) {]]
[[kBusy, std::memory_order_relaxed, std::memory_order_relaxed)) {]])

mutation(single_slot_emptied_without_strong_order slot.hpp "bounded1/"
[[    state_.fetch_sub(kFull, std::memory_order_seq_cst);]]
[[    state_.fetch_sub(kFull, std::memory_order_release);]])

mutation(receiver_of_a_single_slot_not_woken slot.hpp "bounded1/"
[[    if (state & kSleeping) parker_.wake();
    return Outcome::Done;]]
[[    return Outcome::Done;]])

mutation(closing_forgets_the_message slot.hpp "bounded1/"
[[(state & kFull) | kClosed,]]
[[kClosed,]])

# ---- The rendezvous ----

mutation(message_handed_over_relaxed rendezvous.hpp "rendezvous/"
[[    state_.store(kHanded, std::memory_order_release);]]
[[    state_.store(kHanded, std::memory_order_relaxed);]])

mutation(waiting_senders_not_told_of_the_end rendezvous.hpp "rendezvous/"
[[    offers_.send_away();]]
[[]])

mutation(offer_taken_twice rendezvous.hpp "rendezvous/"
[[offers_.remove_if(offer, [&] {]]
[[([](auto claim) { return claim(); })([&] {]])

mutation(no_look_for_offers_after_showing_up rendezvous.hpp "rendezvous/"
[[      if (offers_.is_empty()) return {};]]
[[      return {};]])

mutation(end_overlooked_by_a_waiting_sender rendezvous.hpp "rendezvous/"
[[      return outcome != Outcome::Full;]]
[[      return outcome == Outcome::Done;]])

# ---- What the flavours share ----

mutation(last_side_leaves_relaxed channel.hpp ""
[[gone_.fetch_or(side, std::memory_order_acq_rel) != other) {]]
[[gone_.fetch_or(side, std::memory_order_relaxed) != other) {]])

mutation(channel_never_given_back channel.hpp ""
[[    Traits::deallocate(this, size, std::align_val_t{alignof(Channel)});]]
[[    static_cast<void>(size);]])

mutation(every_sender_is_the_last channel.hpp ""
[[      if (is_last) flavour_.close();]]
[[      flavour_.close();]])

mutation(messages_outlive_the_receiver channel.hpp "unbounded/ bounded"
[[      while (flavour_.poll_exactly().message != nullptr) flavour_.take();]]
[[]])

mutation(waiter_leaves_before_its_waker waiters.hpp "bounded rendezvous/"
[[      for (ShortWait<Traits> wait; word_.load(std::memory_order_acquire) != kReleased;) wait.pass();]]
[[]])

mutation(list_looked_at_relaxed waiters.hpp "bounded rendezvous/"
[[  bool is_empty() const noexcept { return size_.load(std::memory_order_seq_cst) == 0; }]]
[[  bool is_empty() const noexcept { return size_.load(std::memory_order_relaxed) == 0; }]])

mutation(verdict_given_relaxed waiters.hpp "bounded rendezvous/"
[[    if (word_.exchange(kWoken, std::memory_order_acq_rel) == kAsleep) {]]
[[    if (word_.exchange(kWoken, std::memory_order_relaxed) == kAsleep) {]])

mutation(lock_released_relaxed spin_lock.hpp "bounded rendezvous/"
[[  void unlock() noexcept { held_.store(0, std::memory_order_release); }]]
[[  void unlock() noexcept { held_.store(0, std::memory_order_relaxed); }]])

mutation(announced_without_undoing parker.hpp ""
[[      word_.exchange(kAsleep, std::memory_order_acq_rel);]]
[[      word_.store(kAsleep, std::memory_order_release);]])

mutation(woken_relaxed parker.hpp ""
[[    if (word_.exchange(kAwake, std::memory_order_acq_rel) == kAsleep)]]
[[    if (word_.exchange(kAwake, std::memory_order_relaxed) == kAsleep)]])

mutation(look_for_the_receiver_without_a_barrier parker.hpp ""
[[    barrier_before_look<Traits>();]]
[[]])

mutation(no_look_after_the_announcement parker.hpp ""
[[      return !ready();]]
[[      return true;]])
