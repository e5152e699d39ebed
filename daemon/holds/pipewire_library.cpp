// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/holds/pipewire_library.h"

#include <dlfcn.h>
#include <stdexcept>
#include <string>

namespace unknot {
namespace {

constexpr auto soname = "libpipewire-0.3.so.0";

void* load() {
    void* handle = ::dlopen(soname, RTLD_NOW | RTLD_LOCAL);
    if (!handle)
        throw std::runtime_error{std::string{soname} + " is not installed"};
    return handle;
}

} // namespace

void PipeWireLibrary::Close::operator()(void* handle) const {
    ::dlclose(handle);
}

template <typename Function>
Function* PipeWireLibrary::find(const char* name) const {
    void* found = ::dlsym(handle_.get(), name);
    if (!found)
        throw std::runtime_error{std::string{soname} + " has no " + name};
    return reinterpret_cast<Function*>(found);
}

PipeWireLibrary::PipeWireLibrary()
    : handle_{load()},
      loop_new{find<decltype(pw_loop_new)>("pw_loop_new")},
      loop_destroy{find<decltype(pw_loop_destroy)>("pw_loop_destroy")},
      context_new{find<decltype(pw_context_new)>("pw_context_new")},
      context_destroy{find<decltype(pw_context_destroy)>("pw_context_destroy")},
      context_load_module{find<decltype(pw_context_load_module)>("pw_context_load_module")},
      context_get_data_loop{find<decltype(pw_context_get_data_loop)>("pw_context_get_data_loop")},
      data_loop_stop{find<decltype(pw_data_loop_stop)>("pw_data_loop_stop")},
      context_connect{find<decltype(pw_context_connect)>("pw_context_connect")},
      core_disconnect{find<decltype(pw_core_disconnect)>("pw_core_disconnect")},
      proxy_destroy{find<decltype(pw_proxy_destroy)>("pw_proxy_destroy")},
      properties_new_dict{find<decltype(pw_properties_new_dict)>("pw_properties_new_dict")} {
    // What goes wrong is told by describe(); libpipewire's own log would repeat it on our standard error.
    find<decltype(pw_log_set_level)>("pw_log_set_level")(SPA_LOG_LEVEL_NONE);
    find<decltype(pw_init)>("pw_init")(nullptr, nullptr);
}

PipeWireLibrary::~PipeWireLibrary() {
    find<decltype(pw_deinit)>("pw_deinit")();
}

} // namespace unknot
