# Run by CPack after packing. CPack's tarball has the files in the order in which the disk gives them,
# and belongs to whoever made it: where it is to be the same on every machine, it is made again.
cmake_minimum_required(VERSION 3.25)

if(CPACK_GENERATOR STREQUAL TGZ AND DEFINED ENV{SOURCE_DATE_EPOCH})
  cmake_path(GET CPACK_TEMPORARY_DIRECTORY FILENAME tree)
  execute_process(
    COMMAND tar --create --sort=name --format=ustar --owner=0 --group=0 --numeric-owner ${tree}
    COMMAND gzip -9n
    WORKING_DIRECTORY ${CPACK_TEMPORARY_DIRECTORY}/..
    OUTPUT_FILE ${CPACK_PACKAGE_FILES}
    COMMAND_ERROR_IS_FATAL ANY)
endif()
