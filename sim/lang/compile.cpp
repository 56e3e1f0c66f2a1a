#include "lang/compile.hpp"

#include <algorithm>

#include "lang/codegen.hpp"
#include "lang/glue.hpp"

namespace handoff::lang {

namespace {
// More functions or instructions than any lesson needs: types that grow for ever.
constexpr std::size_t kMostFunctions = 20'000;
}  // namespace

vm::FunctionId Compiler::function(const Instance& instance) {
  const auto [at, inserted] = functions_.emplace(instance, static_cast<vm::FunctionId>(code_.functions.size()));
  if (inserted) {
    code_.functions.emplace_back();
    work_.emplace_back(at->second, instance);
  }
  return at->second;
}

vm::FunctionId Compiler::drop_function(Ty type) {
  if (type->kind == TyKind::Dyn || !concrete.needs_drop(type)) return vm::kNone;
  Instance instance;
  instance.kind = Instance::Kind::Drop;
  instance.type = type;
  return function(instance);
}

vm::FunctionId Compiler::call_function(Ty callable, CallMode mode, Ty arguments) {
  Instance instance;
  if (callable->kind == TyKind::Closure) {
    const ClosureKind kind = callable->closure()->kind;
    if ((kind == ClosureKind::FnOnce) == (mode == CallMode::ByValue)) {
      instance.kind = Instance::Kind::Closure;
      instance.def = callable->closure();
      instance.args = callable->args;
      return function(instance);
    }
  }
  if (callable->kind == TyKind::FnDef && mode == CallMode::ByValue) {
    const Callee callee = concrete.resolve(callable->fn(), callable->args);
    if (callee.kind == Callee::Kind::Fn) {
      instance.def = callee.fn;
      instance.args = callee.args;
      return function(instance);
    }
    if (callee.kind == Callee::Kind::Clone) {
      instance.kind = Instance::Kind::Clone;
      instance.type = callee.self;
      return function(instance);
    }
    if (callee.kind == Callee::Kind::Callable) {
      // `Fn::call` and its kin as a value: the first argument is what is called.
      const std::vector<Ty> rest(arguments->args.begin() + 1, arguments->args.end());
      return call_function(callee.self, callee.mode, rest.size() == 1 && rest[0]->kind == TyKind::Tuple ? rest[0] : concrete.types().tuple(rest));
    }
  }
  instance.kind = Instance::Kind::Call;
  instance.type = callable;
  instance.mode = mode;
  instance.args = {arguments};
  return function(instance);
}

vm::FunctionId Compiler::constructor(const VariantDef& variant, Ty type) {
  Instance instance;
  instance.kind = Instance::Kind::Constructor;
  instance.def = &variant;
  instance.type = type;
  return function(instance);
}

Ty Compiler::output_of(Ty callable, Ty arguments) {
  switch (callable->kind) {
    case TyKind::Closure:
    case TyKind::FnDef:
    case TyKind::FnPtr: {
      std::vector<Ty> inputs;
      Ty output = nullptr;
      concrete.signature(callable, inputs, output);
      return output;
    }
    case TyKind::Ref: return output_of(callable->args[0], arguments);
    case TyKind::Adt:
      if (callable->adt() == crate_.lang.box) return output_of(callable->args[0], arguments);
      break;
    case TyKind::Dyn:
      if (callable->bound.empty()) return concrete.types().unit();
      return callable->args.back();
    default: break;
  }
  return concrete.substitute(concrete.types().projection(crate_.lang.fn_once->assoc_types[0], {callable, arguments}), {});
}

std::uint32_t Compiler::static_of(const void* key, Static made) {
  const auto [at, inserted] = statics_.emplace(key, code_.static_words);
  if (inserted) {
    made.offset = code_.static_words;
    code_.static_words += layouts.words(made.type);
    static_order_.push_back(std::move(made));
  }
  return at->second;
}

std::uint32_t Compiler::static_offset(const ConstDef* constant) {
  Instance maker;
  maker.def = constant->body;
  return static_of(constant, {std::move(maker), concrete.substitute(constant->type, {}), 0, 2});
}

std::uint32_t Compiler::promoted_offset(std::uint32_t number) {
  const Promoted& promoted = promoted_[number];
  Instance maker;
  maker.kind = Instance::Kind::Promoted;
  maker.def = &promoted;
  return static_of(&promoted, {std::move(maker), promoted.type, 0, promoted.calls ? 1 : 0});
}

Position Compiler::place(Span span) const {
  if (in_library(span)) return {};
  return crate_.lines.position(span.lo);
}

bool Compiler::catches(const Instance& instance) const {
  return instance.kind == Instance::Kind::Fn && instance.def == concrete.lang().fns.at("catch_panic");
}

bool Compiler::is_library(const Instance& instance) const {
  switch (instance.kind) {
    case Instance::Kind::Fn: return static_cast<const FnDef*>(instance.def)->crate->is_library();
    case Instance::Kind::Closure: return static_cast<const ClosureDef*>(instance.def)->fn->crate->is_library();
    default: return true;
  }
}

std::string Compiler::name_of(const Instance& instance) const {
  switch (instance.kind) {
    case Instance::Kind::Fn: {
      const FnDef* fn = static_cast<const FnDef*>(instance.def);
      std::string name;
      if (fn->impl && fn->impl->self_type->kind == TyKind::Adt) name = *fn->impl->self_type->adt()->name + "::";
      else if (fn->impl) name = to_text(fn->impl->self_type) + "::";
      else if (fn->trait) name = *fn->trait->name + "::";
      return name + *fn->name;
    }
    case Instance::Kind::Closure: {
      const ClosureDef* closure = static_cast<const ClosureDef*>(instance.def);
      return "closure in " + *closure->fn->name;
    }
    case Instance::Kind::Drop: return "drop " + to_text(instance.type);
    case Instance::Kind::Clone: return "clone " + to_text(instance.type);
    case Instance::Kind::Call:
    case Instance::Kind::CallMoved: return "call " + to_text(instance.type);
    case Instance::Kind::Constructor: return *static_cast<const VariantDef*>(instance.def)->name;
    case Instance::Kind::Promoted: return "constant";
    case Instance::Kind::Start: return "start";
  }
  return {};
}

namespace {

// An intrinsic as a value: a function around it.
mir::Body around_intrinsic(const FnDef& fn, Interner& types) {
  mir::Body body;
  body.locals.resize(fn.inputs.size() + 1);
  body.locals[0].type = fn.output;
  body.arguments = static_cast<std::uint32_t>(fn.inputs.size());
  body.blocks.resize(2);
  mir::Terminator& call = body.blocks[0].terminator;
  call.kind = mir::TerminatorKind::Call;
  call.target = 1;
  call.fn = &fn;
  for (std::uint32_t i = 0; i < fn.generics.count(); ++i) call.fn_args.push_back(types.param(i, fn.generics.param(i).name));
  call.place.local = 0;
  for (std::uint32_t i = 0; i < fn.inputs.size(); ++i) {
    body.locals[i + 1].type = fn.inputs[i];
    mir::Operand argument;
    argument.kind = mir::Operand::Kind::Move;
    argument.place.local = i + 1;
    argument.type = fn.inputs[i];
    call.arguments.push_back(argument);
  }
  body.blocks[1].terminator.kind = mir::TerminatorKind::Return;
  return body;
}

// What a call costs about; longer functions stay calls.
constexpr std::uint32_t kMostToInline = 32, kMostAfterInlining = 1500;

}  // namespace

const SpecialBody* Compiler::special(const Instance& instance) {
  const auto [at, inserted] = specials_.try_emplace(instance);
  if (!inserted) return at->second.get();
  SpecialBody made;
  if (instance.kind == Instance::Kind::Promoted) {
    made = static_cast<const Promoted*>(instance.def)->maker;
  } else if (instance.kind == Instance::Kind::Closure) {
    made = specialise(concrete, body_of(*static_cast<const ClosureDef*>(instance.def)), instance.args, is_library(instance));
  } else {
    const FnDef& fn = *static_cast<const FnDef*>(instance.def);
    if (fn.intrinsic) made = specialise(concrete, around_intrinsic(fn, concrete.types()), instance.args, true);
    else made = specialise(concrete, body_of(fn), instance.args, is_library(instance));
  }
  promote(concrete, made, promoted_);
  inline_calls(made);
  simplify(made);
  return (at->second = std::make_unique<SpecialBody>(std::move(made))).get();
}

// Small functions of the library only: the learner's own are wanted as they are when one looks into them.
void Compiler::inline_calls(SpecialBody& caller) {
  std::uint32_t size = cost_of(caller.body);
  const mir::BlockId own_blocks = static_cast<mir::BlockId>(caller.body.blocks.size());
  for (mir::BlockId id = 0; id < own_blocks; ++id) {
    const mir::Terminator& end = caller.body.blocks[id].terminator;
    if (end.kind != mir::TerminatorKind::Call || !end.fn || caller.body.blocks[id].is_cleanup) continue;
    const Callee callee = concrete.resolve(end.fn, end.fn_args);
    if (callee.kind != Callee::Kind::Fn || callee.fn->intrinsic || !callee.fn->crate->is_library()) continue;
    Instance instance;
    instance.def = callee.fn;
    instance.args = callee.args;
    if (catches(instance)) continue;
    const SpecialBody* body = special(instance);
    if (!body) continue;
    const std::uint32_t cost = cost_of(body->body);
    if (cost > kMostToInline || size + cost > kMostAfterInlining || body->body.arguments != end.arguments.size()) continue;
    size += cost;
    inline_call(caller, id, *body);
  }
}

void Compiler::generate(vm::FunctionId id, const Instance& instance) {
  vm::Function function;
  function.name = name_of(instance);
  function.is_library = is_library(instance);
  function.catches = catches(instance);
  switch (instance.kind) {
    case Instance::Kind::Fn:
    case Instance::Kind::Promoted:
    case Instance::Kind::Closure: BodyCode(*this, *special(instance)).generate(function); break;
    case Instance::Kind::Drop: GlueCode(*this).drop(instance.type, function); break;
    case Instance::Kind::Clone: GlueCode(*this).clone(instance.type, function); break;
    case Instance::Kind::Call: GlueCode(*this).call(instance.type, instance.mode, instance.args[0], false, function); break;
    case Instance::Kind::CallMoved: GlueCode(*this).call(instance.type, CallMode::ByValue, instance.args[0], true, function); break;
    case Instance::Kind::Constructor: GlueCode(*this).construct(instance.type, static_cast<const VariantDef*>(instance.def)->index, function); break;
    case Instance::Kind::Start: break;
  }
  code_.functions[id] = std::move(function);
}

// The statics, one after the other, then main.
void Compiler::generate_start(vm::FunctionId id) {
  using Op = vm::Opcode;
  Emitter emit;
  const Slot result = emit.reserve(1);
  const FnDef* main = crate_.main;
  const auto lang = crate_.lang.fns.find("start");
  Ty exit = nullptr;
  vm::FunctionId run = vm::kNone;
  if (lang != crate_.lang.fns.end() && lang->second) {
    const Ty callable = concrete.types().with_def(TyKind::FnDef, main, {});
    Instance instance;
    instance.def = lang->second;
    const Ty output = concrete.substitute(main->output, {});
    instance.args = {output, callable};
    run = function(instance);
    exit = concrete.substitute(lang->second->output, instance.args);
  } else {
    Instance instance;
    instance.def = main;
    run = function(instance);
    exit = concrete.types().unit();
  }
  // Everything else first: it says which statics there are, and these need more of them.
  bool is_done = work_through();
  for (std::size_t i = 0; is_done && i < static_order_.size(); ++i) {
    function(static_order_[i].maker);
    is_done = work_through();
  }
  std::vector<Static> order = static_order_;
  std::stable_sort(order.begin(), order.end(), [](const Static& a, const Static& b) { return a.order < b.order; });
  for (const Static& one : order) {
    const std::uint32_t size = layouts.words(one.type);
    emit.call(function(one.maker), size);
    const Slot there = emit.scratch(1);
    emit.one(Op::AddressOfStatic, 0, there, one.offset);
    emit.store(there, 0, outgoing(0), size);
    emit.release_scratch();
  }
  const std::uint32_t size = layouts.words(exit);
  emit.call(run, size);
  if (size == 0) emit.constant(result, 0);
  else emit.copy(result, outgoing(0), 1);
  emit.plain(Op::Return);
  vm::Function function;
  function.name = "start";
  function.is_library = true;
  function.result_words = 1;
  emit.finish(function, [](Span) { return Position{}; });
  code_.functions[id] = std::move(function);
}

bool Compiler::work_through() {
  while (!work_.empty()) {
    const auto [id, instance] = work_.front();
    work_.pop_front();
    if (code_.functions.size() > kMostFunctions) missing("this program needs too many functions: is there a type that grows with each call?");
    if (crate_.types.has_overflowed()) missing("the types of this program grow without an end");
    if (layouts.overflowed()) missing("a value of this program is too large");
    if (!problem_.empty()) return false;
    generate(id, instance);
  }
  return problem_.empty();
}

std::string Compiler::run() {
  if (!crate_.main) return "there is no `main`";
  code_.start = static_cast<vm::FunctionId>(code_.functions.size());
  code_.functions.emplace_back();
  generate_start(code_.start);
  return problem_;
}

}  // namespace handoff::lang
