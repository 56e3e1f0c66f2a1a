// Uses of what holds no value, second assignments, moves out of what is only lent: E0381, E0382, E0384, E0507,
// E0508, E0509.
#pragma once

#include <map>
#include <set>

#include "lang/borrow_context.hpp"
#include "lang/borrow_init.hpp"

namespace handoff::lang::borrow {

// Where a value went.
struct MoveSite {
  Point point = kNoPoint;
  Span span;
  bool in_previous_turn = false;  // of a loop
  Place place;
  Consumer consumer;
};

class MoveChecker {
 public:
  MoveChecker(Context& context, const MovePaths& paths, const Initialisation& state) : context_(context), paths_(paths), init_(state) {}
  void run();

 private:
  // borrow_moves.cpp
  void check(Point point, std::size_t index, const Use& use, const Initialisation::State& state);
  void check_assignment(Point point, std::size_t index, const Use& use, const Initialisation::State& state);
  void check_move_out(Point point, const Use& use);
  std::vector<MoveSite> moves_before(Point point, std::size_t index, PathId path) const;
  bool is_field_of_shared(const Use& use) const;

  // borrow_report_moves.cpp
  void report_unset(Point point, std::size_t index, const Use& use, PathId path, bool is_part);
  void report_moved(Point point, const Use& use, PathId path, bool is_part, const std::vector<MoveSite>& moves);
  void hint(Diagnostic& diagnostic, Point point, const MoveSite& move, const std::string& name, Ty type);
  void hint_for_capture(Diagnostic& diagnostic, Point point, const MoveSite& move, const std::string& name, Ty type);
  void report_reassigned(Point point, const Use& use);
  void report_move_out(Point point, const Use& use, std::size_t step);
  Place place_of(PathId path) const;

  Context& context_;
  const MovePaths& paths_;
  const Initialisation& init_;
  // Of the uses after the same moves one is reported, as rustc chooses it: the first, or a later one of another part.
  struct MovedUse {
    Point point;
    UseKind kind;
    Place place;
    Span span;
    PathId path;
    bool is_part;
    std::vector<MoveSite> moves;
  };
  std::map<std::vector<Point>, MovedUse> moved_;
  std::set<Local> unset_reported_, reassigned_reported_;
  std::set<std::uint32_t> move_out_reported_;
};

}  // namespace handoff::lang::borrow
