# Run by ctest with -P; see CMakeLists.txt for its variables.
cmake_minimum_required(VERSION 3.25)

# expect(STATUS EXPECTED_OUTPUT COMMAND...)
function(expect status expected)
  execute_process(COMMAND ${ARGN} OUTPUT_VARIABLE output ERROR_VARIABLE errors RESULT_VARIABLE ended)
  if(NOT ended EQUAL status OR NOT output STREQUAL expected)
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "${command}\nended with ${ended} and printed\n${output}${errors}\ninstead of ${status} and\n${expected}")
  endif()
endfunction()

file(REMOVE_RECURSE ${WORK_DIR})
file(MAKE_DIRECTORY ${WORK_DIR})

expect(0 "5 added, 0 replaced, 0 unchanged, 0 refused\n" ${INDEX_FOLDER} ${WORK_DIR}/index ${FOLDER})
expect(0 "0 added, 0 replaced, 5 unchanged, 0 refused\n" ${INDEX_FOLDER} ${WORK_DIR}/index ${FOLDER})

expect(0 [[
3 found in 2022-01
1. Grève des éclusiers sur la Saône
   2022-01-13
   Les [éclusiers] de la Saône ont cessé le travail jeudi matin.
2. (no headline)
   2022-01-12
   Les [éclusiers] de l'Isère ont voté la reprise du travail. Ils demandaient de meilleurs salaires.
3. Une éclusière raconte
   2022-01
   Trente ans passés au bord du canal, et pas un regret.
Sources
   Exemple: 2
]] ${SEARCH} ${WORK_DIR}/index "éclusiers")

expect(0 [[
1 found in 2022-01
1. Une éclusière raconte
   2022-01
   Trente ans passés au bord du [canal], et pas un [regret].
Sources
]] ${SEARCH} ${WORK_DIR}/index "canal regrets")

expect(1 [[
0 found in 2022-01
Sources
]] ${SEARCH} ${WORK_DIR}/index "haltérophilie")

# expect_matching(STATUS PATTERN COMMAND...): of both outputs together.
function(expect_matching status pattern)
  execute_process(COMMAND ${ARGN} OUTPUT_VARIABLE output ERROR_VARIABLE output RESULT_VARIABLE ended)
  if(NOT ended EQUAL status OR NOT output MATCHES "${pattern}")
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "${command}\nended with ${ended} and printed\n${output}\ninstead of ${status} and\n${pattern}")
  endif()
endfunction()

expect_matching(0 "\"total\": 3,.*\"id\":\"flash-1\",\"title\":\"Grève des éclusiers sur la Saône\""
  ${SEARCH_C} ${WORK_DIR}/index [[{"query": "éclusiers", "from": "janvier 2022", "limit": 1}]])
expect_matching(2 "^the request is not valid JSON in UTF-8\nwrite it as one object" ${SEARCH_C} ${WORK_DIR}/index "éclusiers")
expect_matching(2 "absent" ${SEARCH_C} ${WORK_DIR}/absent "{}")

# A live index is followed: a dispatch comes once the follower says that it follows.
function(expect_followed pattern index)
  execute_process(COMMAND ${ARGN}
    COMMAND sh -c "read -r ready; '${INDEX_FOLDER_C}' '${index}' '${LINES}' >&2; echo $ready; cat"
    OUTPUT_VARIABLE output ERROR_VARIABLE errors RESULTS_VARIABLE ended TIMEOUT 60)
  if(NOT ended STREQUAL "0;0" OR NOT output MATCHES "${pattern}")
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "${command}\nended with ${ended} and printed\n${output}${errors}\ninstead of\n${pattern}")
  endif()
endfunction()

expect_followed("^following\n.*Les éclusiers reprennent le travail.*\n$" ${WORK_DIR}/index
  ${FOLLOW} ${WORK_DIR}/index "éclusiers" 1)
expect_matching(0 "{\"added\": *0, *\"replaced\": *0, *\"unchanged\": *2}" ${INDEX_FOLDER_C} ${WORK_DIR}/index ${LINES})
expect_matching(0 "{\"added\": *2," ${INDEX_FOLDER_C} ${WORK_DIR}/other ${LINES})
expect_matching(2 "there is none" ${INDEX_FOLDER_C} ${WORK_DIR}/other ${WORK_DIR})

expect(0 "5 added, 0 replaced, 0 unchanged, 0 refused\n" ${INDEX_FOLDER} ${WORK_DIR}/third ${FOLDER})
expect_followed("^following\n{[^\n]*\"id\": *\"flash-4\"[^\n]*}\n$" ${WORK_DIR}/third
  ${FOLLOW_C} ${WORK_DIR}/third [[{"query": "bac"}]] 1)
