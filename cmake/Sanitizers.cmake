# resprout_sanitizers: what RESPROUT_SANITIZE asks for, nothing when it is empty.
add_library(resprout_sanitizers INTERFACE)
if(RESPROUT_SANITIZE)
  set(flags -fsanitize=${RESPROUT_SANITIZE} -fno-omit-frame-pointer)
  if(RESPROUT_SANITIZE MATCHES "undefined")
    list(APPEND flags -fno-sanitize-recover=undefined)
  endif()
  # What a sanitizer adds to the code makes g++ 12 see uninitialized members of std::variant where there are none.
  target_compile_options(resprout_sanitizers INTERFACE
    ${flags}
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  target_link_options(resprout_sanitizers INTERFACE ${flags})
endif()
