# `cpack -G DEB` in a build folder makes Debian packages of the components; scripts/package does, and looks into them.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME depeche)
set(CPACK_PACKAGE_VENDOR "The Dépêche contributors")
set(CPACK_PACKAGE_CONTACT "The Dépêche contributors <depeche@localhost>" CACHE STRING "Who maintains the Debian packages")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR}/packages)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL programs library dev python)
set(CPACK_COMPONENTS_GROUPING IGNORE)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)

set(library_package libdepeche${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_NAME depeche)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME ${library_package})
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_DEV_PACKAGE_NAME libdepeche-dev)
set(CPACK_DEBIAN_DEV_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_PYTHON_PACKAGE_NAME python3-depeche)
set(CPACK_DEBIAN_PYTHON_PACKAGE_SECTION python)
set(CPACK_DEBIAN_PYTHON_PACKAGE_ARCHITECTURE all)

set(CPACK_COMPONENT_PROGRAMS_DESCRIPTION "The programs indexer and searcher, with their man pages and completions.")
set(CPACK_COMPONENT_LIBRARY_DESCRIPTION "The shared library, for C++, C and Python.")
set(CPACK_COMPONENT_DEV_DESCRIPTION "The headers for C++ and C, the static library, and what finds them.")
set(CPACK_COMPONENT_PYTHON_DESCRIPTION "The Python package depeche.")

# What the static library and the headers ask of whoever builds with them.
string(JOIN ", " CPACK_DEBIAN_DEV_PACKAGE_DEPENDS
  "${library_package} (= ${PROJECT_VERSION})" libexpected-dev libxapian-dev libicu-dev libsimdjson-dev libzstd-dev
  libxxhash-dev libarchive-dev libxml2-dev libdeflate-dev zlib1g-dev libfmt-dev)
set(CPACK_DEBIAN_PYTHON_PACKAGE_DEPENDS "python3 (>= 3.9), ${library_package} (= ${PROJECT_VERSION})")
find_program(DEPECHE_DPKG_SHLIBDEPS dpkg-shlibdeps)
find_program(DEPECHE_FILE_PROGRAM file)
mark_as_advanced(DEPECHE_DPKG_SHLIBDEPS DEPECHE_FILE_PROGRAM)
if(DEPECHE_DPKG_SHLIBDEPS AND DEPECHE_FILE_PROGRAM)
  set(CPACK_DEBIAN_PROGRAMS_PACKAGE_SHLIBDEPS ON)
  set(CPACK_DEBIAN_LIBRARY_PACKAGE_SHLIBDEPS ON)
endif()

# They are loaded when a workbook is written, a mail is read or a server starts, so that dpkg-shlibdeps does not see them.
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_RECOMMENDS "libxlsxwriter4, libgmime-3.0-0, libmicrohttpd12")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_RECOMMENDS "libxlsxwriter4, libgmime-3.0-0")

# The linker's cache learns of the library.
file(WRITE ${PROJECT_BINARY_DIR}/package/triggers "activate-noawait ldconfig\n")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA ${PROJECT_BINARY_DIR}/package/triggers)

foreach(component programs library dev python)
  string(TOUPPER ${component} upper)
  install(FILES ${PROJECT_SOURCE_DIR}/LICENSE RENAME copyright EXCLUDE_FROM_ALL
    DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/doc/${CPACK_DEBIAN_${upper}_PACKAGE_NAME} COMPONENT ${component})
endforeach()
include(CPack)
