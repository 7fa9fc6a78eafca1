# tanvan_room(NAME [IN_MODULES] HEADERS … SOURCES … PUBLIC … PRIVATE …): one target for the room in this folder.
#   IN_MODULES  its code may also become part of a module
#   HEADERS  the room's contract, each compiled alone by the target all_verify_interface_header_sets
#   PUBLIC   what the headers need; PRIVATE what only the sources need
function(tanvan_room name)
  cmake_parse_arguments(ROOM "IN_MODULES" "" "HEADERS;SOURCES;PUBLIC;PRIVATE" ${ARGN})
  if(ROOM_SOURCES)
    add_library(tanvan_${name} STATIC)
    target_sources(tanvan_${name}
      PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${ROOM_HEADERS}
      PRIVATE ${ROOM_SOURCES})
    target_link_libraries(tanvan_${name}
      PUBLIC ${ROOM_PUBLIC} tanvan::arithmetic
      PRIVATE ${ROOM_PRIVATE} tanvan::warnings)
    if(ROOM_IN_MODULES)
      set_target_properties(tanvan_${name} PROPERTIES POSITION_INDEPENDENT_CODE ON)
      target_compile_options(tanvan_${name} PRIVATE -fno-semantic-interposition)
    endif()
  else()
    add_library(tanvan_${name} INTERFACE)
    target_sources(tanvan_${name}
      INTERFACE FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${ROOM_HEADERS})
    target_link_libraries(tanvan_${name} INTERFACE ${ROOM_PUBLIC} tanvan::arithmetic)
  endif()
  add_library(tanvan::${name} ALIAS tanvan_${name})
endfunction()

# tanvan_module(NAME SOURCES … LINKS …): a shared library of ours, libtanvan_NAME.so, that the program opens when it is needed, so
# that what it links costs nobody else the time to load it (sim/io/files/late_library.hpp). Only what its sources mark is
# seen from outside.
set(TANVAN_MODULES_DIR ${PROJECT_BINARY_DIR}/modules)
set(TANVAN_MODULES_INSTALLED lib/tanvan)
function(tanvan_module name)
  cmake_parse_arguments(MODULE "" "" "SOURCES;LINKS" ${ARGN})
  add_library(tanvan_${name} MODULE ${MODULE_SOURCES})
  target_link_libraries(tanvan_${name} PRIVATE ${MODULE_LINKS} tanvan::warnings)
  target_link_options(tanvan_${name} PRIVATE LINKER:--exclude-libs,ALL)
  set_target_properties(tanvan_${name} PROPERTIES LIBRARY_OUTPUT_DIRECTORY ${TANVAN_MODULES_DIR}
    CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
  install(TARGETS tanvan_${name} LIBRARY DESTINATION ${TANVAN_MODULES_INSTALLED})
endfunction()

# Where programs look for modules: beside themselves, as installed, and where they were built. As RPATH rather than RUNPATH, which
# would not hold where a sanitizer's library opens the module for us.
add_link_options(LINKER:--disable-new-dtags)
set(CMAKE_BUILD_RPATH $ORIGIN $ORIGIN/../${TANVAN_MODULES_INSTALLED} ${TANVAN_MODULES_DIR})
set(CMAKE_INSTALL_RPATH $ORIGIN $ORIGIN/../${TANVAN_MODULES_INSTALLED})
