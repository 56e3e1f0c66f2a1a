#include "lang/vm/image.hpp"

#include <algorithm>

namespace handoff::lang::vm {
namespace {

using Kind = world::Value::Shape::Kind;

Shape shape(Kind kind, std::string name, const std::vector<Desc::Field>& fields = {}, std::uint32_t variant = 0) {
  auto out = std::make_shared<world::Value::Shape>();
  out->kind = kind;
  out->name = std::move(name);
  out->variant = variant;
  if (kind == Kind::fields) {
    for (const Desc::Field& field : fields) out->fields.push_back(field.name);
  }
  return out;
}

// Named fields, or fields by position.
Shape shape_of_fields(const std::string& name, const std::vector<Desc::Field>& fields, std::uint32_t variant) {
  const bool is_named = !fields.empty() && !fields[0].name.empty();
  return shape(is_named ? Kind::fields : Kind::call, name, fields, variant);
}

// Without the generic arguments, as Debug shows it.
std::string short_name(const std::string& type) { return type.substr(0, type.find('<')); }

Shape shape_of(const Desc& desc) {
  switch (desc.kind) {
    case Desc::Kind::Tuple: return shape(Kind::tuple, {});
    case Desc::Kind::Struct: return desc.is_collection ? shape(Kind::inner, {}) : shape_of_fields(short_name(desc.name), desc.fields, 0);
    case Desc::Kind::Unit: return desc.name == "()" ? nullptr : shape(Kind::call, short_name(desc.name));
    case Desc::Kind::Array: case Desc::Kind::Vec: case Desc::Kind::Deque: case Desc::Kind::Slice: return shape(Kind::sequence, {});
    case Desc::Kind::Box: case Desc::Kind::Arc: case Desc::Kind::Rc: return shape(Kind::inner, {});
    case Desc::Kind::Closure: return shape(Kind::hidden, "closure");
    case Desc::Kind::Function: return shape(Kind::hidden, desc.name);
    case Desc::Kind::Thread: return shape(Kind::hidden, "JoinHandle");
    default: return shape(Kind::hidden, desc.name);
  }
}

}  // namespace

std::shared_ptr<const Image> make_image(Code code, std::string& problem) {
  problem = verify(code);
  if (!problem.empty()) return nullptr;
  auto image = std::make_shared<Image>();
  image->code = std::move(code);
  for (const Constant& constant : image->code.constants) {
    const std::size_t size = constant.is_bytes ? constant.bytes.size() : constant.words.size();
    Shared<Buffer> buffer(new Buffer(constant.is_bytes, static_cast<std::uint32_t>(size)));
    if (constant.is_bytes) {
      std::copy(constant.bytes.begin(), constant.bytes.end(), buffer->bytes());
      image->texts.emplace(constant.bytes, constant_address(static_cast<std::uint32_t>(image->constants.size())));
    } else {
      std::copy(constant.words.begin(), constant.words.end(), buffer->words.get());
    }
    image->constants.push_back(std::move(buffer));
  }
  for (const Desc& desc : image->code.types) {
    image->shapes.push_back(shape_of(desc));
    std::vector<Shape> variants;
    for (std::uint32_t i = 0; i < desc.variants.size(); ++i) {
      variants.push_back(shape_of_fields(desc.variants[i].name, desc.variants[i].fields, i));
    }
    image->variant_shapes.push_back(std::move(variants));
  }
  for (std::uint32_t i = 0; i < image->code.vtables.size(); ++i) {
    image->vtable_shapes.push_back(shape(Kind::inner, {}, {}, i));
  }
  return image;
}

}  // namespace handoff::lang::vm
