# What `cmake --install` puts in place beside the programs: the library, its headers, and what finds them.
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/depeche)

set(library_components LIBRARY COMPONENT library NAMELINK_COMPONENT dev ARCHIVE COMPONENT dev)
install(TARGETS common EXPORT depecheTargets ${library_components} FILE_SET HEADERS COMPONENT dev)
if(TARGET depeche_shared)
  install(TARGETS depeche_shared EXPORT depecheTargets ${library_components})
endif()
install(EXPORT depecheTargets NAMESPACE depeche:: DESTINATION ${package_dir} COMPONENT dev)

configure_package_config_file(
  ${CMAKE_CURRENT_LIST_DIR}/depecheConfig.cmake.in ${PROJECT_BINARY_DIR}/package/depecheConfig.cmake
  INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/package/depecheConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES
  ${PROJECT_BINARY_DIR}/package/depecheConfig.cmake
  ${PROJECT_BINARY_DIR}/package/depecheConfigVersion.cmake
  ${CMAKE_CURRENT_LIST_DIR}/depecheXapian.cmake
  DESTINATION ${package_dir} COMPONENT dev)

# What only a static library leaves to the program: told with --static, or always when there is no other.
set(DEPECHE_PC_REQUIRES "Requires: xapian-core icu-uc icu-i18n simdjson libzstd libxxhash libarchive libxml-2.0 libdeflate zlib fmt")
if(TARGET depeche::shared)
  string(REPLACE "Requires:" "Requires.private:" DEPECHE_PC_REQUIRES "${DEPECHE_PC_REQUIRES}")
endif()
file(RELATIVE_PATH DEPECHE_PC_PREFIX /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(${CMAKE_CURRENT_LIST_DIR}/depeche.pc.in ${PROJECT_BINARY_DIR}/package/depeche.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/package/depeche.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig
  COMPONENT dev)
install(FILES ${PROJECT_SOURCE_DIR}/common/render/output-1.schema.json DESTINATION ${CMAKE_INSTALL_DATADIR}/depeche)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
if(TARGET depeche::shared)
  install(DIRECTORY python/depeche DESTINATION lib/python3/dist-packages COMPONENT python
    FILES_MATCHING PATTERN "*.py" PATTERN py.typed PATTERN __pycache__ EXCLUDE)
endif()
