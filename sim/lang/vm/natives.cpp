#include "lang/vm/natives.hpp"

#include <algorithm>

namespace handoff::lang::vm {

NativeShape shape_of(Native native, const NativeArguments& arguments, const Code& code) {
  constexpr std::uint32_t kText = 2, kString = 3, kVec = 3, kPanicMessage = kString + 4;
  const auto words = [&](std::size_t n) { return n < arguments.types.size() ? code.types[arguments.types[n]].words : 0; };
  // Of a reference to the first type.
  const std::uint32_t t = words(0);
  const auto pointer = [&] {
    if (arguments.types.empty()) return 1u;
    const Desc::Kind kind = code.types[arguments.types[0]].kind;
    return kind == Desc::Kind::Text || kind == Desc::Kind::Slice || kind == Desc::Kind::Dyn ? 2u : 1u;
  };
  const std::uint32_t shared = pointer();  // an Rc or Arc of it
  switch (native) {
    case Native::rc_new: case Native::arc_new: return {1, t, 1};
    case Native::arc_clone: return {shared, 1, 1};
    case Native::arc_release: case Native::arc_release_last: return {1, 1, 1};
    case Native::arc_free: return {0, 1, 1};
    case Native::cell_count: return {1, 2};
    case Native::weak_share: case Native::weak_release: return {0, 1};
    case Native::arc_share: return {shared, shared, 1};
    case Native::arc_upgrade: return {1 + shared, 1, 1};
    case Native::arc_downgrade: return {shared, 1, 1};
    case Native::arc_reserve: return {1, 0};
    case Native::arc_fill: return {1, t + 1, 1};
    case Native::make_lock: return {1, t, 1};
    case Native::take_lock: return {t, 2, 1};
    case Native::try_take_lock: return {1 + t, 2, 1};
    case Native::give_back: return {0, 3, 1};
    case Native::lock_poison: return {1, 1};
    case Native::clear_poison: return {0, 1};
    case Native::drop_lock: return {t, 1, 1};
    case Native::take_shared_lock: return {t, 2, 1};
    case Native::try_take_shared_lock: return {1 + t, 2, 1};
    case Native::leave_shared_lock: return {0, 2, 1};
    case Native::make_condition: return {1, 0};
    case Native::drop_condition: return {0, 1};
    case Native::wait_condition: return {1, 7, 1};
    case Native::notify_condition: return {0, 2};
    case Native::make_atomic: return {1, 3};
    case Native::drop_atomic: return {0, 1};
    case Native::update_atomic: return {1, 6};
    case Native::from_array: return {3, words(1), 2};
    case Native::into_array: return {words(1), 3, 2};
    case Native::discard: return {0, 1, 1};
    case Native::from_u32: return {2, 1};
    case Native::digits_of: return {kString, t + 2, 1};
    case Native::float_text: case Native::float_exponent: return {kString, 5};
    case Native::escaped: return {kString, kText + 1};
    case Native::from_str: return {kString, kText};
    case Native::push_text: return {0, 1 + kText};
    case Native::push_char: return {0, 2};
    case Native::next_char: case Native::prev_char: return {2, kText + 1};
    case Native::compare: return {1, 2 * kText};
    case Native::case_of: return {kString, kText + 1};
    case Native::find_text: case Native::rfind_text: return {2, 2 * kText + 1};
    case Native::char_class: return {1, 1};
    case Native::parse_float: return {2, kText};
    case Native::hash_word: return {0, 3};
    case Native::hash_bytes: return {0, 1 + kText};
    case Native::hash_end: return {1, 1};
    case Native::float_math: return {1, 3};
    case Native::float_bits: case Native::float_of_bits: return {1, 1};
    case Native::print_text: return {0, kString + 1};
    case Native::panic_text: return {0, kString + 1};
    case Native::panic_with: case Native::raise: return {0, kPanicMessage, 1};
    case Native::caught: return {kPanicMessage, 0, 1};
    case Native::tell_panic: case Native::has_hook: return {0, 0};
    case Native::panic_place: return {2, 0};
    case Native::panicking: return {1, 0};
    case Native::exit_process: return {0, 1};
    case Native::read_line_text: return {1 + kString, 0};
    case Native::clock_nanos: return {2, 0};
    case Native::sleep_nanos: return {0, 2};
    case Native::spawn_thread: return {1, t + 1 + kString, 2, true};
    case Native::spawn_scoped: return {1, t + 1 + kString + 1, 2, true};
    case Native::finish_thread: return {1 + t, t, 1};
    case Native::finish_scoped: return {0, t + kVec, 1};
    case Native::join_thread: return {1 + std::max(t, kPanicMessage), 1, 2};
    case Native::join_scoped: return {1 + std::max(t, kPanicMessage), 2, 2};
    case Native::join_any_scoped: return {1, 2};
    case Native::detach_thread: return {1 + t, 1, 1};
    case Native::this_thread: return {1, 0};
    case Native::thread_name: return {1 + kString, 1};
    case Native::thread_finished: return {1, 1};
    case Native::yield_now: return {0, 0};
    case Native::make_channel: return {2, 2};
    case Native::clone_handle: return {1, 1};
    case Native::drop_handle: return {0, 1, 1};
    case Native::drop_receiver: return {kVec, 1, 1};
    case Native::send_value: return {1 + t, 1 + t, 1};
    case Native::try_send_value: return {2 + t, 1 + t, 1};
    case Native::recv_value: return {1 + t, 1, 1};
    case Native::try_recv_value: return {1 + std::max(t, 1u), 1, 1};
    case Native::recv_value_timeout: return {1 + std::max(t, 1u), 3, 1};
  }
  return {};
}

}  // namespace handoff::lang::vm
