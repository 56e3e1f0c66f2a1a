#include "programs/generator.hpp"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <utility>
#include <vector>

namespace handoff::tests {
namespace {

// What every program can use. Louds say when they are made and dropped.
constexpr const char* kItems = R"(use std::sync::{mpsc, Arc, Mutex};
use std::thread;
use std::time::Duration;

struct Loud {
    id: i32,
}
impl Loud {
    fn new(id: i32) -> Loud {
        println!("  + {id}");
        Loud { id }
    }
    fn into_id(self) -> i32 {
        self.id
    }
    fn twin(&self) -> Loud {
        Loud::new(self.id.wrapping_add(1000))
    }
}
impl Drop for Loud {
    fn drop(&mut self) {
        println!("  - {}", self.id);
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Shape {
    Dot,
    Line(i32),
    Area { w: i32, h: i32 },
}

enum Parcel {
    Empty,
    One(Loud),
    Two(Loud, Loud),
    Named { name: String, loud: Loud },
}

struct Pair {
    a: Loud,
    n: i32,
    b: Option<Loud>,
}

)";

enum class Type { I32, U8, I64, Usize, Bool, Text, Loud, MaybeInt, MaybeLoud, Ints, Louds, Shape, Parcel, Pair };
constexpr Type kTypes[] = {Type::I32,  Type::I32,   Type::U8,   Type::I64,   Type::Usize, Type::Bool,   Type::Text, Type::Loud, Type::Loud,
                           Type::Loud, Type::MaybeInt, Type::MaybeLoud, Type::Ints, Type::Louds, Type::Shape, Type::Parcel, Type::Pair};

const char* name_of(Type type) {
  switch (type) {
    case Type::I32: return "i32";
    case Type::U8: return "u8";
    case Type::I64: return "i64";
    case Type::Usize: return "usize";
    case Type::Bool: return "bool";
    case Type::Text: return "String";
    case Type::Loud: return "Loud";
    case Type::MaybeInt: return "Option<i32>";
    case Type::MaybeLoud: return "Option<Loud>";
    case Type::Ints: return "Vec<i32>";
    case Type::Louds: return "Vec<Loud>";
    case Type::Shape: return "Shape";
    case Type::Parcel: return "Parcel";
    case Type::Pair: return "Pair";
  }
  return "";
}

bool is_integer(Type type) { return type == Type::I32 || type == Type::U8 || type == Type::I64 || type == Type::Usize; }
bool is_copy(Type type) { return is_integer(type) || type == Type::Bool || type == Type::MaybeInt || type == Type::Shape; }
bool is_loud(Type type) {
  return type == Type::Loud || type == Type::MaybeLoud || type == Type::Louds || type == Type::Parcel || type == Type::Pair;
}

struct Variable {
  std::string name;
  Type type;
  bool is_mut = false, is_moved = false;
  int loop = 0;  // how many loops it is in
};

struct Helper {
  std::string name;
  std::vector<Type> parameters;
  Type result;
};

class Generator {
 public:
  explicit Generator(std::uint64_t seed) : seed_(seed) {}

  std::string program() {
    for (int i = below(4); i > 0; --i) helper();
    const std::string body = function_body([&] {
      for (int i = 3 + below(5); i > 0; --i) below(2) == 0 ? threads() : statement();
      line("println!(\"end\");");
    });
    return kItems + helpers_text_ + "fn main() {\n" + body + "}\n";
  }

 private:
  // --- Chance

  std::uint64_t random() {
    std::uint64_t z = seed_ += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
  }
  int below(int n) { return static_cast<int>(random() % static_cast<std::uint64_t>(n)); }
  bool once_in(int n) { return below(n) == 0; }
  Type any_type() {
    for (;;) {
      const Type type = kTypes[below(static_cast<int>(std::size(kTypes)))];
      if (!is_quiet_ || !is_loud(type)) return type;
    }
  }
  static std::string number(int n) { return std::to_string(n); }
  // One after another: what is made of chance is made from left to right.
  static std::string cat(std::initializer_list<std::string> parts) {
    std::string all;
    for (const std::string& part : parts) all += part;
    return all;
  }

  // --- Text

  void line(const std::string& text) { text_ += std::string(static_cast<std::size_t>(indent_) * 4, ' ') + text + "\n"; }
  void open(const std::string& text) {
    line(text + " {");
    ++indent_;
    scopes_.push_back(variables_.size());
  }
  void close(const std::string& behind = "") {
    variables_.resize(scopes_.back());
    scopes_.pop_back();
    --indent_;
    line("}" + behind);
  }
  template <class Body>
  void block(const std::string& head, const Body& body, const std::string& behind = "") {
    open(head);
    body();
    close(behind);
  }
  void statements(int most) {
    for (int i = 1 + below(most); i > 0; --i) statement();
  }

  template <class Body>
  std::string function_body(const Body& body) {
    std::string text;
    std::vector<Variable> variables;
    std::vector<std::size_t> scopes;
    std::swap(text, text_);
    std::swap(variables, variables_);
    std::swap(scopes, scopes_);
    const int indent = indent_, loops = loops_, depth = depth_;
    indent_ = 1, loops_ = 0, depth_ = 0;
    body();
    indent_ = indent, loops_ = loops, depth_ = depth;
    std::swap(text, text_);
    variables_ = std::move(variables);
    scopes_ = std::move(scopes);
    return text;
  }

  // --- Variables

  std::string fresh() { return "v" + number(++names_); }

  // Sometimes shadows an earlier one.
  std::string name_for_let() {
    if (!variables_.empty() && once_in(6)) return variables_[static_cast<std::size_t>(below(static_cast<int>(variables_.size())))].name;
    return fresh();
  }
  bool is_shadowed(std::size_t i) const {
    for (std::size_t j = i + 1; j < variables_.size(); ++j)
      if (variables_[j].name == variables_[i].name) return true;
    return false;
  }
  template <class Fits>
  Variable* pick(const Fits& fits) {
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < variables_.size(); ++i)
      if (!variables_[i].is_moved && !is_shadowed(i) && fits(variables_[i])) all.push_back(i);
    return all.empty() ? nullptr : &variables_[all[static_cast<std::size_t>(below(static_cast<int>(all.size())))]];
  }
  Variable* of_type(Type type) {
    return pick([&](const Variable& v) { return v.type == type; });
  }
  Variable* mut_of_type(Type type) {
    return pick([&](const Variable& v) { return v.type == type && v.is_mut && !v.name.empty(); });
  }
  Variable* movable(Type type) {
    return pick([&](const Variable& v) { return v.type == type && (is_copy(type) || v.loop == loops_); });
  }
  void add(const std::string& name, Type type, bool is_mut) { variables_.push_back({name, type, is_mut, false, loops_}); }

  // --- Expressions: every one is a value of its own

  std::string value(Type type) {
    if (depth_ > 4) return simple(type);
    ++depth_;
    std::string text = once_in(9) ? detour(type) : made(type);
    --depth_;
    return text;
  }

  // While something is borrowed, it may be.
  std::string value_without_moves(Type type) {
    ++loops_;
    std::string text = value(type);
    --loops_;
    return text;
  }

  // By way of a block, an if, a match, a loop.
  std::string detour(Type type) {
    switch (below(6)) {
      case 0: return cat({"if (", value(Type::Bool), ") { ", value(type), " } else { ", value(type), " }"});
      case 1: {
        const std::string name = fresh();
        const Type inner = any_type();
        const std::string first = value(inner);
        variables_.push_back({name, inner, false, false, loops_});
        const std::string text = "{ let " + name + " = " + first + "; " + value(type) + " }";
        variables_.pop_back();
        return text;
      }
      case 2: {
        const std::string n = value(Type::I32);
        const std::string name = fresh();
        std::string text = "match (" + n + ") { 0 => " + value(type) + ", ";
        add(name, Type::I32, false);
        text += name + " if " + name + " % 2 == 0 => " + value(type) + ", 1..=9 => ";
        variables_.pop_back();
        return cat({text, value(type), ", _ => ", value(type), " }"});
      }
      case 3: {
        const std::string label = "'b" + number(++names_);
        return cat({label, ": { if (", value(Type::Bool), ") { break ", label, " (", value(type), "); } ", value(type), " }"});
      }
      case 4: {
        ++loops_;
        const std::string first = value(type);
        --loops_;
        return "loop { break (" + first + "); }";
      }
      default: {
        const std::string option = value(Type::MaybeInt), name = fresh();
        add(name, Type::I32, false);
        const std::string some = value(type);
        variables_.pop_back();
        return "if let Some(" + name + ") = (" + option + ") { " + some + " } else { " + value(type) + " }";
      }
    }
  }

  std::string simple(Type type) {
    switch (type) {
      case Type::I32: return number(below(20)) + "i32";
      case Type::U8: return number(below(250)) + "u8";
      case Type::I64: return number(below(1000)) + "i64";
      case Type::Usize: return number(below(6)) + "usize";
      case Type::Bool: return once_in(2) ? "true" : "false";
      case Type::Text: return "String::from(\"s" + number(below(9)) + "\")";
      case Type::Loud: return "Loud::new(" + number(++louds_) + ")";
      case Type::MaybeInt: return once_in(3) ? "None::<i32>" : "Some(" + number(below(9)) + "i32)";
      case Type::MaybeLoud: return once_in(3) ? "None::<Loud>" : "Some(Loud::new(" + number(++louds_) + "))";
      case Type::Ints: return cat({"vec![", number(below(9)), "i32, ", number(below(9)), "]"});
      case Type::Louds: return once_in(3) ? "Vec::<Loud>::new()" : "vec![Loud::new(" + number(++louds_) + ")]";
      case Type::Shape: return once_in(2) ? "Shape::Dot" : "Shape::Line(" + number(below(9)) + ")";
      case Type::Parcel: return once_in(2) ? "Parcel::Empty" : "Parcel::One(Loud::new(" + number(++louds_) + "))";
      case Type::Pair: return "Pair { a: Loud::new(" + number(++louds_) + "), n: 1, b: None }";
    }
    return "";
  }

  // Without what could panic, most of the time.
  std::string sum(Type type) {
    const std::string a = value(type), b = value(type);
    static constexpr const char* kSafe[] = {"wrapping_add", "wrapping_sub", "wrapping_mul", "saturating_sub", "min", "max"};
    static constexpr const char* kRisky[] = {" + ", " - ", " * ", " / ", " % "};
    static constexpr const char* kBits[] = {" & ", " | ", " ^ "};
    if (once_in(3)) return "((" + a + ")" + kBits[below(3)] + "(" + b + "))";
    if (once_in(4)) return "((" + a + ")" + kRisky[below(5)] + "(" + b + "))";
    if (once_in(4)) return "((" + a + ")" + (once_in(2) ? " << " : " >> ") + "((" + b + ") & 7))";
    return "(" + a + ")." + kSafe[below(6)] + "(" + b + ")";
  }

  std::string made(Type type) {
    if (once_in(3)) {
      if (Variable* const v = movable(type)) {
        if (!is_copy(type)) v->is_moved = true;
        return v->name;
      }
    }
    if (once_in(6)) {
      for (const Helper& helper : helpers_)
        if (helper.result == type && !is_quiet_ && once_in(2)) return call(helper);
    }
    switch (type) {
      case Type::I32:
        switch (below(9)) {
          case 0: return sum(type);
          case 1: return "(" + value(Type::U8) + ") as i32";
          case 2: return "(" + value(Type::I64) + ") as i32";
          case 3:
            if (const Variable* const v = of_type(Type::Loud)) return v->name + ".id";
            break;
          case 4:
            if (const Variable* const v = of_type(Type::Ints)) return v->name + ".iter().map(|n| n.wrapping_mul(2)).sum::<i32>()";
            break;
          case 5:
            if (const Variable* const v = of_type(Type::Ints)) {
              const std::string name = v->name;
              return name + "[(" + value_without_moves(Type::Usize) + ") % " + name + ".len().max(1)]";  // panics where it is empty
            }
            break;
          case 6: return cat({"(", value(Type::MaybeInt), ").unwrap_or(", value(Type::I32), ")"});
          case 7:
            if (is_quiet_) break;
            return "(" + value(Type::Loud) + ").into_id()";
          default: {
            const std::string v = fresh(), w = fresh();
            return "match (" + value(Type::Shape) + ") { Shape::Dot => 0, Shape::Line(" + v + ") => " + v + ", Shape::Area { w: " + v + ", h: " + w + " } => " + v + ".wrapping_mul(" + w + ") }";
          }
        }
        return simple(type);
      case Type::U8:
        return below(3) == 0 ? sum(type) : "((" + value(Type::I32) + ") as u8)";
      case Type::I64: return once_in(2) ? sum(type) : "((" + value(Type::Usize) + ") as i64)";
      case Type::Usize:
        if (once_in(3))
          if (const Variable* const v = of_type(once_in(2) ? Type::Ints : Type::Text)) return v->name + ".len()";
        return simple(type);
      case Type::Bool:
        switch (below(4)) {
          case 0: return cat({"(", value(Type::I32), ") < (", value(Type::I32), ")"});
          case 1: return cat({"(", value(Type::Bool), " && ", value(Type::Bool), ")"});
          case 2: return "matches!(" + value(Type::Shape) + ", Shape::Line(n) if n > 3)";
          default: return "(" + value(Type::U8) + ") % 2 == 0";
        }
      case Type::Text:
        if (once_in(3))
          if (const Variable* const v = of_type(Type::Text)) return v->name + ".clone()";
        return "format!(\"t{}\", " + value(Type::I32) + ")";
      case Type::Loud:
        switch (below(5)) {
          case 0:
            if (const Variable* const v = of_type(Type::Loud)) return v->name + ".twin()";
            break;
          case 1: {
            const std::string rest = fresh();
            return cat({"match (", value(Type::Parcel), ") { Parcel::One(l) => l, Parcel::Two(_, l) => l, Parcel::Named { loud, .. } => loud, ", rest, " => ", value(Type::Loud), " }"});
          }
          case 2: return cat({"(", value(Type::MaybeLoud), ").unwrap_or_else(|| Loud::new(", number(++louds_), "))"});
          default: break;
        }
        return simple(type);
      case Type::MaybeInt:
        switch (below(4)) {
          case 0: return "Some(" + value(Type::I32) + ")";
          case 1: return cat({"(", value(Type::I32), ").checked_add(", value(Type::I32), ")"});
          case 2: return "(" + value(Type::MaybeInt) + ").map(|n| n.wrapping_add(1))";
          default: return "(" + value(Type::MaybeInt) + ").filter(|n| *n > 2)";
        }
      case Type::MaybeLoud:
        if (once_in(3))
          if (const Variable* const v = mut_of_type(Type::MaybeLoud)) return v->name + ".take()";
        if (once_in(3))
          if (const Variable* const v = mut_of_type(Type::Louds)) return v->name + ".pop()";
        return "Some(" + value(Type::Loud) + ")";
      case Type::Ints:
        switch (below(4)) {
          case 0: return cat({"vec![", value(Type::I32), ", ", value(Type::I32), ", ", value(Type::I32), "]"});
          case 1: return "(0.." + number(below(5)) + ").map(|n| n * 3).collect::<Vec<i32>>()";
          case 2:
            if (const Variable* const v = of_type(Type::Ints)) return v->name + ".clone()";
            break;
          default: return cat({"vec![", value(Type::I32), "; ", number(below(4)), "]"});
        }
        return simple(type);
      case Type::Louds:
        if (once_in(2)) return cat({"vec![", value(Type::Loud), ", ", value(Type::Loud), ", ", value(Type::Loud), "]"});
        return cat({"(0..", number(1 + below(3)), ").map(|n| Loud::new(n + ", number(louds_ += 10), ")).collect::<Vec<_>>()"});
      case Type::Shape:
        if (once_in(2)) return cat({"Shape::Area { w: ", value(Type::I32), ", h: ", value(Type::I32), " }"});
        return "Shape::Line(" + value(Type::I32) + ")";
      case Type::Parcel:
        switch (below(3)) {
          case 0: return "Parcel::One(" + value(Type::Loud) + ")";
          case 1: return cat({"Parcel::Two(", value(Type::Loud), ", ", value(Type::Loud), ")"});
          default: return cat({"Parcel::Named { loud: ", value(Type::Loud), ", name: ", value(Type::Text), " }"});
        }
      case Type::Pair:
        if (once_in(4))
          if (Variable* const v = movable(Type::Pair)) {
            v->is_moved = true;
            const std::string name = v->name;  // new variables may move `v`
            return "Pair { n: " + value(Type::I32) + ", ..{ " + name + " } }";
          }
        return cat({"Pair { b: ", value(Type::MaybeLoud), ", a: ", value(Type::Loud), ", n: ", value(Type::I32), " }"});
    }
    return simple(type);
  }

  std::string call(const Helper& helper) {
    std::string text = helper.name + "(";
    for (std::size_t i = 0; i < helper.parameters.size(); ++i) text += (i > 0 ? ", " : "") + value(helper.parameters[i]);
    return text + ")";
  }

  // --- Statements

  void let() {
    const Type type = any_type();
    const bool is_mut = once_in(2);
    const std::string what = value(type);
    const std::string name = name_for_let();
    line("let " + std::string(is_mut ? "mut " : "") + name + (once_in(2) ? ": " + std::string(name_of(type)) : std::string()) + " = " + what + ";");
    add(name, type, is_mut);
  }
  void print() {
    static constexpr Type kShown[] = {Type::I32, Type::U8, Type::I64, Type::Usize, Type::Bool, Type::Text, Type::MaybeInt, Type::Ints, Type::Shape};
    const Type type = kShown[below(9)];
    if (is_quiet_) return line("let _ = " + value(type) + ";");
    if (once_in(4)) return line(cat({"println!(\"{:?} {:>4}\", ", value(type), ", ", value_without_moves(Type::I32), ");"}));
    line("println!(\"{:?}\", " + value(type) + ");");
  }

  void statement() {
    if (depth_ > 3) return print();
    ++depth_;
    switch (below(is_quiet_ ? 9 : 19)) {
      case 0: case 1: let(); break;
      case 2: print(); break;
      case 3: if_else(); break;
      case 4: loop(); break;
      case 5: assign(); break;
      case 6: vec_operation(); break;
      case 7: may_panic(); break;
      case 8: block("", [&] { statements(3); }); break;
      case 9: let(); break;
      case 10: match_parcel(); break;
      case 11: drop_one(); break;
      case 12: line("let _ = " + value(any_type()) + ";"); break;
      case 13: let_else(); break;
      case 14: closure(); break;
      case 15: take_pair_apart(); break;
      case 16:
        if (const Variable* const v = mut_of_type(Type::Loud)) {
          const std::string name = v->name;
          line("println!(\"was {}\", std::mem::replace(&mut " + name + ", " + simple(Type::Loud) + ").id);");
          break;
        }
        let();
        break;
      case 17: while_let(); break;
      default: line("{ " + value(any_type()) + " };"); break;
    }
    --depth_;
  }

  void if_else() {
    open("if (" + value(Type::Bool) + ")");
    statements(3);
    if (once_in(2)) {
      close(" else {");
      ++indent_;
      scopes_.push_back(variables_.size());
      statements(3);
    }
    leave_loop();
    close();
  }

  // Inside of a loop, where something may be moved just before.
  void leave_loop() {
    if (loops_ == 0 || !once_in(3)) return;
    if (Variable* const v = pick([&](const Variable& one) { return is_loud(one.type) && one.loop >= loops_ - 1; }); v != nullptr && !is_quiet_ && once_in(2)) {
      v->is_moved = true;
      line("drop(" + v->name + ");");
      line("break;");
    } else {
      line(once_in(2) ? "break;" : "continue;");
    }
  }

  void loop() {
    const std::string name = fresh();
    const std::string head = once_in(3) ? "for " + name + " in (0.." + number(1 + below(4)) + "i32).rev()" : "for " + name + " in 0.." + number(1 + below(4)) + "i32";
    ++loops_;
    open(head);
    variables_.push_back({name, Type::I32, false, false, loops_});
    statements(3);
    if (once_in(3)) block("if (" + value(Type::Bool) + ")", [&] { leave_loop(); });
    close();
    --loops_;
  }

  void while_let() {
    const Variable* const v = mut_of_type(Type::Louds);
    if (v == nullptr) return let();
    const std::string vec = v->name, name = fresh();
    ++loops_;
    open("while let Some(" + name + ") = " + vec + ".pop()");
    add(name, Type::Loud, false);
    statement_without(vec);
    close();
    --loops_;
  }
  // Nothing that could make the loop endless.
  void statement_without(const std::string& name) {
    for (Variable& v : variables_)
      if (v.name == name) v.is_mut = false;
    print();
    for (Variable& v : variables_)
      if (v.name == name) v.is_mut = true;
  }

  void assign() {
    const Type type = any_type();
    Variable* v = nullptr;
    for (Variable& one : variables_)
      if (one.type == type && one.is_mut && (!one.is_moved || one.loop == loops_) && !is_shadowed(static_cast<std::size_t>(&one - variables_.data())) && once_in(2)) v = &one;
    if (v == nullptr) return let();
    const std::string name = v->name;
    const auto at = v - variables_.data();
    if (type == Type::I32 && !v->is_moved && once_in(2)) {
      const std::string right = value(type);
      return line(name + (once_in(3) ? " += " : " ^= ") + right + ";");
    }
    const std::string right = value(type);
    line(name + " = " + right + ";");
    // Assigned in one branch only it may be moved still.
    if (scopes_.empty() || static_cast<std::size_t>(at) >= scopes_.back()) variables_[static_cast<std::size_t>(at)].is_moved = false;
  }

  void vec_operation() {
    if (const Variable* const v = mut_of_type(is_quiet_ || once_in(2) ? Type::Ints : Type::Louds)) {
      const std::string name = v->name;
      const Type element = v->type == Type::Ints ? Type::I32 : Type::Loud;
      switch (below(6)) {
        case 0: return line(name + ".push(" + two_steps(name, element) + ");");
        case 1: return line(name + ".truncate(1);");
        case 2: return line(name + ".reverse();");
        case 3: return line("if " + name + ".len() > 1 { " + name + ".swap_remove(0); }");
        case 4:
          if (is_quiet_) return line("if !" + name + ".is_empty() { " + name + ".remove(0); }");
          return line("if !" + name + ".is_empty() { let first = " + name + ".remove(0); println!(\"first {}\", first" + (element == Type::Loud ? ".id" : "") + "); }");
        default: return line(name + ".insert(0, " + two_steps(name, element) + ");");
      }
    }
    let();
  }
  // What is pushed must not change the vector itself.
  std::string two_steps(const std::string& name, Type type) {
    for (Variable& v : variables_)
      if (v.name == name) v.is_moved = true;
    std::string text = value(type);
    for (Variable& v : variables_)
      if (v.name == name) v.is_moved = false;
    return text;
  }

  void may_panic() {
    if (!once_in(risk_)) return print();
    switch (below(5)) {
      case 0: line(cat({"if (", value(Type::Bool), ") { panic!(\"at {}\", ", value(Type::I32), "); }"})); break;
      case 1: line("let _ = (" + value(Type::MaybeInt) + ").unwrap();"); break;
      case 2: line("assert!(" + value(Type::Bool) + ", \"not so\");"); break;
      case 3: line(cat({"assert_eq!(", value(Type::I32), ", ", value_without_moves(Type::I32), ");"})); break;
      default: line("let _ = (" + value(Type::MaybeInt) + ").expect(\"there is one\");"); break;
    }
  }

  void drop_one() {
    if (Variable* const v = pick([&](const Variable& one) { return is_loud(one.type) && one.loop == loops_; })) {
      v->is_moved = true;
      line(once_in(2) ? "drop(" + v->name + ");" : "let _moved = " + v->name + ";");
    } else {
      let();
    }
  }

  void match_parcel() {
    const bool borrows = once_in(2);
    const Variable* const v = borrows ? of_type(Type::Parcel) : nullptr;
    open("match " + (v != nullptr ? "&" + v->name : "(" + value(Type::Parcel) + ")"));
    line("Parcel::Empty => println!(\"empty\"),");
    line("Parcel::One(l) if l.id % 2 == 0 => println!(\"even {}\", l.id),");
    block("Parcel::One(l) | Parcel::Two(l, _) =>", [&] {
      line("println!(\"one {}\", l.id);");
      statement();
    });
    line(once_in(2) ? "Parcel::Named { name, .. } => println!(\"named {name}\")," : "Parcel::Named { loud, name } => println!(\"both {} {}\", name, loud.id),");
    close();
  }

  void let_else() {
    if (loops_ == 0) {
      const std::string name = fresh(), what = value(Type::MaybeLoud);
      line("let " + name + " = if let Some(l) = (" + what + ") { l } else { Loud::new(" + number(++louds_) + ") };");
      return add(name, Type::Loud, false);
    }
    const std::string name = fresh(), what = value(Type::MaybeLoud);
    line("let Some(" + name + ") = (" + what + ") else { " + (once_in(2) ? "continue" : "break") + " };");
    add(name, Type::Loud, false);
  }

  void closure() {
    if (Variable* const v = pick([&](const Variable& one) { return one.type == Type::Loud && one.loop == loops_; }); v != nullptr && once_in(2)) {
      const std::string f = fresh(), name = v->name;
      v->is_moved = true;
      line("let " + f + " = move || { let inside = " + name + "; println!(\"in closure {}\", inside.id); };");
      if (once_in(2)) line(f + "();");
      return;
    }
    open("");
    const std::string f = fresh(), n = fresh();
    // It borrows what it uses, and no more than that may happen while it lives.
    std::vector<Variable> before = variables_;
    ++loops_;  // no moves out of what is around
    add(n, Type::I32, false);
    for (Variable& v : variables_) v.is_mut = false;
    const std::string body = value(Type::I32);
    line("let " + f + " = |" + n + ": i32| -> i32 { " + body + " };");
    --loops_;
    variables_ = std::move(before);
    line("println!(\"{} {}\", " + f + "(1), " + f + "(" + number(below(9)) + "));");
    close();
  }

  void take_pair_apart() {
    Variable* const v = movable(Type::Pair);
    if (v == nullptr) return let();
    v->is_moved = true;
    const std::string pair = v->name, name = fresh();
    switch (below(3)) {
      case 0:
        line("let Pair { a: " + name + ", b: _, n: _ } = " + pair + ";");
        add(name, Type::Loud, false);
        break;
      case 1:
        line("let " + name + " = " + pair + ".b;");
        line("println!(\"left {}\", " + pair + ".a.id);");
        add(name, Type::MaybeLoud, false);
        break;
      default:
        line("let " + name + " = " + pair + ".a;");
        line("if let Some(l) = &" + pair + ".b { println!(\"still {}\", l.id); }");
        add(name, Type::Loud, false);
        break;
    }
  }

  void helper() {
    Helper made{"helper" + number(static_cast<int>(helpers_.size())), {}, any_type()};
    std::string parameters;
    std::vector<std::string> names;
    for (int i = below(3); i > 0; --i) {
      made.parameters.push_back(any_type());
      names.push_back(fresh());
      parameters += (parameters.empty() ? "" : ", ") + names.back() + ": " + name_of(made.parameters.back());
    }
    const int risk = risk_;
    risk_ = 6;
    const std::string body = function_body([&] {
      for (std::size_t i = 0; i < names.size(); ++i) add(names[i], made.parameters[i], false);
      statements(3);
      if (once_in(3)) block("if (" + value(Type::Bool) + ")", [&] { line("return " + value(made.result) + ";"); });
      statements(2);
      line(value(made.result));
    });
    risk_ = risk;
    helpers_text_ += "fn " + made.name + "(" + parameters + ") -> " + name_of(made.result) + " {\n" + body + "}\n\n";
    helpers_.push_back(std::move(made));
  }

  // --- Threads

  // A body of its own, which takes along what it uses.
  template <class Body>
  std::string closure_body(const Body& body) {
    return function_body([&] {
      indent_ = indent_of_main_ + 1;
      body();
    });
  }

  std::string make_channel(const char* type) {
    switch (below(4)) {
      case 0: return "mpsc::sync_channel::<" + std::string(type) + ">(0)";
      case 1: return "mpsc::sync_channel::<" + std::string(type) + ">(" + number(1 + below(3)) + ")";
      default: return "mpsc::channel::<" + std::string(type) + ">()";
    }
  }

  void threads() {
    switch (below(5)) {
      case 0: speaker(); break;
      case 1: producer(); break;
      case 2: crowd(); break;
      case 3: counters(); break;
      default: echo(); break;
    }
  }

  // Main waits while it speaks.
  void speaker() {
    const Type result = any_type();
    Variable* const taken = pick([](const Variable& v) { return is_loud(v.type); });
    const std::string handle = fresh(), along = taken != nullptr && taken->loop == loops_ ? taken->name : "";
    Variable inner{along, taken != nullptr ? taken->type : Type::I32, false, false, 0};
    if (!along.empty()) taken->is_moved = true;
    const std::string body = closure_body([&] {
      risk_ = 2;
      if (!along.empty()) {
        line("let " + along + " = " + along + ";");
        add(along, inner.type, false);
      }
      statements(4);
      line(value(result));
      risk_ = 12;
    });
    line("let " + handle + " = thread::spawn(move || -> " + name_of(result) + " {");
    text_ += body;
    line("});");
    if (once_in(3)) {
      const std::string joined = fresh();
      line("let " + joined + " = " + handle + ".join();");
      line("println!(\"joined: {}\", " + joined + ".is_ok());");
    } else {
      block("match " + handle + ".join()", [&] {
        line("Ok(_) => println!(\"ended well\"),");
        line("Err(why) => println!(\"panicked: {:?}\", why.downcast_ref::<&str>().map(|s| s.len())),");
      });
    }
  }

  // One sends, main receives in order.
  void producer() {
    const Type type = once_in(2) ? Type::I32 : Type::Text;
    const std::string tx = fresh(), rx = fresh(), handle = fresh();
    line("let (" + tx + ", " + rx + ") = " + make_channel(name_of(type)) + ";");
    const std::string body = quiet_body([&] {
      block("for i in 0.." + number(1 + below(5)) + "i32", [&] {
        variables_.push_back({"i", Type::I32, false, false, 1});
        statements(2);
        if (once_in(4)) line("thread::sleep(Duration::from_millis(" + number(1 + below(3)) + "));");
        line(tx + ".send(" + value(type) + ").unwrap();");
      });
    });
    line("let " + handle + " = thread::spawn(move || {");
    text_ += body;
    line("});");
    if (once_in(3))
      line("while let Ok(m) = " + rx + ".recv() { println!(\"got {m}\"); }");
    else
      line("for m in " + std::string(once_in(2) ? rx : rx + ".iter()") + " { println!(\"got {m}\"); }");
    line("println!(\"{}\", " + handle + ".join().is_ok());");
  }

  template <class Body>
  std::string quiet_body(const Body& body) {
    is_quiet_ = true;
    const int risk = std::exchange(risk_, 3);
    std::string text = closure_body(body);
    risk_ = risk;
    is_quiet_ = false;
    return text;
  }

  // Several send, main sorts.
  void crowd() {
    const std::string tx = fresh(), rx = fresh(), all = fresh();
    line("let (" + tx + ", " + rx + ") = " + make_channel("i32") + ";");
    const std::string body = quiet_body([&] {
      ++indent_;
      variables_.push_back({"id", Type::I32, false, false, 0});
      risk_ = 1000;
      is_crowd_ = true;
      line("for i in 0.." + number(1 + below(3)) + " { " + tx + ".send(id * 10 + i).unwrap(); }");
      if (once_in(2)) line("if id == 1 { return; }");
      line(tx + ".send(id.wrapping_mul(" + number(below(100)) + ")).unwrap();");
      is_crowd_ = false;
    });
    block("for id in 0.." + number(2 + below(3)), [&] {
      line("let " + tx + " = " + tx + ".clone();");
      line("thread::spawn(move || {");
      text_ += body;
      line("});");
    });
    line("drop(" + tx + ");");
    line("let mut " + all + ": Vec<i32> = " + rx + ".iter().collect();");
    line(all + ".sort();");
    line("println!(\"{:?}\", " + all + ");");
    add(all, Type::Ints, true);
  }

  // Shared, and joined in the end.
  void counters() {
    const std::string shared = fresh(), workers = fresh();
    line("let " + shared + " = Arc::new(Mutex::new(" + number(below(9)) + "i32));");
    block("let " + workers + ": Vec<_> = (0.." + number(2 + below(2)) + ").map(|id|", [&] {
      line("let " + shared + " = Arc::clone(&" + shared + ");");
      open("thread::spawn(move ||");
      line("for _ in 0.." + number(1 + below(4)) + " { *" + shared + ".lock().unwrap() += id + 1; }");
      if (once_in(3)) line("if id == 1 { let mut guard = " + shared + ".lock().unwrap_or_else(|e| e.into_inner()); *guard += 100; }");
      line("id * 2");
      close(")");
    }, ").collect();");
    line("let ends: Vec<i32> = " + workers + ".into_iter().map(|w| w.join().unwrap()).collect();");
    line("println!(\"{:?} {}\", ends, " + shared + ".lock().unwrap());");
    if (once_in(2)) line("println!(\"{}\", Arc::try_unwrap(" + shared + ").is_ok());");
  }

  // There and back: a request with its way home, or a Loud that travels.
  void echo() {
    const std::string tx = fresh(), rx = fresh(), reply = fresh(), answer = fresh(), handle = fresh();
    if (once_in(2)) {
      line("let (" + tx + ", " + rx + ") = mpsc::channel::<(i32, mpsc::Sender<i32>)>();");
      line("let " + handle + " = thread::spawn(move || { let mut n = 0; for (q, home) in " + rx + " { n += 1; if q == " + number(below(4)) + " { continue; } home.send(q * 2).unwrap(); } n });");
      block("for q in 0.." + number(1 + below(4)), [&] {
        line("let (" + reply + ", " + answer + ") = mpsc::channel();");
        line(tx + ".send((q, " + reply + ")).unwrap();");
        line("println!(\"{q} -> {:?}\", " + answer + ".recv());");
      });
      line("drop(" + tx + ");");
      line("println!(\"{}\", " + handle + ".join().unwrap());");
      return;
    }
    line("let (" + tx + ", " + rx + ") = " + make_channel("Loud") + ";");
    const std::string loud = value(Type::Loud);
    line("let " + answer + " = " + loud + ";");
    line("let " + handle + " = thread::spawn(move || { " + tx + ".send(" + answer + ").unwrap(); });");
    line("let " + reply + " = " + rx + ".recv().unwrap();");
    line(handle + ".join().unwrap();");
    line("println!(\"{} {:?}\", " + reply + ".id, " + rx + ".recv().is_err());");
    add(reply, Type::Loud, false);
  }

  std::uint64_t seed_;
  std::string text_, helpers_text_;
  int indent_ = 1, depth_ = 0, loops_ = 0, names_ = 0, louds_ = 0, risk_ = 12;
  static constexpr int indent_of_main_ = 1;
  bool is_quiet_ = false, is_crowd_ = false;
  std::vector<Variable> variables_;
  std::vector<std::size_t> scopes_;
  std::vector<Helper> helpers_;
};

}  // namespace

std::string random_program(std::uint64_t seed) { return Generator(seed).program(); }

}  // namespace handoff::tests
