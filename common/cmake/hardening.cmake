# What makes a mistake in our code hard to use: for our own targets, in optimised builds without sanitizers, which see
# more. Nothing of it is told to programs that embed the library. scripts/hardening looks whether a program has it.
include(CheckCXXCompilerFlag)
include(CheckLinkerFlag)
include(CheckPIESupported)
check_pie_supported()
check_cxx_compiler_flag(-fstack-protector-strong DEPECHE_HAS_STACK_PROTECTOR)
check_cxx_compiler_flag(-fcf-protection=full DEPECHE_HAS_CF_PROTECTION)  # x86 only
check_linker_flag(CXX LINKER:-z,relro,-z,now DEPECHE_HAS_RELRO)

set(optimised "$<CONFIG:Release,RelWithDebInfo,MinSizeRel>")
set(DEPECHE_HARDENED_LINK "")
if(NOT DEPECHE_SANITIZE)
  if(DEPECHE_HAS_STACK_PROTECTOR)
    target_compile_options(depeche_flags INTERFACE $<${optimised}:-fstack-protector-strong>)
  endif()
  if(DEPECHE_HAS_CF_PROTECTION)
    target_compile_options(depeche_flags INTERFACE $<${optimised}:-fcf-protection=full>)
  endif()
  # Whoever builds may have asked for another level, as some distributions do.
  if(NOT "${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_RELEASE}" MATCHES "_FORTIFY_SOURCE")
    target_compile_options(depeche_flags INTERFACE "$<${optimised}:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=2>")
  endif()
  if(DEPECHE_HAS_RELRO)
    set(DEPECHE_HARDENED_LINK "$<${optimised}:LINKER:-z,relro,-z,now>")
  endif()
endif()

# For programs and the libraries that they are linked from: not options of depeche_flags, which a static library hands on
# to whoever builds it as a part of something else.
function(depeche_harden)
  foreach(target IN LISTS ARGN)
    set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE ON)
    target_link_options(${target} PRIVATE ${DEPECHE_HARDENED_LINK})
  endforeach()
endfunction()
