# Run by ctest with -P; see CMakeLists.txt for its variables.
cmake_minimum_required(VERSION 3.25)

function(run)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "OUTPUT" "COMMAND;ENVIRONMENT")
  execute_process(COMMAND ${CMAKE_COMMAND} -E env ${arg_ENVIRONMENT} ${arg_COMMAND}
    OUTPUT_VARIABLE output ERROR_VARIABLE errors RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    list(JOIN arg_COMMAND " " command)
    message(FATAL_ERROR "${command}\nended with ${status}\n${output}\n${errors}")
  endif()
  if(arg_OUTPUT)
    set(${arg_OUTPUT} "${output}" PARENT_SCOPE)
  endif()
endfunction()

function(expect_found program index)
  run(COMMAND ${program} ${index} OUTPUT found)
  if(NOT found STREQUAL "1 exemple-1\n")
    message(FATAL_ERROR "${program} printed\n${found}\ninstead of\n1 exemple-1")
  endif()
endfunction()

# Fails when a file of the package names a place of this machine instead of one beside it.
function(expect_no_absolute_paths)
  foreach(file IN LISTS ARGN)
    file(STRINGS ${file} lines)
    foreach(line IN LISTS lines)
      foreach(place ${SOURCE_DIR} ${BUILD_DIR} ${WORK_DIR} /usr/lib /usr/include)
        string(FIND "${line}" "${place}" at)
        if(NOT at EQUAL -1)
          message(FATAL_ERROR "${file} names a place of this machine: ${line}")
        endif()
      endforeach()
    endforeach()
  endforeach()
endfunction()

# Fails when the package tells those who build with it how we harden our own programs.
function(expect_no_hardening)
  foreach(file IN LISTS ARGN)
    file(STRINGS ${file} lines REGEX "stack-protector|FORTIFY|cf-protection|relro")
    if(lines)
      message(FATAL_ERROR "${file} hardens the programs of others: ${lines}")
    endif()
  endforeach()
endfunction()

file(REMOVE_RECURSE ${WORK_DIR})
file(MAKE_DIRECTORY ${WORK_DIR})
run(COMMAND ${CMAKE_COMMAND} --install ${BUILD_DIR} --config "${CONFIG}" --prefix ${WORK_DIR}/first)
# What is installed must not depend on where it was installed.
file(RENAME ${WORK_DIR}/first ${WORK_DIR}/moved)
set(package ${WORK_DIR}/moved/${LIBDIR})

file(GLOB cmake_files ${package}/cmake/depeche/*.cmake)
list(LENGTH cmake_files count)
if(count LESS 4)
  message(FATAL_ERROR "The package lacks files; it has only: ${cmake_files}")
endif()
expect_no_absolute_paths(${cmake_files} ${package}/pkgconfig/depeche.pc)
expect_no_hardening(${cmake_files} ${package}/pkgconfig/depeche.pc)

run(COMMAND ${CMAKE_COMMAND} -S ${PROGRAM_DIR} -B ${WORK_DIR}/build
  -DCMAKE_PREFIX_PATH=${WORK_DIR}/moved -DCMAKE_CXX_COMPILER=${CXX_COMPILER} -DCMAKE_BUILD_TYPE=${CONFIG})
run(COMMAND ${CMAKE_COMMAND} --build ${WORK_DIR}/build)
expect_found(${WORK_DIR}/build/outside_program ${WORK_DIR}/index)

run(COMMAND pkg-config --cflags --libs depeche ENVIRONMENT PKG_CONFIG_PATH=${package}/pkgconfig OUTPUT flags)
separate_arguments(flags UNIX_COMMAND "${flags}")
run(COMMAND ${CXX_COMPILER} -std=c++20 ${PROGRAM_DIR}/main.cc -o ${WORK_DIR}/by_pkg_config ${flags} -pthread)
expect_found("${CMAKE_COMMAND};-E;env;LD_LIBRARY_PATH=${package};${WORK_DIR}/by_pkg_config" ${WORK_DIR}/second_index)

# The same by C's compiler: the shared library brings what it needs.
if(C_PROGRAM)
  run(COMMAND pkg-config --cflags --libs depeche ENVIRONMENT PKG_CONFIG_PATH=${package}/pkgconfig OUTPUT flags)
  separate_arguments(flags UNIX_COMMAND "${flags}")
  run(COMMAND ${C_COMPILER} -std=c99 -pedantic-errors ${C_PROGRAM} -o ${WORK_DIR}/in_c ${flags})
  run(COMMAND ${WORK_DIR}/in_c ${WORK_DIR}/index "{}" ENVIRONMENT LD_LIBRARY_PATH=${package} OUTPUT found)
  if(NOT found MATCHES "exemple-1")
    message(FATAL_ERROR "${WORK_DIR}/in_c printed\n${found}")
  endif()
endif()

# Python finds the library beside the installed package.
find_program(python NAMES python3)
if(C_PROGRAM AND python)
  run(COMMAND ${python} -c "import depeche, sys; print(depeche.Searcher(sys.argv[1]).search()['hits'][0]['id'])" ${WORK_DIR}/index
    ENVIRONMENT PYTHONPATH=${WORK_DIR}/moved/lib/python3/dist-packages PYTHONDONTWRITEBYTECODE=1 OUTPUT found)
  if(NOT found STREQUAL "exemple-1\n")
    message(FATAL_ERROR "Python printed\n${found}")
  endif()
endif()

foreach(program indexer searcher)
  run(COMMAND ${WORK_DIR}/moved/bin/${program} --help)
endforeach()
