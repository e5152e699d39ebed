# SPDX-FileCopyrightText: 2026 The Unknot developers
# SPDX-License-Identifier: GPL-3.0-or-later
enable_language(C) # what wayland-scanner writes is C
pkg_check_modules(wayland-client REQUIRED IMPORTED_TARGET wayland-client)
pkg_get_variable(wayland_scanner wayland-scanner wayland_scanner)
if(NOT wayland_scanner)
    message(FATAL_ERROR "wayland-scanner is missing (Debian: libwayland-bin); or switch UNKNOT_WITH_WAYLAND off")
endif()

# unknot_wayland_protocol(TARGET XML): a library with the client's half of a protocol, whose header is called
# after the file: <ext-idle-notify-v1.h>, and for tests that play a compositor <ext-idle-notify-v1-server.h>.
function(unknot_wayland_protocol target xml)
    get_filename_component(name ${xml} NAME_WE)
    set(folder ${CMAKE_CURRENT_BINARY_DIR}/${target})
    file(MAKE_DIRECTORY ${folder})
    foreach(part "private-code;.c" "client-header;.h" "server-header;-server.h")
        list(POP_FRONT part mode)
        add_custom_command(
            OUTPUT ${folder}/${name}${part}
            COMMAND ${wayland_scanner} ${mode} ${xml} ${folder}/${name}${part}
            DEPENDS ${xml}
            VERBATIM
        )
    endforeach()
    add_library(${target} STATIC ${folder}/${name}.c ${folder}/${name}.h ${folder}/${name}-server.h)
    set_target_properties(${target} PROPERTIES COMPILE_OPTIONS -w) # its warnings are not ours to mend
    target_include_directories(${target} SYSTEM PUBLIC ${folder})
    target_link_libraries(${target} PUBLIC PkgConfig::wayland-client)
endfunction()
