// What the machine knows of types while the program runs.
#include "lang/compile.hpp"

namespace handoff::lang {

namespace {

vm::Scalar scalar_of(TyKind kind) {
  using vm::Scalar;
  switch (kind) {
    case TyKind::I8: return Scalar::I8;
    case TyKind::I16: return Scalar::I16;
    case TyKind::I32: return Scalar::I32;
    case TyKind::I64: case TyKind::Isize: return Scalar::I64;
    case TyKind::I128: return Scalar::I128;
    case TyKind::U8: return Scalar::U8;
    case TyKind::U16: return Scalar::U16;
    case TyKind::U32: return Scalar::U32;
    case TyKind::U64: case TyKind::Usize: return Scalar::U64;
    case TyKind::U128: return Scalar::U128;
    case TyKind::F32: return Scalar::F32;
    case TyKind::F64: return Scalar::F64;
    case TyKind::Bool: return Scalar::Bool;
    default: return Scalar::Char;
  }
}

bool is_cell(const AdtDef* adt) { return adt->lang && (*adt->lang == "Mutex" || *adt->lang == "RwLock" || *adt->lang == "Condvar" || adt->lang->rfind("Atomic", 0) == 0); }

// What is inside stands in the last field.
bool is_collection(const std::string& lang) {
  return lang == "HashMap" || lang == "HashSet" || lang == "BTreeMap" || lang == "BTreeSet" || lang == "BinaryHeap" || lang == "LinkedList";
}

}  // namespace

vm::DescId Compiler::desc(Ty type) {
  if (const auto found = descs_.find(type); found != descs_.end()) return found->second;
  const vm::DescId id = static_cast<vm::DescId>(code_.types.size());
  descs_.emplace(type, id);
  code_.types.emplace_back();
  vm::Desc made = make_desc(type);
  code_.types[id] = std::move(made);
  return id;
}

vm::Desc Compiler::make_desc(Ty type) {
  using Kind = vm::Desc::Kind;
  vm::Desc out;
  out.name = to_text(type);
  out.words = layouts.words(type);
  const LangItems& lang = crate_.lang;
  const auto fields = [&](const std::vector<Ty>& types, const std::vector<std::uint32_t>& offsets, const auto& name) {
    std::vector<vm::Desc::Field> list;
    for (std::size_t i = 0; i < types.size(); ++i) list.push_back({name(i), offsets[i], desc(types[i])});
    return list;
  };
  const auto unnamed = [](std::size_t) { return std::string(); };
  const auto of_variant = [](const VariantDef& variant) {
    return [&variant](std::size_t i) { return variant.shape == VariantNode::Shape::Named ? *variant.fields[i].name : std::string(); };
  };
  switch (type->kind) {
    case TyKind::Never: out.kind = Kind::Never; break;
    case TyKind::Str: out.kind = Kind::Text; break;
    case TyKind::Slice:
      out.kind = Kind::Slice;
      out.element = desc(type->args[0]);
      break;
    case TyKind::Dyn: out.kind = Kind::Dyn; break;
    case TyKind::Tuple:
      out.kind = type->args.empty() ? Kind::Unit : Kind::Tuple;
      out.fields = fields(type->args, layouts.of(type).fields, unnamed);
      break;
    case TyKind::Closure: {
      out.kind = Kind::Closure;
      const ClosureDef* closure = type->closure();
      out.fields = fields(concrete.field_types(type), layouts.of(type).fields, [&](std::size_t i) { return *closure->captures[i].local->name; });
      break;
    }
    case TyKind::Array:
      out.kind = Kind::Array;
      out.element = desc(type->args[0]);
      out.count = static_cast<std::uint64_t>(type->args[1]->value);
      break;
    case TyKind::Ref:
      out.kind = Kind::Reference;
      out.is_mutable = type->is_mut;
      out.element = desc(type->args[0]);
      break;
    case TyKind::FnPtr: out.kind = Kind::Function; break;
    case TyKind::FnDef: out.kind = Kind::Unit; break;
    case TyKind::Adt: {
      const AdtDef* adt = type->adt();
      const auto of_element = [&](Kind kind) {
        out.kind = kind;
        if (!type->args.empty()) out.element = desc(type->args[0]);
      };
      const std::string name = adt->lang ? *adt->lang : std::string();
      if (adt == lang.phantom) out.kind = Kind::Unit;
      else if (adt == lang.box) of_element(Kind::Box);
      else if (adt == lang.vec) of_element(Kind::Vec);
      else if (name == "VecDeque") of_element(Kind::Deque);
      else if (adt == lang.string) out.kind = Kind::String;
      else if (adt == lang.rc) of_element(Kind::Rc);
      else if (adt == lang.arc) of_element(Kind::Arc);
      else if (name == "RcWeak") of_element(Kind::RcWeak);
      else if (name == "ArcWeak") of_element(Kind::ArcWeak);
      else if (adt == lang.sender || adt == lang.sync_sender || adt == lang.receiver) of_element(Kind::Handle);
      else if (adt == lang.join_handle || name == "Thread") of_element(Kind::Thread);
      else if (adt->crate->is_library() && is_cell(adt)) of_element(Kind::Cell);
      else if (adt == lang.manually_drop) {
        out.kind = Kind::ManuallyDrop;
        out.fields = fields(concrete.field_types(type), layouts.of(type).fields, of_variant(adt->the_variant()));
      } else if (adt->is_enum) {
        out.kind = Kind::Enum;
        for (std::uint32_t i = 0; i < adt->variants.size(); ++i) {
          const VariantDef& from = *adt->variants[i];
          vm::Desc::Variant variant;
          variant.name = *from.name;
          variant.discriminant = from.discriminant;
          variant.fields = fields(concrete.variant_types(type, i), layouts.of(type).variants[i], of_variant(from));
          out.variants.push_back(std::move(variant));
        }
      } else {
        const VariantDef& from = adt->the_variant();
        out.fields = fields(concrete.field_types(type), layouts.of(type).fields, of_variant(from));
        out.kind = from.fields.empty() ? Kind::Unit : Kind::Struct;
        out.is_collection = is_collection(name);
      }
      break;
    }
    default:
      if (type->kind == TyKind::Bool || type->kind == TyKind::Char || is_int(type->kind) || is_float(type->kind)) {
        out.kind = Kind::Scalar;
        out.scalar = scalar_of(type->kind);
      } else {
        out.kind = Kind::Opaque;
      }
  }
  return out;
}

std::uint32_t Compiler::text(const std::string& bytes) {
  const auto [at, inserted] = texts_.emplace(bytes, static_cast<std::uint32_t>(code_.constants.size()));
  if (inserted) {
    vm::Constant constant;
    constant.bytes = bytes;
    code_.constants.push_back(std::move(constant));
  }
  return at->second;
}

std::uint32_t Compiler::array_of_bytes(const std::string& bytes) {
  const auto [at, inserted] = arrays_of_bytes_.emplace(bytes, static_cast<std::uint32_t>(code_.constants.size()));
  if (inserted) {
    vm::Constant constant;
    constant.is_bytes = false;
    for (const char byte : bytes) constant.words.push_back(static_cast<unsigned char>(byte));
    code_.constants.push_back(std::move(constant));
  }
  return at->second;
}

std::uint32_t Compiler::native_arguments(vm::NativeArguments arguments) {
  const auto [at, inserted] = native_arguments_.emplace(std::tuple(arguments.types, arguments.function), static_cast<std::uint32_t>(code_.native_arguments.size()));
  if (inserted) code_.native_arguments.push_back(std::move(arguments));
  return at->second;
}

// ---- vtables

std::vector<Compiler::Method> Compiler::methods_of(Ty type, Ty dyn) {
  // In the order of Concrete::vtable_methods.
  std::vector<std::pair<const TraitDef*, std::vector<Ty>>> traits;
  std::vector<Ty> own{type};
  own.insert(own.end(), dyn->args.begin(), dyn->args.end() - static_cast<std::ptrdiff_t>(dyn->bound.size()));
  traits.emplace_back(dyn->trait(), std::move(own));
  for (std::size_t i = 0; i < traits.size(); ++i) {
    const auto [trait, args] = traits[i];
    for (const TraitRef& super : trait->supertraits) {
      bool known = false;
      for (const auto& other : traits) known |= other.first == super.trait;
      if (!known) traits.emplace_back(super.trait, concrete.substitute(super.args, args));
    }
  }
  std::vector<Method> out;
  for (const auto& [trait, args] : traits)
    for (const FnDef* fn : trait->methods) out.push_back({fn, args});
  return out;
}

std::uint32_t Compiler::vtable(Ty type, Ty dyn) {
  const auto key = std::pair(type, dyn);
  if (const auto found = vtables_.find(key); found != vtables_.end()) return found->second;
  const std::uint32_t id = static_cast<std::uint32_t>(code_.vtables.size());
  vtables_.emplace(key, id);
  code_.vtables.emplace_back();
  vm::Vtable made;
  made.type = desc(type);
  made.words = layouts.words(type);
  made.drop = drop_function(type);
  const LangItems& lang = crate_.lang;
  for (const Method& method : methods_of(type, dyn)) {
    const TraitDef* trait = method.fn->trait;
    vm::FunctionId entry = vm::kNone;
    if (trait == lang.fn || trait == lang.fn_mut) {
      entry = call_function(type, trait == lang.fn ? CallMode::ByRef : CallMode::ByMutRef, method.args[1]);
    } else if (trait == lang.fn_once) {
      Instance instance;
      instance.kind = Instance::Kind::CallMoved;
      instance.type = type;
      instance.args = {method.args[1]};
      entry = function(instance);
    } else if (concrete.is_dispatchable(method.fn)) {
      const Callee callee = concrete.resolve(method.fn, method.args);
      if (callee.kind == Callee::Kind::Fn) {
        Instance instance;
        instance.def = callee.fn;
        instance.args = callee.args;
        entry = function(instance);
      }
    }
    made.methods.push_back(entry);
  }
  code_.vtables[id] = std::move(made);
  return id;
}

}  // namespace handoff::lang
