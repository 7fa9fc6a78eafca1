# The language, the arithmetic and the warnings that every room shares.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_VERIFY_INTERFACE_HEADER_SETS ON)
set(CMAKE_INTERPROCEDURAL_OPTIMIZATION OFF)
add_link_options(LINKER:--as-needed)  # nothing is loaded at the start that nobody calls

# Paths are hashed from the root, so that every clone on a machine shares what one has compiled.
find_program(CCACHE ccache)
if(CCACHE)
  set(cached ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${cached})
  set(CMAKE_C_COMPILER_LAUNCHER ${cached})
endif()

# Lines and functions for backtraces, without types and variables: a quarter of the time of the compiler.
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1 -DNDEBUG")

add_library(tanvan_warnings INTERFACE)
add_library(tanvan::warnings ALIAS tanvan_warnings)
target_compile_options(tanvan_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Woverloaded-virtual
  -Werror)
# GCC 12 at -O3 sees overlaps and uninitialised bytes inside std::string that cannot be (GCC bugs 105651, 105562); the
# checked build at -O2 keeps both warnings.
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(tanvan_warnings INTERFACE "$<$<CONFIG:Release>:-Wno-restrict;-Wno-maybe-uninitialized>")
endif()

# The same bits everywhere: no contraction into fused operations, never fast-math.
add_library(tanvan_arithmetic INTERFACE)
add_library(tanvan::arithmetic ALIAS tanvan_arithmetic)
target_compile_options(tanvan_arithmetic INTERFACE -ffp-contract=off)

set(TANVAN_SANITIZE "" CACHE STRING "Sanitizers to build with, such as address,undefined or thread")
if(TANVAN_SANITIZE)
  add_compile_options(-fsanitize=${TANVAN_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${TANVAN_SANITIZE})
endif()
option(TANVAN_FUZZ "Build the fuzzers, with Clang" OFF)
if(TANVAN_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link -Wno-error)
endif()
option(TANVAN_COVERAGE "Count the lines that the tests run" OFF)
if(TANVAN_COVERAGE)
  add_compile_options(--coverage -O0)
  add_link_options(--coverage)
endif()
