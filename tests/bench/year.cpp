// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/machine.h"

#include <algorithm>
#include <ctime>
#include <fstream>
#include <iostream>
#include <map>
#include <unistd.h>

/// What the rules cost over years, and what the default plan does to the worker of the simulation. Prints a
/// line per figure: what, value and unit, separated by tabs.

using namespace unknot;
using namespace unknot::test;

namespace {

constexpr int days_of_a_year = 364;
constexpr std::uint64_t seed = 1;

template <class Value>
void print(const std::string& what, Value value, const std::string& unit) {
    std::cout << what << '\t' << value << '\t' << unit << std::endl;
}

long rss_kib() {
    std::ifstream statm{"/proc/self/statm"};
    long size = 0;
    long resident = 0;
    statm >> size >> resident;
    return resident * sysconf(_SC_PAGESIZE) / 1024;
}

double hundredths(double value) {
    return static_cast<double>(static_cast<long>(value * 100 + 0.5)) / 100;
}

std::string percent(long part, long whole) {
    return std::to_string(whole > 0 ? (100 * part + whole / 2) / whole : 0);
}

void measure(const std::string& name, const Settings& settings, int years) {
    const std::clock_t start = std::clock();
    Machine machine{seed, settings};
    machine.check_promises(false);
    machine.live(days_of_a_year * years);
    const double ms = 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    const std::string what = name + ", " + std::to_string(years) + (years == 1 ? " year" : " years");
    print(what + ": events", machine.events(), "");
    print(what + ": processor time", static_cast<long>(ms), "ms");
    print(what + ": memory at the end", rss_kib(), "KiB");
}

/// What became of everything that was due.
class Fates {
public:
    void take(const Decision& decision) {
        for (const std::string& name : decision.reminders)
            take(decision.kind, name);
        if (decision.kind == DecisionKind::bout_end)
            longest_bout_ = std::max(longest_bout_, number(decision, "sitting_s").value_or(0));
    }

    void tell() const {
        print("default plan: longest bout", static_cast<long>(longest_bout_ / 60), "min");
        print("default plan: due in all", due_, "");
        print("default plan: of these shown", percent(shown_, due_), "%");
        print("default plan: credited by a natural break", percent(credited_, due_), "%");
        print("default plan: done with another break", percent(covered_, due_), "%");
        print("default plan: dropped visibly", percent(dropped_, due_), "%");
        print("default plan: held back for a while", percent(held_, due_), "%");
    }

private:
    void take(DecisionKind kind, const std::string& name) {
        if (kind == DecisionKind::due) {
            due_ += open_.insert(name).second;
            return;
        }
        if (kind == DecisionKind::held)
            held_ += open_.contains(name) && held_now_.insert(name).second;
        long* fate = kind == DecisionKind::prompt   ? &shown_
                     : kind == DecisionKind::credit ? &credited_
                     : kind == DecisionKind::done   ? &covered_
                     : kind == DecisionKind::drop   ? &dropped_
                                                    : nullptr;
        if (!fate)
            return;
        *fate += static_cast<long>(open_.erase(name));
        held_now_.erase(name);
    }

    std::set<std::string> open_;
    std::set<std::string> held_now_;
    long due_ = 0;
    long shown_ = 0;
    long credited_ = 0;
    long covered_ = 0;
    long dropped_ = 0;
    long held_ = 0;
    double longest_bout_ = 0;
};

void tell_of_the_default_plan() {
    Machine machine{seed, default_settings(), {.steady = true}};
    machine.live(days_of_a_year);
    const Probes& seen = machine.promises().seen;
    const Tally& tally = machine.schedule().memory().tally;
    const double hours =
        std::chrono::duration<double, std::ratio<3600>>(tally.sitting + tally.standing).count();
    print("default plan: present", static_cast<long>(hours), "h");
    print("default plan: prompts", seen.prompts, "");
    print("default plan: prompts per hour present", hundredths(static_cast<double>(seen.prompts) / hours),
          "1/h");
    print("default plan: shown while the hands rest", percent(seen.prompts_in_pause, seen.prompts), "%");
    Fates fates;
    for (const Decision& decision : machine.decisions())
        fates.take(decision);
    fates.tell();
}

} // namespace

int main() {
    for (const int years : {1, 10, 100})
        measure("default plan", default_settings(), years);
    measure("demanding plan", demanding_settings(), 1);
    tell_of_the_default_plan();
}
