# Deliberate mistakes: mutation(name  file under mpsc/detail  cases that are run  text  text in its place).
# The cases are prefixes of names; none: all.

# ---- The unbounded flavour ----

mutation(message_published_relaxed unbounded.hpp "unbounded/"
[[    state.store(value, std::memory_order_seq_cst);]]
[[    state.store(value, std::memory_order_relaxed);]])

mutation(message_published_only_with_release unbounded.hpp "unbounded/"
[[    state.store(value, std::memory_order_seq_cst);]]
[[    state.store(value, std::memory_order_release);]])

mutation(message_found_relaxed unbounded.hpp "unbounded/"
[[    switch (block_->state(number_).load(std::memory_order_seq_cst)) {]]
[[    switch (block_->state(number_).load(std::memory_order_relaxed)) {]])

mutation(receiver_not_woken unbounded.hpp "unbounded/"
[[    parker_.wake();]]
[[]])

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

mutation(sends_after_the_end_accepted unbounded.hpp "unbounded/"
[[    if (ticket & kClosed) return Outcome::Disconnected;]]
[[]])

# ---- The bounded flavour ----

mutation(slot_filled_relaxed ring.hpp "bounded"
[[          slot.stamp.store(full_at(position), std::memory_order_seq_cst);]]
[[          slot.stamp.store(full_at(position), std::memory_order_relaxed);]])

mutation(slot_emptied_relaxed ring.hpp "bounded"
[[    slot.stamp.store(free_for(head_ + lap_), std::memory_order_seq_cst);]]
[[    slot.stamp.store(free_for(head_ + lap_), std::memory_order_relaxed);]])

mutation(ring_one_slot_too_long ring.hpp "bounded"
[[    return slot + 1 < bound_ ? position + 1 : position - slot + lap_;]]
[[    return slot < bound_ ? position + 1 : position - slot + lap_;]])

mutation(slot_free_too_soon ring.hpp "bounded"
[[      if (stamp == free_for(position)) {]]
[[      if (stamp <= free_for(position)) {]])

mutation(sender_not_woken ring.hpp "bounded"
[[    if (Waiter<Traits>* const waiter = senders_.pop()) waiter->wake(Verdict::Served);]]
[[]])

mutation(no_look_after_joining_the_list ring.hpp "bounded"
[[    if (is_full()) {]]
[[    if (true) {]])

mutation(end_before_the_last_messages ring.hpp "bounded"
[[  bool is_drained() const noexcept { return tail_.load(std::memory_order_acquire) >> 1 == head_; }]]
[[  bool is_drained() const noexcept { return true; }]])

# ---- The rendezvous ----

mutation(receiver_sleeps_without_a_strong_look rendezvous.hpp "rendezvous/"
[[      if (!state_.compare_exchange_strong(state, kWaiting | kSleeping, std::memory_order_seq_cst,
                                          std::memory_order_seq_cst) &&]]
[[      if (!state_.compare_exchange_strong(state, kWaiting | kSleeping, std::memory_order_acq_rel,
                                          std::memory_order_acquire) &&]])

mutation(message_handed_over_relaxed rendezvous.hpp "rendezvous/"
[[    state_.store(kHanded, std::memory_order_seq_cst);]]
[[    state_.store(kHanded, std::memory_order_relaxed);]])

mutation(waiting_senders_not_told_of_the_end rendezvous.hpp "rendezvous/"
[[    offers_.close();]]
[[]])

mutation(offer_taken_twice rendezvous.hpp "rendezvous/"
[[    if (offers_.remove_if(offer, [&] { return claim_receiver(state) == Outcome::Done; })) {]]
[[    if (claim_receiver(state) == Outcome::Done) {]])

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

mutation(announced_relaxed parker.hpp ""
[[  void announce() noexcept { word_.store(kAsleep, std::memory_order_seq_cst); }]]
[[  void announce() noexcept { word_.store(kAsleep, std::memory_order_relaxed); }]])

mutation(announcement_overlooked parker.hpp ""
[[    if (word_.load(std::memory_order_seq_cst) == kAsleep &&]]
[[    if (word_.load(std::memory_order_relaxed) == kAsleep &&]])

mutation(no_look_after_the_announcement parker.hpp ""
[[      const bool is_ready = ready();]]
[[      const bool is_ready = false;]])
