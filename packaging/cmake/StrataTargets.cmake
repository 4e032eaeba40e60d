# SPDX-License-Identifier: Apache-2.0
# Settings that every target of ours shares, and the helper that makes one.

add_library(strata_options INTERFACE)
target_compile_features(strata_options INTERFACE cxx_std_20)
target_include_directories(strata_options INTERFACE "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>")
target_compile_definitions(strata_options INTERFACE _FILE_OFFSET_BITS=64)
target_compile_options(strata_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Wold-style-cast
    -Woverloaded-virtual -Wcast-align -Wnull-dereference
    $<$<BOOL:${STRATA_WERROR}>:-Werror>
    # gcc 12's flow warnings cry wolf over std::vector<std::byte> once it inlines (gcc bug 105329 and kin).
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<NOT:$<CONFIG:Debug>>>:-Wno-stringop-overflow;-Wno-stringop-overread;-Wno-array-bounds;-Wno-restrict;-Wno-null-dereference;-Wno-maybe-uninitialized>
    $<$<CONFIG:Debug>:-D_GLIBCXX_ASSERTIONS>)
if(STRATA_SANITIZE)
    target_compile_options(strata_options INTERFACE
        -fsanitize=${STRATA_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all -D_GLIBCXX_ASSERTIONS)
    target_link_options(strata_options INTERFACE -fsanitize=${STRATA_SANITIZE})
endif()

# The test programs are many and, with debug information, large: lld links each in a fifth of the time.
include(CheckLinkerFlag)
check_linker_flag(CXX -fuse-ld=lld STRATA_HAVE_LLD)
target_link_options(strata_options INTERFACE $<$<AND:$<BOOL:${STRATA_HAVE_LLD}>,$<CONFIG:Debug>>:-fuse-ld=lld>)

# strata_library(NAME FOLDER...): a static library of all sources in the folders (one room = one folder).
# CONFIGURE_DEPENDS makes a new file count without touching this list.
function(strata_library name)
    set(sources)
    foreach(folder IN LISTS ARGN)
        file(GLOB found CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp"
                                          "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.h")
        list(APPEND sources ${found})
    endforeach()
    add_library(${name} STATIC ${sources})
    target_link_libraries(${name} PRIVATE $<BUILD_INTERFACE:strata_options>)
    target_compile_features(${name} PUBLIC cxx_std_20)
endfunction()
