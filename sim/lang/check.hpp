// The checker of function bodies: resolves names, infers types, inserts coercions and writes all of it into the tree.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "lang/infer.hpp"
#include "lang/resolve.hpp"

namespace handoff::lang {

class Checker {
 public:
  Checker(Crate& crate, FnDef& fn);
  // Checks the whole body. On errors the tree is not fit for lowering.
  void run();

 private:
  struct Loop {
    Name label = nullptr;
    bool is_loop = false;         // `loop`: break may carry a value
    bool is_block = false;
    Ty result = nullptr;
    bool has_break = false;
  };
  struct Step {                   // of autoderef
    Ty type;
    bool overloaded = false;      // how this step was reached
    bool unsized_array = false;
  };
  struct Found {                  // of method lookup
    FnDef* fn = nullptr;
    std::vector<Ty> args;         // of the impl or trait
    std::size_t step = 0;
    int autoref = 0;              // 0 by value, 1 &, 2 &mut
    bool is_trait = false;
  };

  // check.cpp
  void solve();
  bool still_waits(const Obligation& obligation);
  void note_variables(Obligation& obligation);
  void register_all(std::vector<Obligation>& nested);
  void require(const TraitDef* trait, std::vector<Ty> args, Span span);
  void report(const Obligation& obligation);
  void report_overflow(Span span);
  void report_trait(const TraitRef& ref, Span span, const FnDef* callee);
  void finish();
  void finalize_types();
  void check_closure_uses();
  Ty resolved(Ty type) { return infer_.resolve(type); }
  Ty shallow(Ty type) { return infer_.shallow(type); }
  Ty structural(Ty type);         // shallow, after trying what is pending
  Ty normalize(Ty type, Span span);
  Ty instantiate(Ty type, const std::vector<Ty>& args, Span span);
  Ty fresh(Span span) { return infer_.fresh(span); }
  std::string text(Ty type);
  Diagnostic& error(std::string code, Span span, std::string message);
  Diagnostic& mismatch(Span span, Ty expected, Ty found);
  bool quiet(Ty type) { return resolved(type)->has(Type::kHasError); }
  TypeLowering lowering();
  Ty lower(TypeNode* node);
  Ty unit() { return types_.unit(); }
  Ty set(Expr* expr, Ty type);

  // check_unknown.cpp
  Span place_to_tell(Ty variable, Span otherwise);
  void report_unknown(const char* code, Ty variable, Span otherwise, const std::string& message);
  void report_ambiguous();

  // check_sizes.cpp
  void check_sizes();
  void report_size(Ty type, Span span, const char* what);

  // scopes
  LocalVar* declare(Name name, Span span, Ty type, bool is_mut);
  LocalVar* find_local(Name name);
  struct ScopeMark {
    std::size_t locals;
    Module* module;
  };
  ScopeMark enter(Module* block_module);
  void leave(ScopeMark mark);

  // check_exprs.cpp
  Ty check(Expr* expr, Ty expected = nullptr);
  Ty check_inner(Expr* expr, Ty expected);
  void check_coerce(Expr* expr, Ty expected);
  Ty check_block(Block* block, Ty expected, bool coerce_tail, bool is_value = true);
  void check_statement(Stmt& stmt);
  Ty literal(Expr* expr, Ty expected);
  Ty path_expr(Expr* expr, Ty expected);
  Ty resolve_value(Expr* expr, const Path& path, Span span);
  Ty assoc_value(Expr* expr, Ty self, const PathSegment& segment, Span span, const TraitRef* trait);
  Ty constructor(Expr* expr, VariantDef* variant, const std::vector<Ty>* adt_args, const Path& path);
  Ty struct_expr(Expr* expr, Ty expected);
  VariantDef* resolve_variant(const Path& path, std::vector<Ty>& adt_args, const char* what);
  Ty if_expr(Expr* expr, Ty expected);
  Ty match_expr(Expr* expr, Ty expected);
  Ty loop_expr(Expr* expr, Ty expected);
  Ty for_expr(Expr* expr);
  Ty closure_expr(Expr* expr, Ty expected);
  void deduce_closure(Ty expected, std::vector<Ty>& inputs, Ty& output, ClosureKind& most, bool& found);
  Ty try_expr(Expr* expr, Ty expected);
  Ty cast_expr(Expr* expr);
  Ty format_expr(Expr* expr);
  Ty index_expr(Expr* expr);
  Ty field_expr(Expr* expr);
  Ty range_expr(Expr* expr, Ty expected);
  Ty join_arms(Ty so_far, Expr* arm, Ty type, Ty expected, Span first);
  void condition(Expr* expr);

  // coerce.cpp
  bool coerce(Expr* expr, Ty from, Ty to);
  void reborrow_in_closure(Expr* expr, Ty referent);
  bool coerce_reference(Expr* expr, Ty from, Ty to);
  bool can_unsize(Ty from, Ty to, Span span);
  void adjust(Expr* expr, AdjustKind kind, Ty target, bool is_mut = false);
  std::vector<Step> autoderef(Ty type, Span span);
  Ty deref_once(Ty type, Span span, bool& overloaded);
  void apply_steps(Expr* expr, const std::vector<Step>& steps, std::size_t count);
  void use_mutably(Expr* expr);   // a place is changed or borrowed by &mut
  Ty adjusted_type(Expr* expr);

  // check_calls.cpp
  Ty call_expr(Expr* expr, Ty expected);
  Ty method_call(Expr* expr, Ty expected);
  Ty check_arguments(Span span, const std::vector<Ty>& inputs, Ty output, std::vector<Expr*>& list, Ty expected, const std::string& what, Span definition,
                     const std::function<void()>& blame_arguments = {});
  bool find_method(Ty receiver, Name name, const std::vector<Step>& steps, Found& found, bool& ambiguous_number);
  bool try_candidate(FnDef* fn, const ImplDef* impl, const TraitRef* bound, Ty self, std::vector<Ty>& args);
  Ty instantiate_method(Expr* expr, FnDef* fn, std::vector<Ty> args, const GenericArgsNode* explicit_args, Span span, std::vector<Ty>& inputs);
  bool visible(const FnDef* fn) const;
  bool in_scope(const TraitDef* trait) const;
  // E0599, because the trait that has it is not in scope here: hints to import it. `types`: what it may be called on.
  bool hint_imports(Diagnostic& diagnostic, Name name, const std::vector<Ty>& types);
  void report_no_method(Expr* expr, Ty receiver, const std::vector<Step>& steps);
  static const char* in_our_rust(Ty type);  // for sentences: what is not there

  // check_ops.cpp
  Ty unary(Expr* expr, Ty expected);
  Ty binary(Expr* expr, Ty expected);
  Ty assign_op(Expr* expr);
  Ty overloaded_binary(Expr* expr, const char* lang, const char* method, bool by_ref, bool assigning);
  bool builtin_operands(Tok op, Ty left, Ty right);
  bool is_place(const Expr* expr);

  // check_patterns.cpp
  void pattern(Pattern* pattern, Ty expected, Pattern::Mode mode);
  void bind(Pattern* pattern, Ty type, Pattern::Mode mode);
  void variant_fields(Pattern* pattern, VariantDef* variant, const std::vector<Ty>& args, Pattern::Mode mode);
  Ty peel(Pattern* pattern, Ty expected, Pattern::Mode& mode);
  void or_pattern(Pattern* pattern, Ty expected, Pattern::Mode mode);

  Crate& crate_;
  FnDef& fn_;
  Infer infer_;
  Interner& types_;
  const LangItems& lang_;
  Diagnostics& diagnostics_;
  Module* module_;
  Ty self_type_ = nullptr;
  std::vector<std::pair<Name, LocalVar*>> locals_;
  std::vector<Loop> loops_;
  Ty return_type_ = nullptr;
  ClosureDef* closure_ = nullptr;
  std::vector<Obligation> pending_;
  std::vector<std::function<void()>> deferred_;   // checks that need the final types
  std::vector<Expr*> exprs_;
  std::vector<Pattern*> patterns_;
  std::vector<Stmt*> statements_;
  std::vector<Block*> blocks_;
  std::vector<std::pair<Name, LocalVar*>>* or_bindings_ = nullptr;
  std::size_t pattern_depth_ = 0, pattern_first_ = 0;  // the variables of the pattern being read begin at `first`
  std::vector<Ty> last_args_;        // of instantiate_method
  bool reported_unknown_ = false;
  bool diverges_ = false;            // what comes next is never reached
  std::vector<Ty> diverging_;        // variables that stand for the value of code that never gives one
  int depth_ = 0;
  int deep_ = 0;                     // obligations that came of many others
  std::size_t errors_before_ = 0;
};

// Which variables closures capture, and how; after the types of the function are final.
void analyse_captures(Crate& crate, Infer& infer, FnDef& fn);
// E0277: an impl without those that the trait's supertraits ask for.
void check_supertraits(Crate& crate);
// E0004, E0005: patterns that leave something out.
void check_exhaustive(Crate& crate, FnDef& fn, const std::vector<Expr*>& exprs, const std::vector<Stmt*>& lets);

}  // namespace handoff::lang
