// Stacks that one operating-system thread switches between: a few instructions a switch where we know the processor
// (Linux on x86-64 and AArch64), ucontext elsewhere. AddressSanitizer is told about each switch.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>

#if defined(__SANITIZE_ADDRESS__)
#define MODEL_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define MODEL_ASAN 1
#endif
#endif

#if defined(MODEL_ASAN)
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#endif

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))
#define MODEL_OWN_SWITCH 1
#else
#include <ucontext.h>
#endif

#if defined(MODEL_OWN_SWITCH)
// Saves what a call preserves on the running stack, stores its stack pointer in *from, continues at `to`.
extern "C" void model_switch_stack(void** from, void* to);
#if defined(__x86_64__)
asm(R"(
.pushsection .text.model_switch_stack,"axG",@progbits,model_switch_stack,comdat
.weak model_switch_stack
.type model_switch_stack,@function
model_switch_stack:
  pushq %rbp
  pushq %rbx
  pushq %r12
  pushq %r13
  pushq %r14
  pushq %r15
  movq %rsp, (%rdi)
  movq %rsi, %rsp
  popq %r15
  popq %r14
  popq %r13
  popq %r12
  popq %rbx
  popq %rbp
  ret
.size model_switch_stack, .-model_switch_stack
.popsection
)");
#else
asm(R"(
.pushsection .text.model_switch_stack,"axG",@progbits,model_switch_stack,comdat
.weak model_switch_stack
.type model_switch_stack,%function
model_switch_stack:
  sub sp, sp, #160
  stp x19, x20, [sp, #0]
  stp x21, x22, [sp, #16]
  stp x23, x24, [sp, #32]
  stp x25, x26, [sp, #48]
  stp x27, x28, [sp, #64]
  stp x29, x30, [sp, #80]
  stp d8, d9, [sp, #96]
  stp d10, d11, [sp, #112]
  stp d12, d13, [sp, #128]
  stp d14, d15, [sp, #144]
  mov x9, sp
  str x9, [x0]
  mov sp, x1
  ldp x19, x20, [sp, #0]
  ldp x21, x22, [sp, #16]
  ldp x23, x24, [sp, #32]
  ldp x25, x26, [sp, #48]
  ldp x27, x28, [sp, #64]
  ldp x29, x30, [sp, #80]
  ldp d8, d9, [sp, #96]
  ldp d10, d11, [sp, #112]
  ldp d12, d13, [sp, #128]
  ldp d14, d15, [sp, #144]
  add sp, sp, #160
  ret
.size model_switch_stack, .-model_switch_stack
.popsection
)");
#endif
#endif

namespace mpsc::model {

// A place to run: the operating-system thread's own stack (default-constructed), or a stack of ours after `start`.
// A context may be left for ever in mid-run and started anew.
class Context {
 public:
  Context() = default;
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  // The next switch to this context calls `entry`, which must never return.
  void start(void (*entry)()) {
    if (!stack_) stack_.reset(static_cast<std::byte*>(std::aligned_alloc(64, kStackBytes)));
#if defined(MODEL_ASAN)
    ASAN_UNPOISON_MEMORY_REGION(stack_.get(), kStackBytes);
    bottom_ = stack_.get();
    size_ = kStackBytes;
    fake_stack_ = nullptr;
#endif
#if defined(MODEL_OWN_SWITCH)
    void** top = reinterpret_cast<void**>(stack_.get() + kStackBytes);
#if defined(__x86_64__)
    *--top = nullptr;  // where entry would return to; also aligns the stack as after a call
    *--top = reinterpret_cast<void*>(entry);
    top -= 6;
    std::memset(top, 0, 6 * sizeof(void*));
#else
    top -= 20;
    std::memset(top, 0, 20 * sizeof(void*));
    top[11] = reinterpret_cast<void*>(entry);  // the link register
#endif
    stack_pointer_ = top;
#else
    getcontext(&context_);
    context_.uc_stack.ss_sp = stack_.get();
    context_.uc_stack.ss_size = kStackBytes;
    context_.uc_link = nullptr;
    makecontext(&context_, entry, 0);
#endif
  }

  // Leaves `from`, which is running, and goes on in `to`. Returns when somebody switches back to `from`.
  static void change(Context& from, Context& to) {
#if defined(MODEL_ASAN)
    coming_from_ = &from;
    __sanitizer_start_switch_fiber(&from.fake_stack_, to.bottom_, to.size_);
#endif
#if defined(MODEL_OWN_SWITCH)
    model_switch_stack(&from.stack_pointer_, to.stack_pointer_);
#else
    swapcontext(&from.context_, &to.context_);
#endif
    arrived(from);
  }

  // To be called first in a context that has just begun.
  static void begun(Context& context) { arrived(context); }

 private:
  static void arrived([[maybe_unused]] Context& here) {
#if defined(MODEL_ASAN)
    const void* bottom = nullptr;
    std::size_t size = 0;
    __sanitizer_finish_switch_fiber(here.fake_stack_, &bottom, &size);
    coming_from_->bottom_ = bottom;
    coming_from_->size_ = size;
#endif
  }

  struct Free {
    void operator()(std::byte* memory) const { std::free(memory); }
  };
  static constexpr std::size_t kStackBytes = 256 * 1024;

  std::unique_ptr<std::byte, Free> stack_;
#if defined(MODEL_OWN_SWITCH)
  void* stack_pointer_ = nullptr;
#else
  ucontext_t context_{};
#endif
#if defined(MODEL_ASAN)
  const void* bottom_ = nullptr;
  std::size_t size_ = 0;
  void* fake_stack_ = nullptr;
  static inline Context* coming_from_ = nullptr;
#endif
};

}  // namespace mpsc::model
