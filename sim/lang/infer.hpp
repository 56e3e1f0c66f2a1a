// Type inference: variables, unification, and the search for trait implementations. Used by the checker of bodies, and,
// without variables and with opaque types revealed, when generic code is made concrete.
#pragma once

#include <map>
#include <set>
#include <unordered_map>
#include <vector>

#include "lang/defs.hpp"

namespace handoff::lang {

enum class VarKind : std::uint8_t { General, Int, Float };

struct Obligation {
  Predicate predicate;
  Span span;
  const FnDef* callee = nullptr;   // whose `where` asks for it
  int depth = 0;
  std::size_t cause = 0;           // the met condition that asked for it, see Infer::note_met
  std::vector<Ty> waits_for;       // variables, and closures whose captures are not known; meanwhile it cannot be decided
};

// How a trait is implemented for a type.
struct Selection {
  enum class Kind : std::uint8_t { None, Impl, Env, Builtin, Closure, FnPointer, Dyn } kind = Kind::None;
  const ImplDef* impl = nullptr;
  std::vector<Ty> args;            // of the impl
};

class Infer {
 public:
  enum class Answer : std::uint8_t { No, Maybe, Yes };

  Infer(Crate& in_crate, bool reveal)
      : crate(in_crate), types(in_crate.types), lang(in_crate.lang), reveal_(reveal) {}

  Crate& crate;
  Interner& types;
  const LangItems& lang;

  // ---- variables ----
  Ty fresh(Span origin, VarKind kind = VarKind::General, const char* what = nullptr);
  Ty shallow(Ty type) const;
  Ty resolve(Ty type);
  bool unify(Ty a, Ty b);
  VarKind kind_of(Ty variable) const { return vars_[variable->index].kind; }
  Span origin_of(Ty variable) const { return vars_[variable->index].origin; }
  bool is_var(Ty type, VarKind kind) const { return type->kind == TyKind::Infer && kind_of(type) == kind; }
  void default_numbers();          // integers i32, floats f64

  struct Mark {
    std::size_t log, vars, projected, met;
  };
  Mark mark() const { return {log_.size(), vars_.size(), projected_log_.size(), met_log_.size()}; }
  void roll_back(Mark);
  // To be said where conditions are dropped that `normalize` or `select` has given since: who asks next needs them again.
  void forget(Mark);

  // ---- traits ----
  // What the surrounding item's `where` promises; supertraits are added.
  void set_env(const Generics* generics);
  const std::vector<Predicate>& env() const { return env_; }

  // Finds how; on Yes the types are unified with what was found, and what it needs in turn is added to `nested`.
  Answer select(const TraitRef& ref, Selection& selection, std::vector<Obligation>& nested);
  // Whether it holds with all that it needs. Changes nothing.
  Answer evaluate(const TraitRef& ref, int depth = 0);
  Answer evaluate(const Obligation& obligation);
  bool implements(Ty type, const TraitDef* trait) { return trait && evaluate(TraitRef{trait, {type}}) == Answer::Yes; }
  bool is_copy(Ty type);

  // Projections replaced by the types they stand for. What is not known yet becomes a variable with an obligation.
  Ty normalize(Ty type, Span span, std::vector<Obligation>& nested);
  enum class Projected : std::uint8_t { Done, Rigid, Ambiguous, None };
  Projected project(Ty projection, Ty& out, std::vector<Obligation>& nested, int depth);
  // The same of types without variables, in a program that is known to be right: nothing is left over.
  Ty settle(Ty type);
  // Meets conditions, and those that they lead to, as far as it can.
  void meet(std::vector<Obligation> work);

  // Conditions that are met, but for those they ask for in turn. Many lead to the same ones (in a chain of adapters each needs
  // all that are before it), and what these ask for is asked once. `has_met` also notes what asked.
  bool has_met(const Obligation& obligation);
  // The number of the condition; it is the cause of what it asks for. `is_new` tells whether that has to be asked.
  std::size_t note_met(const Obligation& obligation, bool& is_new);
  // A condition that leads back to itself is never met. The place that asked for it; null where there is none.
  const Span* circular_condition() const;

  std::vector<Ty> fresh_args(const Generics& generics, Span span);
  std::vector<Ty> identity_args(const Generics& generics);
  void predicates_of(const Generics& generics, const std::vector<Ty>& args, Span span, std::vector<Obligation>& out,
                     const FnDef* callee = nullptr);
  // The part of a type because of which it is not Send or Sync, after evaluate() said No.
  Ty culprit() const { return culprit_; }
  bool culprit_lacks_sync() const { return culprit_trait_ == lang.sync; }

  // Whether the last question led to so many others that it was given up.
  bool has_overflowed() const { return overflowed_; }

  // The bounds on an opaque type or an associated type that is not known further.
  void item_bounds(Ty type, std::vector<Predicate>& out);

  // Called for `closure: Fn…`; the closure's kind is checked later.
  std::vector<std::pair<const ClosureDef*, std::pair<const TraitDef*, Span>>> closure_uses;
  Span current_span{};

 private:
  struct Var {
    Ty value = nullptr;
    VarKind kind = VarKind::General;
    Span origin;
  };
  bool bind(Ty variable, Ty value);
  bool occurs(std::uint32_t index, Ty type);
  bool matches(const std::vector<Ty>& a, const std::vector<Ty>& b);
  Answer builtin(const TraitRef& ref, Selection& selection, std::vector<Obligation>& nested, bool& handled);
  Answer auto_trait(const TraitRef& ref, Selection& selection, bool& handled);
  Answer parts_are(const TraitDef* trait, const std::vector<Ty>& parts);
  Answer fn_trait(const TraitRef& ref, Selection& selection, std::vector<Obligation>& nested, bool& handled);
  bool signature_of(Ty callee, std::vector<Ty>& inputs, Ty& output, std::vector<Obligation>& nested);
  Answer search(const TraitRef& ref, Selection& selection, std::vector<Obligation>& nested);
  Answer impls(const TraitRef& ref, Selection& selection, std::vector<Obligation>& nested);
  static bool may_match(Ty pattern, Ty type);

  bool reveal_;
  std::vector<Var> vars_;
  std::vector<std::pair<std::uint32_t, Ty>> log_;
  std::vector<Predicate> env_;
  std::vector<std::pair<const TraitDef*, Ty>> auto_stack_;
  Ty culprit_ = nullptr;
  const TraitDef* culprit_trait_ = nullptr;
  // Questions lead to others, and types hold others through their variables: what grows without an end is given up.
  struct Question {
    explicit Question(Infer& infer);
    ~Question() { --infer_.depth_; }
    Infer& infer_;
  };
  struct Walk {
    explicit Walk(Infer& infer) : infer_(infer) {
      if (infer_.walks_++ == 0) infer_.walked_ = 0;
      ++infer_.walked_;
    }
    ~Walk() { --infer_.walks_; }
    bool is_too_far() const { return infer_.walked_ > 5 * Interner::kMostSize; }
    Infer& infer_;
  };
  bool goes_too_far();

  // What associated types of impls stand for: they are asked for again and again (`Map<I, F>: Iterator` says `I::Item` more than
  // once, and so does each I below). Who asked first was given the conditions that make it known; the others need not ask.
  std::unordered_map<Ty, Ty> projected_;
  std::vector<Ty> projected_log_;
  std::unordered_map<Ty, Ty> settled_;           // types without variables: for good
  int settling_ = 0;

  using ConditionKey = std::vector<const void*>;
  struct Condition {
    Span span;
    std::vector<std::size_t> leads_to;
  };
  ConditionKey key_of(const Obligation& obligation);
  void note_cause(std::size_t cause, std::size_t met) { if (cause != 0) conditions_[cause].leads_to.push_back(met); }
  std::map<ConditionKey, std::size_t> met_;
  std::vector<std::map<ConditionKey, std::size_t>::iterator> met_log_;
  std::vector<Condition> conditions_ = std::vector<Condition>(1);  // the first stands for no cause

  int depth_ = 0;
  int questions_ = 0;                            // asked since the outermost one
  bool overflowed_ = false;
  int walks_ = 0, walked_ = 0;
};

}  // namespace handoff::lang
