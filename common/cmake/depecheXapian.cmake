# Debian's xapian-config.cmake gives variables that hold absolute paths. This target keeps them out of our own
# package: it is made where it is used, by the build and by every program that finds the package.
find_package(xapian CONFIG QUIET)
if(XAPIAN_FOUND AND NOT TARGET depeche::xapian)
  add_library(depeche::xapian INTERFACE IMPORTED)
  set_target_properties(depeche::xapian PROPERTIES
    INTERFACE_LINK_LIBRARIES "${XAPIAN_LIBRARIES}"
    INTERFACE_INCLUDE_DIRECTORIES "${XAPIAN_INCLUDE_DIR}")
endif()
