# Run by CPack between installing into its scratch folder and packing that: makes of the tree of
# `cmake --install` what each kind of package wants. Everything is as old as SOURCE_DATE_EPOCH, so
# that one commit makes the same bytes twice.
cmake_minimum_required(VERSION 3.25)

set(root ${CPACK_TEMPORARY_DIRECTORY}${CPACK_PACKAGING_INSTALL_PREFIX})

# A tarball is unpacked anywhere.
if(NOT CPACK_GENERATOR STREQUAL TGZ)
  include(${CMAKE_CURRENT_LIST_DIR}/name_prefix.cmake)
  name_prefix(${root} ${CPACK_PACKAGING_INSTALL_PREFIX})
endif()

# -n: no name and no time in them.
function(compress)
  execute_process(COMMAND gzip -9n ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

file(GLOB_RECURSE man_pages ${root}/share/man/*.[1-8])
compress(${man_pages})

# Debian has the text of the licence once, its own place for completions of zsh, and a changelog of
# its own form.
if(CPACK_GENERATOR STREQUAL DEB)
  set(doc ${root}/share/doc/stsmfa)
  file(REMOVE ${doc}/LICENSE)
  string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC)
  configure_file(${CMAKE_CURRENT_LIST_DIR}/debian/changelog.in ${doc}/changelog @ONLY)
  compress(${doc}/changelog ${doc}/CHANGELOG.md)
  file(MAKE_DIRECTORY ${root}/share/zsh/vendor-completions)
  file(RENAME ${root}/share/zsh/site-functions/_stsmfa ${root}/share/zsh/vendor-completions/_stsmfa)
  file(REMOVE_RECURSE ${root}/share/zsh/site-functions)
endif()

if(DEFINED ENV{SOURCE_DATE_EPOCH})
  execute_process(COMMAND find ${CPACK_TEMPORARY_DIRECTORY} -exec
    touch --no-dereference --date=@$ENV{SOURCE_DATE_EPOCH} {} +
    COMMAND_ERROR_IS_FATAL ANY)
endif()
