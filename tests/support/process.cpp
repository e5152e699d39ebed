// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/process.h"

#include "tests/support/eventually.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <grp.h>
#include <stdexcept>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace unknot::test {
namespace {

using namespace std::chrono_literals;

[[noreturn]] void fail(const std::string& what) {
    throw std::system_error{errno, std::generic_category(), what};
}

int memory_file(const char* name, const std::string& content = {}) {
    const int fd = ::memfd_create(name, MFD_CLOEXEC);
    if (fd < 0 || ::write(fd, content.data(), content.size()) != static_cast<ssize_t>(content.size()))
        fail("cannot keep the standard files of a program");
    ::lseek(fd, 0, SEEK_SET);
    return fd;
}

std::string content_of(int fd) {
    std::string text;
    std::array<char, 4096> part{};
    for (off_t at = 0;;) {
        const auto size = ::pread(fd, part.data(), part.size(), at);
        if (size <= 0)
            return text;
        text.append(part.data(), static_cast<std::size_t>(size));
        at += size;
    }
}

/// A C array of pointers into strings that the object owns.
class CStrings {
public:
    explicit CStrings(std::vector<std::string> strings) : strings_{std::move(strings)} {
        for (auto& each : strings_)
            pointers_.push_back(each.data());
        pointers_.push_back(nullptr);
    }

    [[nodiscard]] char** data() { return pointers_.data(); }

private:
    std::vector<std::string> strings_;
    std::vector<char*> pointers_;
};

std::vector<std::string> as_environment(const Variables& variables) {
    std::vector<std::string> entries;
    for (const auto& [name, value] : variables)
        if (value)
            entries.push_back(name + "=" + *value);
    return entries;
}

Variables environment_of(const Launch& launch, const std::filesystem::path& home) {
    Variables variables = neutral_environment();
    variables["HOME"] = home;
    variables["XDG_RUNTIME_DIR"] = home / "run";
    for (const auto& [name, value] : launch.variables)
        variables[name] = value;
    return variables;
}

void make_runtime_folder(const std::filesystem::path& folder) {
    std::filesystem::create_directory(folder);
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
    hand_over(folder);
}

bool become(RunAs who) {
    if (who == RunAs::ourselves || ::geteuid() != 0)
        return true;
    return ::setgroups(0, nullptr) == 0 && ::setgid(nobody) == 0 && ::setuid(nobody) == 0;
}

/// In the child: from here on only calls that are safe after fork().
[[noreturn]] void exec_in_child(std::array<int, 3> files, RunAs who, const char* home, char** command,
                                char** variables) {
    ::setpgid(0, 0);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::signal(SIGPIPE, SIG_DFL); // an event loop of the test ignores it
    for (int fd = 0; fd < 3; ++fd)
        ::dup2(files[static_cast<std::size_t>(fd)], fd);
    if (become(who) && ::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && ::chdir(home) == 0)
        ::execvpe(command[0], command, variables);
    ::_exit(127);
}

} // namespace

Process::Process(Launch launch)
    : input_{memory_file("input", launch.input)},
      output_{memory_file("output")},
      errors_{memory_file("errors")} {
    make_runtime_folder(runtime_folder());
    for (const int fd : {output_, errors_})
        ::fcntl(fd, F_SETFL, O_APPEND);
    CStrings variables{as_environment(environment_of(launch, home()))};
    CStrings command{launch.command};
    pid_ = ::fork();
    if (pid_ < 0)
        fail("cannot start " + launch.command.front());
    if (pid_ == 0)
        exec_in_child({input_, output_, errors_}, launch.run_as, home().c_str(), command.data(),
                      variables.data());
    ::setpgid(pid_, pid_); // so that send() reaches the group from the first moment on
}

Process::~Process() {
    send(SIGTERM);
    if (!wait(1s))
        send(SIGKILL);
    ::kill(-pid_, SIGKILL); // what the program left behind
    (void)wait(5s);
    close_files();
}

void Process::close_files() {
    for (const int fd : {input_, output_, errors_})
        ::close(fd);
}

bool Process::running() {
    if (status_)
        return false;
    int status = 0;
    if (::waitpid(pid_, &status, WNOHANG) == 0)
        return true;
    status_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return false;
}

void Process::send(int signal) {
    if (running())
        ::kill(-pid_, signal);
}

std::optional<int> Process::wait(std::chrono::milliseconds limit) {
    (void)eventually(limit, [this] { return !running(); });
    return status_;
}

std::string Process::output() const {
    return content_of(output_);
}

std::string Process::errors() const {
    return content_of(errors_);
}

Finished run(Launch launch, std::chrono::milliseconds limit) {
    const auto name = launch.command.front();
    Process process{std::move(launch)};
    const auto status = process.wait(limit);
    if (!status)
        throw std::runtime_error{name + " does not come to an end: " + process.errors()};
    return {*status, process.output(), process.errors()};
}

} // namespace unknot::test
