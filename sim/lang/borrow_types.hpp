// Types with their lifetimes: the erased type and, in a fixed order, a lifetime for each place in it where one belongs.
#pragma once

#include <unordered_map>
#include <vector>

#include "lang/borrow_context.hpp"
#include "lang/borrow_regions.hpp"

namespace handoff::lang::borrow {

struct RegionType {
  Ty type = nullptr;
  std::vector<RegionId> regions;
};

// What a closure's body does with lifetimes from outside: the first of a pair must outlive the second. Places are counted
// over the captures, then the parameters, then the result; kStaticSlot is 'static.
inline constexpr std::size_t kStaticSlot = SIZE_MAX;
struct ClosureFlows {
  std::size_t captures = 0, parameters = 0, results = 0;
  std::vector<std::pair<std::size_t, std::size_t>> flows;
};
using FlowsByClosure = std::unordered_map<const ClosureDef*, ClosureFlows>;

class RegionTypes {
 public:
  RegionTypes(Crate& crate, Infer& infer, Regions& regions, const FlowsByClosure& flows)
      : crate_(crate), infer_(infer), types_(crate.types), regions_(regions), flows_(flows) {}

  // How many lifetimes a (region-erased) type has.
  std::size_t slots(Ty type);
  RegionType fresh(Ty erased);

  // A declared type (with lifetime parameters and type parameters) as used: arguments for both.
  struct Arguments {
    std::vector<RegionType> types;
    std::vector<RegionId> regions;      // for the lifetimes of the item, in their order
  };
  RegionType instantiate(Ty declared, const Arguments& arguments, const Why& why);

  RegionType field(const RegionType& whole, std::uint32_t variant, std::uint32_t index, const Why& why);
  RegionType pointee(const RegionType& pointer);
  RegionType element(const RegionType& whole);
  // One more step of a place.
  RegionType step(const RegionType& before, const Projection& step, const Why& why);

  enum class Variance : std::uint8_t { Covariant, Contravariant, Invariant };
  // What is hidden behind the `impl Trait` of the function's result must outlive this.
  void set_opaque(RegionId region) { opaque_ = region; }
  // A bound with a trait holds by an impl: what the impl says is equal is equal (`Vec<T>: FromIterator<T>`).
  void implement(const TraitRef& bound, const Arguments& arguments, const Why& why);
  // A value of the one type is used as the other: their lifetimes follow.
  void relate(const RegionType& from, const RegionType& to, const Why& why, Variance variance = Variance::Covariant);
  // From a concrete type to what stands for any: &[T; N] to &[T], Box<T> to Box<dyn Trait>.
  void unsize(const RegionType& from, const RegionType& to, const Why& why);
  // What calling a closure with these arguments means for lifetimes.
  void apply_flows(const RegionType& closure, const std::vector<RegionId>& parameters, const std::vector<RegionId>& result, const Why& why);
  // The lifetimes of the type that its destructor may look at.
  void dropped(const RegionType& type, std::vector<RegionId>& out) { drop_walk(type, out, 0); }
  std::vector<RegionType> parts(const RegionType& whole);   // of the type's arguments
  Ty erased(Ty type) { return types_.erase(type); }

 private:
  Ty walk(Ty declared, const Arguments& arguments, std::vector<RegionId>& out, const Why& why);
  Ty projection(Ty declared, const Arguments& arguments, std::vector<RegionId>& out, const Why& why);
  bool bind(Ty pattern, const RegionType& actual, Arguments& arguments, std::vector<bool>& known, const Why& why);
  RegionId region(Region declared, const Arguments& arguments);
  void relate_slots(Ty type, const RegionId* from, const RegionId* to, Variance variance, const Why& why);
  void drop_walk(const RegionType& type, std::vector<RegionId>& out, int depth);
  struct Variances {
    std::vector<bool> lifetimes, types;  // invariant
  };
  const Variances& variances(const AdtDef* adt);
  void find_invariant(Ty type, bool invariant, Variances& out);

  Crate& crate_;
  Infer& infer_;
  Interner& types_;
  Regions& regions_;
  const FlowsByClosure& flows_;
  std::unordered_map<Ty, std::size_t> slots_;
  std::unordered_map<const AdtDef*, Variances> variances_;
  int depth_ = 0;
  RegionId opaque_ = Regions::kStaticRegion;
};

}  // namespace handoff::lang::borrow
