# What is installed beside the two programs, and what CPack makes of an installation: a .deb, an .rpm
# and a tarball that may be unpacked anywhere. packaging/release makes them of a clean clone.

# --- what is installed -------------------------------------------------------------------------
file(GLOB man_pages CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/man/*.[1-8])
foreach(page ${man_pages})
  string(REGEX MATCH "[1-8]$" section ${page})
  install(FILES ${page} DESTINATION ${CMAKE_INSTALL_MANDIR}/man${section})
endforeach()

# systemd looks in lib, whatever CMAKE_INSTALL_LIBDIR is. Nobody's timer is switched on by this. The
# service finds stsmfa by the path from its own folder, as stsmfa finds its helper: no prefix is
# written into it, which --prefix, DESTDIR or a move of the whole tree would make wrong.
set(units lib/systemd/user)
file(RELATIVE_PATH bindir_from_units
  ${CMAKE_INSTALL_PREFIX}/${units} ${CMAKE_INSTALL_FULL_BINDIR})
if(APPLE)
  configure_file(packaging/launchd/stsmfa.plist.in stsmfa.plist @ONLY)
  install(FILES ${CMAKE_BINARY_DIR}/stsmfa.plist DESTINATION ${CMAKE_INSTALL_DATADIR}/stsmfa/examples)
else()
  configure_file(packaging/systemd/stsmfa.service.in ${units}/stsmfa.service @ONLY)
  install(FILES ${CMAKE_BINARY_DIR}/${units}/stsmfa.service packaging/systemd/stsmfa.timer
    DESTINATION ${units})
endif()

install(FILES packaging/examples/crontab packaging/examples/login-hook.sh
  DESTINATION ${CMAKE_INSTALL_DATADIR}/stsmfa/examples)
install(FILES packaging/direnv/stsmfa.sh DESTINATION ${CMAKE_INSTALL_DATADIR}/stsmfa/direnv)
install(FILES ${CMAKE_BINARY_DIR}/completions/stsmfa.bash
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME stsmfa)
install(FILES ${CMAKE_BINARY_DIR}/completions/_stsmfa
  DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES ${CMAKE_BINARY_DIR}/completions/stsmfa.fish
  DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES CHANGELOG.md LICENSE packaging/debian/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})

# CPack installs into a folder of its own, of which nothing may name anything: arrange.cmake does it.
install(CODE "
  include(${CMAKE_CURRENT_LIST_DIR}/name_prefix.cmake)
  cmake_path(ABSOLUTE_PATH CMAKE_INSTALL_PREFIX OUTPUT_VARIABLE prefix)
  if(NOT prefix MATCHES /_CPack_Packages/)
    name_prefix(\$ENV{DESTDIR}\${prefix} \${prefix})
  endif()")

# --- packages ----------------------------------------------------------------------------------
# The project's one address, which a release is given: this one is nobody's and never will be.
set(STSMFA_REPOSITORY "https://stsmfa.example" CACHE STRING "Home page of the packages")
set(CPACK_PACKAGE_HOMEPAGE_URL ${STSMFA_REPOSITORY})
set(CPACK_PACKAGE_CONTACT "stsmfa maintainers <maintainers@stsmfa.example>")
set(CPACK_PACKAGE_VENDOR "stsmfa maintainers")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "keeps AWS sessions under MFA fresh in ~/.aws/credentials")
set(CPACK_PACKAGE_DESCRIPTION
"stsmfa makes the short-term section of a profile from its long-term keys: it
asks for one MFA code when the session is stale, calls AWS STS, and rewrites
~/.aws/credentials atomically. Every AWS tool and SDK then simply uses the
profile. It takes the place of aws-mfa, with the same file and options.")
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS ${CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS})
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/arrange.cmake)
set(CPACK_POST_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/repack.cmake)
set(CPACK_GENERATOR DEB RPM TGZ)

string(TOLOWER ${CMAKE_SYSTEM_NAME} system)
set(CPACK_SYSTEM_NAME ${system}-${CMAKE_SYSTEM_PROCESSOR})

# CPack adds the libraries' packages (dpkg-shlibdeps). The shell of code commands is on every Debian,
# where a dependency on it is an error.
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_DEPENDS ca-certificates)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "awscli, direnv")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)

# rpm adds the libraries by their sonames; but Debian's libcurl has versions of symbols that no other
# has. The rest: the same bytes from the same commit, on every machine.
set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_LICENSE "Apache-2.0 AND BSD-3-Clause AND MIT AND BSL-1.0 AND \
GPL-3.0-or-later WITH GCC-exception-3.1")
set(CPACK_RPM_PACKAGE_DESCRIPTION ${CPACK_PACKAGE_DESCRIPTION})
set(CPACK_PACKAGE_RELOCATABLE OFF)
set(CPACK_RPM_PACKAGE_REQUIRES "/bin/sh, ca-certificates")
set(CPACK_RPM_SPEC_MORE_DEFINE "\
%global __requires_exclude CURL_OPENSSL_4
%global _buildhost localhost
%global use_source_date_epoch_as_buildtime 1
%global clamp_mtime_to_source_date_epoch 1
%global _build_id_links none")
# The folders of others.
foreach(shared lib/systemd ${units} libexec share/bash-completion share/bash-completion/completions
    share/fish share/fish/vendor_completions.d share/man share/man/man1 share/man/man5 share/man/man7
    share/zsh share/zsh/site-functions)
  list(APPEND CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION /usr/${shared})
endforeach()

include(CPack)
