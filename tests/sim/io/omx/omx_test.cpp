/// OMX out and in: the conventions of 0.2, and what others leave out or get wrong.

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <hdf5.h>
#include <limits>
#include <unistd.h>

#include "sim/io/files/whole_file.hpp"
#include "sim/io/omx/omx_reader.hpp"
#include "sim/io/omx/omx_tables.hpp"
#include "sim/io/omx/omx_writer.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

fs::path const kPeers = fs::path(TANVAN_SOURCE_DIR) / "../shared/data/peers/omx";

class Omx : public testing::Test {
 protected:
  fs::path folder = fs::path(testing::TempDir()) / ("tanvan-omx-" + std::to_string(::getpid()));
  void SetUp() override { fs::create_directories(folder); }
  void TearDown() override { fs::remove_all(folder); }

  static OmxWriter small() {
    OmxWriter out(2, 3);
    std::vector<double> const values = {1, 2, std::numeric_limits<double>::infinity(), 4, 5, 6};
    out.matrix({"time", "min", "door to door", std::numeric_limits<double>::infinity()}, values);
    std::vector<std::string> const rows = {"TDM01", "Bến Cát"};
    std::vector<std::int32_t> const columns = {7, 8, 9};
    out.lookup("origin", rows);
    out.lookup("destination", columns);
    return out;
  }
  fs::path write(char const* name, std::span<std::byte const> bytes) const {
    write_whole_file(folder / name, bytes);
    return folder / name;
  }
  static Result<OmxReader> open(fs::path const& path) { return OmxReader::open({path, path.filename().string()}); }
  static std::string faults(Result<OmxReader> const& read) {
    std::string all;
    if (!read)
      for (auto const& fault : read.error().sorted()) all += to_string(fault) + "\n";
    return all;
  }

  /// A file that somebody else wrote: one matrix of a type and shape, with nothing around it.
  fs::path foreign(char const* name, hid_t type, std::vector<hsize_t> const& shape) const {
    auto const path = folder / name;
    auto const file = H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT);
    auto const group = H5Gcreate2(file, "data", H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
    auto const space = H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr);
    auto const dataset = H5Dcreate2(group, "m", type, space, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
    H5Dclose(dataset), H5Sclose(space), H5Gclose(group), H5Fclose(file);
    return path;
  }
};

TEST_F(Omx, ReadingGivesBackWhatWasWritten) {
  auto const read = open(write("a.omx", small().bytes()));
  ASSERT_TRUE(read) << faults(read);
  EXPECT_EQ(read->rows(), 2u);
  EXPECT_EQ(read->columns(), 3u);
  ASSERT_EQ(read->matrices().size(), 1u);
  EXPECT_EQ(read->matrices()[0].unit, "min");
  EXPECT_TRUE(std::isinf(*read->matrices()[0].missing));
  auto const values = read->values("time");
  ASSERT_TRUE(values);
  EXPECT_EQ((*values)[5], 6);
  EXPECT_TRUE(std::isinf((*values)[2]));
  ASSERT_EQ(read->lookups().size(), 2u);
  EXPECT_EQ(read->lookups()[0].labels, (std::vector<std::string>{"7", "8", "9"}));
  EXPECT_EQ(read->lookups()[1].labels, (std::vector<std::string>{"TDM01", "Bến Cát"}));
  EXPECT_TRUE(read->notes().empty());
}

TEST_F(Omx, EqualContentIsEqualBytes) {
  EXPECT_EQ(small().bytes(), small().bytes());
}

TEST_F(Omx, MatricesWithoutAttributesAndOfWholeNumbersAreReadWithANote) {
  auto const read = open(foreign("whole.omx", H5T_NATIVE_SHORT, {2, 2}));
  ASSERT_TRUE(read) << faults(read);
  EXPECT_EQ(read->rows(), 2u);
  EXPECT_EQ(read->notes().size(), 3u);  // no OMX_VERSION, no SHAPE, no lookup
  EXPECT_EQ(*read->values("m"), std::vector<double>(4, 0));
}

TEST_F(Omx, WhatIsNoMatrixIsAFault) {
  EXPECT_NE(faults(open(foreign("cube.omx", H5T_NATIVE_DOUBLE, {2, 2, 2}))).find("has 3 axes"), std::string::npos);
  auto const huge = faults(open(foreign("huge.omx", H5T_NATIVE_DOUBLE, {4'000'000, 4'000'000})));
  EXPECT_NE(huge.find("more than the"), std::string::npos) << huge;
  EXPECT_NE(faults(open(foreign("text.omx", H5T_C_S1, {2, 2}))).find("holds no numbers"), std::string::npos);
}

TEST_F(Omx, LinksToOtherFilesAreRefused) {
  auto const target = foreign("target.omx", H5T_NATIVE_DOUBLE, {2, 2});
  auto const path = foreign("linked.omx", H5T_NATIVE_DOUBLE, {2, 2});
  auto const file = H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
  H5Lcreate_external(target.c_str(), "/data/m", file, "/data/secret", H5P_DEFAULT, H5P_DEFAULT);
  H5Fclose(file);
  auto const said = faults(open(path));
  EXPECT_NE(said.find("linked.omx:1: /data/\"secret\" is a link that leads elsewhere"), std::string::npos) << said;
}

TEST_F(Omx, SoftLinksWithinTheFileAreRead) {
  auto const target = foreign("target.omx", H5T_NATIVE_DOUBLE, {2, 2});
  auto const path = foreign("soft.omx", H5T_NATIVE_DOUBLE, {2, 2});
  auto file = H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
  H5Lcreate_soft("/data/m", file, "/data/again", H5P_DEFAULT, H5P_DEFAULT);
  H5Fclose(file);
  {
    auto const read = open(path);
    ASSERT_TRUE(read) << faults(read);
    EXPECT_EQ(read->matrices().size(), 2u);
    EXPECT_TRUE(read->values("again"));
  }
  file = H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
  H5Lcreate_external(target.c_str(), "/data", file, "/beside", H5P_DEFAULT, H5P_DEFAULT);
  H5Lcreate_soft("/beside/m", file, "/data/secret", H5P_DEFAULT, H5P_DEFAULT);
  H5Lcreate_soft("/data/none", file, "/data/nowhere", H5P_DEFAULT, H5P_DEFAULT);
  H5Fclose(file);
  auto const said = faults(open(path));
  EXPECT_NE(said.find("/data/\"secret\" is a link that leads elsewhere"), std::string::npos) << said;
  EXPECT_NE(said.find("/data/\"nowhere\" is a link that leads elsewhere"), std::string::npos) << said;
}

TEST_F(Omx, LabelsBeyondTheLimitAreNotRead) {
  auto const path = write("labels.omx", small().bytes());
  OmxLimits limits;
  limits.lookup_bytes = 150;  // the numbers fit, the texts no more
  auto const read = OmxReader::open({path, "labels.omx"}, limits);
  EXPECT_EQ(faults(read), "labels.omx:1: /lookup/\"origin\" and those before it hold more than 150 bytes of labels\n");
}

TEST_F(Omx, TruthValuesAreZeroAndOne) {
  auto const truth = H5Tenum_create(H5T_NATIVE_INT8);
  for (auto const value : {std::int8_t{0}, std::int8_t{1}})
    H5Tenum_insert(truth, value == 0 ? "FALSE" : "TRUE", &value);
  std::vector<std::int8_t> const values = {0, 1, 1, 0};
  for (auto const& [name, type] : {std::pair{"enum.omx", truth}, {"bits.omx", H5T_NATIVE_B8}}) {
    auto const path = foreign(name, type, {2, 2});
    auto const file = H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
    auto const matrix = H5Dopen2(file, "/data/m", H5P_DEFAULT);
    H5Dwrite(matrix, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
    H5Dclose(matrix), H5Fclose(file);
    auto const read = open(path);
    ASSERT_TRUE(read) << faults(read);
    EXPECT_EQ(*read->values("m"), (std::vector<double>{0, 1, 1, 0})) << name;
    EXPECT_NE(std::find(read->notes().begin(), read->notes().end(), "m holds truth values; they are read as 0 and 1"),
              read->notes().end());
  }
  H5Tclose(truth);
}

TEST(OmxTables, LookupsOfDistinctLabelsNameTheZones) {
  std::vector<OmxLookup> const lookups = {
      {"district", {"1", "1", "2"}}, {"node", {"7", "8", "9"}}, {"TAZ", {"A", "B ", "C"}}};
  auto const found = labels_of(lookups, 3, MatrixSide::rows);
  EXPECT_EQ(found.labels, (std::vector<std::string>{"A", "B", "C"}));
  EXPECT_EQ(found.note, "rows are labelled by the lookup \"TAZ\"");
  EXPECT_EQ(labels_of(std::span(lookups).first(2), 3, MatrixSide::columns).labels[0], "7");
  auto const numbered = labels_of(std::span(lookups).first(1), 3, MatrixSide::rows);
  EXPECT_EQ(numbered.labels, (std::vector<std::string>{"1", "2", "3"}));
  EXPECT_EQ(numbered.note,
            "rows are numbered from 1: no lookup holds 3 distinct labels (\"district\" repeats or lacks some)");
}

TEST(OmxTables, EachSideHasItsOwnLookup) {
  std::vector<OmxLookup> const lookups = {{"destination", {"x", "y"}}, {"origin", {"a", "b"}}};
  EXPECT_EQ(labels_of(lookups, 2, MatrixSide::rows).labels[0], "a");
  EXPECT_EQ(labels_of(lookups, 2, MatrixSide::columns).labels[0], "x");
}

TEST(OmxTables, PairsWithoutAValueAreLeftOutAndCounted) {
  std::vector<double> const values = {1, -1, std::numeric_limits<double>::quiet_NaN(),
                                      std::numeric_limits<double>::infinity()};
  auto const table = matrix_table("time", {"a", "b"}, {"a", "b"}, values, -1);
  EXPECT_EQ(table.csv, "origin,destination,time\na,a,1\nb,b,inf\n");
  EXPECT_EQ(table.missing, 2u);
  EXPECT_EQ(matrix_table("time", {"a"}, {"a"}, std::vector<double>{-1}, std::nullopt).missing, 0u);
}

TEST_F(Omx, CutAndForeignFilesAreFaults) {
  auto bytes = small().bytes();
  bytes.resize(bytes.size() / 2);
  EXPECT_FALSE(open(write("cut.omx", bytes)));
  std::ofstream(folder / "text.omx") << "no HDF5";
  EXPECT_NE(faults(open(folder / "text.omx")).find("no HDF5 file"), std::string::npos);
  EXPECT_NE(faults(open(folder / "none.omx")).find("no such file"), std::string::npos);
}

TEST_F(Omx, FilesOfOtherProgramsAreRead) {
  if (!fs::exists(kPeers)) GTEST_SKIP() << "no ../shared";
  for (auto const* name :
       {"example.omx", "aequilibrae/SiouxFalls.omx", "aequilibrae/no_index.omx", "aequilibrae/sfalls_skims.omx"}) {
    auto const read = open(kPeers / name);
    ASSERT_TRUE(read) << faults(read);
    EXPECT_EQ(read->values(read->matrices().front().name)->size(), read->rows() * read->columns());
  }
  EXPECT_FALSE(open(kPeers / "aequilibrae/test_matrix.aem"));
}

}  // namespace
}  // namespace tanvan
