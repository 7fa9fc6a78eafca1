#include "sim/io/omx/omx_reader.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <stdexcept>

#include "sim/io/results/hdf5_handle.hpp"
#include "sim/io/text/text_nfc.hpp"

namespace tanvan {
namespace {

using hdf5::Handle;

Fault refuse(std::string const& shown, Errc code, std::string sentence) {
  return error(code, {shown, 1, 0}, std::move(sentence));
}

/// Names directly under a group, sorted, with what kind of link each is.
struct Member {
  std::string name;
  H5L_type_t link;
};

std::vector<Member> members_of(hid_t group) {
  std::vector<Member> members;
  auto const note = [](hid_t, char const* name, H5L_info_t const* info, void* into) -> herr_t {
    static_cast<std::vector<Member>*>(into)->push_back({name, info->type});
    return 0;
  };
  hdf5::checked(H5Literate(group, H5_INDEX_NAME, H5_ITER_INC, nullptr, note, &members), "listing a group");
  return members;
}

/// True where the values lie in this file: neither in files beside it nor in other datasets.
bool holds_its_values(hid_t dataset) {
  Handle const list(H5Dget_create_plist(dataset), H5Pclose, "dataset properties");
  return H5Pget_layout(list.get()) != H5D_VIRTUAL && H5Pget_external_count(list.get()) == 0;
}

/// Truth values as h5py (an enumeration) and PyTables (bytes of bits) write them.
bool is_truth(hid_t type) {
  auto const kind = H5Tget_class(type);
  return (kind == H5T_ENUM && H5Tget_nmembers(type) == 2) || (kind == H5T_BITFIELD && H5Tget_size(type) == 1);
}

bool is_numbers(hid_t type) {
  auto const kind = H5Tget_class(type);
  return kind == H5T_FLOAT || kind == H5T_INTEGER || is_truth(type);
}

/// Links to other files are not followed, whatever soft links lead there.
Handle stay_inside(hid_t kind) {
  Handle list(H5Pcreate(kind), H5Pclose, "access properties");
  auto const refused = [](char const*, char const*, char const*, char const*, unsigned*, hid_t, void*) -> herr_t {
    return -1;
  };
  hdf5::checked(H5Pset_elink_cb(list.get(), refused, nullptr), "links to other files");
  return list;
}

Handle open_dataset(hid_t group, std::string const& name) {
  Handle const list = stay_inside(H5P_DATASET_ACCESS);
  return {H5Dopen2(group, name.c_str(), list.get()), H5Dclose, "opening a dataset"};
}

std::vector<double> read_numbers(hid_t dataset, std::size_t size) {
  Handle const type(H5Dget_type(dataset), H5Tclose, "type of a matrix");
  std::vector<double> values(size);
  if (H5Tget_class(type.get()) != H5T_BITFIELD) {
    hdf5::checked(H5Dread(dataset, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()),
                  "reading a matrix");
    return values;
  }
  std::vector<unsigned char> bits(size);
  hdf5::checked(H5Dread(dataset, H5T_NATIVE_B8, H5S_ALL, H5S_ALL, H5P_DEFAULT, bits.data()), "reading a matrix");
  std::copy(bits.begin(), bits.end(), values.begin());
  return values;
}

std::optional<std::vector<std::int64_t>> shape_attribute(hid_t file) {
  if (H5Aexists(file, "SHAPE") <= 0) return std::nullopt;
  Handle const attribute(H5Aopen(file, "SHAPE", H5P_DEFAULT), H5Aclose, "opening SHAPE");
  Handle const type(H5Aget_type(attribute.get()), H5Tclose, "type of SHAPE");
  Handle const space(H5Aget_space(attribute.get()), H5Sclose, "space of SHAPE");
  auto const kind = H5Tget_class(type.get());
  if ((kind != H5T_INTEGER && kind != H5T_FLOAT) || H5Sget_simple_extent_npoints(space.get()) != 2)
    return std::vector<std::int64_t>{};
  std::vector<std::int64_t> shape(2);
  hdf5::checked(H5Aread(attribute.get(), H5T_NATIVE_INT64, shape.data()), "reading SHAPE");
  return shape;
}

std::string text_of(std::map<std::string, hdf5::Attribute> const& attributes, std::vector<char const*> const& names) {
  for (auto const* name : names)
    if (auto const found = attributes.find(name); found != attributes.end())
      if (auto const* text = std::get_if<std::string>(&found->second))
        if (!text->empty() && first_bad_utf8(*text) == std::string_view::npos) return to_nfc(*text);
  return {};
}

std::optional<double> number_of(std::map<std::string, hdf5::Attribute> const& attributes, char const* name) {
  auto const found = attributes.find(name);
  if (found == attributes.end()) return std::nullopt;
  if (auto const* real = std::get_if<double>(&found->second)) return *real;
  if (auto const* whole = std::get_if<std::int64_t>(&found->second)) return static_cast<double>(*whole);
  return std::nullopt;
}

}  // namespace

struct OmxReader::Inside {
  std::string shown;
  OmxLimits limits;
  Handle file, data;
  std::size_t rows = 0, columns = 0;
  std::uint64_t label_bytes = 0;  // of all lookups so far
  std::vector<OmxMatrixInfo> matrices;
  std::vector<OmxLookup> lookups;
  std::vector<std::string> notes;
  Faults faults;

  void fault(std::string sentence) { faults.add({shown, 1, 0}, std::move(sentence)); }

  /// The group, or nothing where the file has none of that name of its own.
  Handle own_group(char const* name) {
    H5L_info_t info{};
    if (H5Lexists(file.get(), name, H5P_DEFAULT) <= 0) return {};
    Handle const inside = stay_inside(H5P_GROUP_ACCESS);
    auto const id = H5Gopen2(file.get(), name, inside.get());
    bool const hard = H5Lget_info(file.get(), name, &info, H5P_DEFAULT) >= 0 && info.type == H5L_TYPE_HARD;
    if (id < 0)
      fault(hard ? fmt::format("/{} is no group", name)
                 : fmt::format("/{} is a link that leads elsewhere; files must hold their own data", name));
    return id < 0 ? Handle{} : Handle(id, H5Gclose, "opening a group");
  }

  /// The members of a group that are datasets of this file, also by soft links; the others are at fault.
  std::vector<std::string> datasets(Handle const& group, char const* where) {
    std::vector<std::string> names;
    auto const members = members_of(group.get());
    if (members.size() > limits.objects) {
      fault(fmt::format("/{} has {} objects; {} at most are read", where, members.size(), limits.objects));
      return names;
    }
    for (auto const& [name, link] : members) {
      auto const shown_name = fmt::format("/{}/{}", where, in_quotes(name));
      Handle const list = stay_inside(H5P_DATASET_ACCESS);
      auto const id = H5Dopen2(group.get(), name.c_str(), list.get());
      if (id < 0) {
        fault(shown_name + (link == H5L_TYPE_HARD ? " is no dataset"
                                                  : " is a link that leads elsewhere; files must hold their own data"));
        continue;
      }
      Handle const dataset(id, H5Dclose, "opening a dataset");
      if (holds_its_values(dataset.get()))
        names.push_back(name);
      else
        fault(shown_name + " keeps its values in other files; they must be in this one");
    }
    return names;
  }

  void take_shape(hdf5::Shape const& shape, std::string const& name) {
    if (shape.size() != 2)
      return fault(fmt::format("/data/{} has {} axes where a matrix has 2", in_quotes(name), shape.size()));
    if (rows == 0 && columns == 0) {
      rows = shape[0];
      columns = shape[1];
    }
    if (shape[0] != rows || shape[1] != columns)
      return fault(fmt::format("/data/{} has the shape {} x {} where {} x {} is due", in_quotes(name), shape[0],
                               shape[1], rows, columns));
    if (columns != 0 && rows > limits.values / columns)
      fault(fmt::format("/data/{} has {} x {} values, more than the {} that are read", in_quotes(name), rows, columns,
                        limits.values));
  }

  void read_shape() {
    auto const said = shape_attribute(file.get());
    if (!said) notes.emplace_back("the file has no attribute SHAPE; the shape of its matrices was taken");
    if (said && (said->empty() || (*said)[0] <= 0 || (*said)[1] <= 0))
      return fault("the attribute SHAPE is not two whole numbers above 0");
    if (said) rows = static_cast<std::size_t>((*said)[0]), columns = static_cast<std::size_t>((*said)[1]);
  }

  void read_matrices() {
    for (auto const& name : datasets(data, "data")) {
      Handle const dataset = open_dataset(data.get(), name);
      Handle const type(H5Dget_type(dataset.get()), H5Tclose, "type of a matrix");
      if (is_truth(type.get())) notes.push_back(fmt::format("{} holds truth values; they are read as 0 and 1", name));
      if (!is_numbers(type.get())) {
        fault(fmt::format("/data/{} holds no numbers", in_quotes(name)));
        continue;
      }
      take_shape(hdf5::shape_of(dataset.get()), name);
      auto const attributes = hdf5::attributes(dataset.get());
      matrices.push_back({name, text_of(attributes, {"unit", "units", "UNIT"}),
                          text_of(attributes, {"description", "TITLE", "NAME"}), number_of(attributes, "NA")});
    }
    if (matrices.empty() && faults.empty()) fault("/data holds no matrix");
  }

  /// False, and a fault, where the labels take more memory than is allowed; counted before they are read.
  bool fits(Handle const& dataset, hid_t type, std::string const& name) {
    auto const rows_here = hdf5::shape_of(dataset.get())[0];
    hsize_t bytes = 0;
    if (H5Tis_variable_str(type) > 0) {
      Handle const space(H5Dget_space(dataset.get()), H5Sclose, "space of a lookup");
      hdf5::checked(H5Dvlen_get_buf_size(dataset.get(), type, space.get(), &bytes), "size of a lookup");
    } else {
      bytes = H5Tget_size(type) * rows_here;
    }
    label_bytes += bytes + rows_here * sizeof(std::string);
    if (label_bytes <= limits.lookup_bytes) return true;
    fault(fmt::format("/lookup/{} and those before it hold more than {} bytes of labels", in_quotes(name),
                      limits.lookup_bytes));
    return false;
  }

  std::vector<std::string> labels_of(Handle const& dataset) const {
    std::vector<std::string> labels;
    auto const values = hdf5::read(dataset.get());
    if (auto const* whole = std::get_if<std::vector<std::int64_t>>(&values))
      for (auto const value : *whole) labels.push_back(std::to_string(value));
    if (auto const* reals = std::get_if<std::vector<double>>(&values))
      for (auto const value : *reals) labels.push_back(fmt::format("{}", value));
    if (auto const* texts = std::get_if<std::vector<std::string>>(&values)) labels = *texts;
    return labels;
  }

  void read_lookup(Handle const& group, std::string const& name) {
    Handle const dataset = open_dataset(group.get(), name);
    Handle const type(H5Dget_type(dataset.get()), H5Tclose, "type of a lookup");
    auto const kind = H5Tget_class(type.get());
    auto const shape = hdf5::shape_of(dataset.get());
    if (kind != H5T_INTEGER && kind != H5T_FLOAT && kind != H5T_STRING)
      return fault(fmt::format("/lookup/{} holds neither numbers nor text", in_quotes(name)));
    if (shape.size() != 1 || (shape[0] != rows && shape[0] != columns))
      return fault(fmt::format("/lookup/{} has not one label for each of {} rows or {} columns", in_quotes(name), rows,
                               columns));
    if (H5Tis_variable_str(type.get()) <= 0 && H5Tget_size(type.get()) > limits.label_bytes)
      return fault(fmt::format("/lookup/{} has labels of {} bytes; {} at most are read", in_quotes(name),
                               H5Tget_size(type.get()), limits.label_bytes));
    if (!fits(dataset, type.get(), name)) return;
    auto labels = labels_of(dataset);
    for (auto& label : labels)
      if (label.size() > limits.label_bytes || first_bad_utf8(label) != std::string_view::npos)
        return fault(fmt::format("/lookup/{} has a label that is no UTF-8 or too long", in_quotes(name)));
      else
        label = to_nfc(label);
    lookups.push_back({name, std::move(labels)});
  }

  void read_all() {
    data = own_group("data");
    if (!data) {
      if (faults.empty()) fault("the file has no group /data, so it is no OMX file");
      return;
    }
    if (H5Aexists(file.get(), "OMX_VERSION") <= 0) notes.emplace_back("the file has no attribute OMX_VERSION");
    read_shape();
    read_matrices();
    if (!faults.empty()) return;
    auto const group = own_group("lookup");
    if (group)
      for (auto const& name : datasets(group, "lookup"))
        if (label_bytes <= limits.lookup_bytes) read_lookup(group, name);
    if (lookups.empty()) notes.emplace_back("the file has no lookup; zones are numbered from 1");
  }
};

OmxReader::OmxReader(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
OmxReader::OmxReader() = default;
OmxReader::~OmxReader() = default;
OmxReader::OmxReader(OmxReader&&) noexcept = default;
OmxReader& OmxReader::operator=(OmxReader&&) noexcept = default;

std::size_t OmxReader::rows() const {
  return inside_->rows;
}
std::size_t OmxReader::columns() const {
  return inside_->columns;
}
std::vector<OmxMatrixInfo> const& OmxReader::matrices() const {
  return inside_->matrices;
}
std::vector<OmxLookup> const& OmxReader::lookups() const {
  return inside_->lookups;
}
std::vector<std::string> const& OmxReader::notes() const {
  return inside_->notes;
}

Result<OmxReader> OmxReader::open(TextSource const& source, OmxLimits limits) {
  hdf5::silence();
  std::error_code ignored;
  if (!std::filesystem::exists(source.path, ignored))
    return refuse(source.shown, Errc::missing_file, "there is no such file");
  if (!std::filesystem::is_regular_file(source.path, ignored))
    return refuse(source.shown, Errc::unreadable, "this is no file");
  auto const id = H5Fopen(source.path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT);
  if (id < 0)
    return refuse(source.shown, Errc::unreadable,
                  H5Fis_hdf5(source.path.c_str()) > 0 ? "the HDF5 file is cut or damaged"
                                                      : "this is no HDF5 file, so no OMX file");
  auto inside = std::make_unique<Inside>();
  inside->shown = source.shown;
  inside->limits = limits;
  inside->file = Handle(id, H5Fclose, "opening");
  try {
    inside->read_all();
  } catch (std::runtime_error const& damage) {
    inside->fault(fmt::format("the file is damaged ({})", damage.what()));
  }
  if (!inside->faults.empty()) return inside->faults;
  return OmxReader(std::move(inside));
}

Result<std::vector<double>> OmxReader::values(std::string const& name) const {
  try {
    return read_numbers(open_dataset(inside_->data.get(), name).get(), rows() * columns());
  } catch (std::runtime_error const& damage) {
    return refuse(inside_->shown, Errc::unreadable,
                  fmt::format("/data/{} is damaged ({})", in_quotes(name), damage.what()));
  }
}

}  // namespace tanvan
