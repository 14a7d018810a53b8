# cmake --install build/release --prefix DIR
include(GNUInstallDirs)

foreach(program resprout resprout-cli)
  if(TARGET ${program})
    install(TARGETS ${program} RUNTIME)
  endif()
endforeach()

install(DIRECTORY resources/examples DESTINATION "${CMAKE_INSTALL_DATADIR}/resprout" OPTIONAL)
if(RESPROUT_UI)
  set(id org.resprout.Resprout)
  install(FILES resources/desktop/${id}.desktop DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
  install(FILES resources/desktop/${id}.metainfo.xml DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
  install(FILES resources/icons/resprout.svg
    DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps"
    RENAME ${id}.svg)
endif()
