// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <pipewire/impl.h>
#include <pipewire/pipewire.h>

namespace unknot {

/// libpipewire, loaded at run time: a machine without PipeWire pays nothing, nor does one where it is not
/// wanted. The members are its functions; what its headers define inline needs none. Loop thread only, one
/// object at a time.
class PipeWireLibrary {
public:
    /// Throws std::runtime_error with a sentence when it is not there or too old.
    PipeWireLibrary();
    ~PipeWireLibrary();
    PipeWireLibrary(const PipeWireLibrary&) = delete;
    PipeWireLibrary& operator=(const PipeWireLibrary&) = delete;

private:
    struct Close {
        void operator()(void* handle) const;
    };

    template <typename Function>
    Function* find(const char* name) const;

    std::unique_ptr<void, Close> handle_; // before the functions that are looked up in it

public:
    decltype(pw_loop_new)* const loop_new;
    decltype(pw_loop_destroy)* const loop_destroy;
    decltype(pw_context_new)* const context_new;
    decltype(pw_context_destroy)* const context_destroy;
    decltype(pw_context_load_module)* const context_load_module;
    decltype(pw_context_get_data_loop)* const context_get_data_loop;
    decltype(pw_data_loop_stop)* const data_loop_stop;
    decltype(pw_context_connect)* const context_connect;
    decltype(pw_core_disconnect)* const core_disconnect;
    decltype(pw_proxy_destroy)* const proxy_destroy;
    decltype(pw_properties_new_dict)* const properties_new_dict;
};

} // namespace unknot
