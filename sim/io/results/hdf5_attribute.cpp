#include <stdexcept>

#include "sim/io/results/hdf5_handle.hpp"

namespace tanvan::hdf5 {
namespace {

Handle new_attribute(hid_t object, std::string const& name, hid_t type) {
  Handle const space(H5Screate(H5S_SCALAR), H5Sclose, "scalar space");
  if (H5Aexists(object, name.c_str()) > 0) checked(H5Adelete(object, name.c_str()), "replacing an attribute");
  return {H5Acreate2(object, name.c_str(), type, space.get(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose, "attribute " + name};
}

void write_value(hid_t object, std::string const& name, double value) {
  auto const attribute = new_attribute(object, name, H5T_IEEE_F64LE);
  checked(H5Awrite(attribute.get(), H5T_NATIVE_DOUBLE, &value), "writing an attribute");
}

void write_value(hid_t object, std::string const& name, std::int64_t value) {
  auto const attribute = new_attribute(object, name, H5T_STD_I64LE);
  checked(H5Awrite(attribute.get(), H5T_NATIVE_INT64, &value), "writing an attribute");
}

void write_value(hid_t object, std::string const& name, std::string const& value) {
  auto const type = text_type();
  auto const attribute = new_attribute(object, name, type.get());
  char const* pointer = value.c_str();
  checked(H5Awrite(attribute.get(), type.get(), &pointer), "writing an attribute");
}

std::string read_text(hid_t attribute, hid_t type) {
  if (H5Tis_variable_str(type) <= 0) {
    std::string buffer(H5Tget_size(type), '\0');
    checked(H5Aread(attribute, type, buffer.data()), "reading an attribute");
    return buffer.c_str();
  }
  char* pointer = nullptr;
  checked(H5Aread(attribute, text_type().get(), &pointer), "reading an attribute");
  std::string text = pointer ? pointer : "";
  H5free_memory(pointer);
  return text;
}

template <class T>
T read_number(hid_t attribute, hid_t type) {
  T value{};
  checked(H5Aread(attribute, type, &value), "reading an attribute");
  return value;
}

void read_one(hid_t object, char const* name, std::map<std::string, Attribute>& into) {
  Handle const attribute(H5Aopen(object, name, H5P_DEFAULT), H5Aclose, "opening an attribute");
  Handle const type(H5Aget_type(attribute.get()), H5Tclose, "type of an attribute");
  Handle const space(H5Aget_space(attribute.get()), H5Sclose, "space of an attribute");
  if (H5Sget_simple_extent_npoints(space.get()) != 1) return;
  auto const kind = H5Tget_class(type.get());
  if (kind == H5T_STRING) into[name] = read_text(attribute.get(), type.get());
  if (kind == H5T_FLOAT) into[name] = read_number<double>(attribute.get(), H5T_NATIVE_DOUBLE);
  if (kind == H5T_INTEGER) into[name] = read_number<std::int64_t>(attribute.get(), H5T_NATIVE_INT64);
}

}  // namespace

std::map<std::string, Attribute> attributes(hid_t object) {
  std::vector<std::string> names;
  auto const note = [](hid_t, char const* name, H5A_info_t const*, void* list) -> herr_t {
    static_cast<std::vector<std::string>*>(list)->push_back(name);
    return 0;
  };
  checked(H5Aiterate2(object, H5_INDEX_NAME, H5_ITER_INC, nullptr, note, &names), "listing attributes");
  std::map<std::string, Attribute> found;
  for (auto const& name : names) read_one(object, name.c_str(), found);
  return found;
}

void set_attribute(hid_t object, std::string const& name, Attribute const& value) {
  std::visit([&](auto const& v) { write_value(object, name, v); }, value);
}

}  // namespace tanvan::hdf5
