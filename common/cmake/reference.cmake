# The target `reference`: the reference of the library in ${PROJECT_BINARY_DIR}/reference/html.
find_program(DEPECHE_DOXYGEN doxygen)
mark_as_advanced(DEPECHE_DOXYGEN)
configure_file(${CMAKE_CURRENT_LIST_DIR}/Doxyfile.in ${PROJECT_BINARY_DIR}/reference/Doxyfile @ONLY)
if(DEPECHE_DOXYGEN)
  add_custom_target(reference COMMAND ${DEPECHE_DOXYGEN} ${PROJECT_BINARY_DIR}/reference/Doxyfile VERBATIM)
endif()
