# tanvan_room(NAME HEADERS … SOURCES … PUBLIC … PRIVATE …): one target for the room in this folder.
#   HEADERS  the room's contract, each compiled alone by the target all_verify_interface_header_sets
#   PUBLIC   what the headers need; PRIVATE what only the sources need
function(tanvan_room name)
  cmake_parse_arguments(ROOM "" "" "HEADERS;SOURCES;PUBLIC;PRIVATE" ${ARGN})
  if(ROOM_SOURCES)
    add_library(tanvan_${name} STATIC)
    target_sources(tanvan_${name}
      PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${ROOM_HEADERS}
      PRIVATE ${ROOM_SOURCES})
    target_link_libraries(tanvan_${name}
      PUBLIC ${ROOM_PUBLIC} tanvan::arithmetic
      PRIVATE ${ROOM_PRIVATE} tanvan::warnings)
  else()
    add_library(tanvan_${name} INTERFACE)
    target_sources(tanvan_${name}
      INTERFACE FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${ROOM_HEADERS})
    target_link_libraries(tanvan_${name} INTERFACE ${ROOM_PUBLIC} tanvan::arithmetic)
  endif()
  add_library(tanvan::${name} ALIAS tanvan_${name})
endfunction()
