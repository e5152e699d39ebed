// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/history/recorder.h"
#include "tests/history/samples.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>
#include <fstream>
#include <iterator>
#include <random>

using namespace unknot;
using namespace unknot::history;
using namespace unknot::history::samples;
using namespace unknot::test;
namespace fs = std::filesystem;

namespace {

using Random = std::mt19937;

std::size_t any_below(Random& random, std::size_t end) {
    return std::uniform_int_distribution<std::size_t>{0, end - 1}(random);
}

std::string bytes_of(const fs::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

/// A sound history of some dozen pages.
std::string sound_bytes() {
    const TemporaryFolder folder;
    {
        Store store = Store::open(folder.path() / "history.db", monday);
        for (int hour = 0; hour < 100; ++hour)
            store.save(one_of_each(monday + hour * 1h), "{\"hour\": 1}");
    }
    return bytes_of(folder.path() / "history.db");
}

/// A few bytes here and there, a run of bytes, or a part cut off.
void damage(std::string& bytes, Random& random) {
    const auto begin = any_below(random, bytes.size());
    switch (any_below(random, 4)) {
    case 0:
        bytes.resize(begin);
        break;
    case 1:
        for (auto at = begin; at < std::min(begin + 512, bytes.size()); ++at)
            bytes[at] = static_cast<char>(random());
        break;
    case 2:
        bytes[any_below(random, 100)] = static_cast<char>(random());
        break;
    default:
        for (int count = 0; count < 16; ++count)
            bytes[any_below(random, bytes.size())] = static_cast<char>(random());
    }
}

/// Reads and writes everything; only a Failure may come out.
bool is_usable(Store& store) {
    try {
        store.save(one_of_each(monday + 24h * 30), "{}");
        (void)store.memory();
        for (const auto& [table, name] : Words<FactTable>::table)
            (void)all(store, table);
        (void)last_decisions(store, 100);
        (void)days(store, local_day(std::chrono::year{2026} / 3 / 1),
                   local_day(std::chrono::year{2026} / 4 / 9), {4h, "Europe/Berlin"});
        store.prune_decisions(monday + 24h * 60);
        return true;
    } catch (const Failure&) {
        return false;
    }
}

} // namespace

TEST_CASE("whatever bytes are damaged: the history is used, set aside, or refused in a sentence") {
    const auto sound = sound_bytes();
    const TemporaryFolder folder;
    Random random{20260302};
    int used = 0;
    int set_aside = 0;
    int refused = 0;
    for (int round = 0; round < 150; ++round) {
        CAPTURE(round);
        auto bytes = sound;
        damage(bytes, random);
        const auto place = folder.path() / std::to_string(round);
        fs::create_directory(place);
        std::ofstream{place / "history.db", std::ios::binary} << bytes;
        try {
            Store store = Store::open(place / "history.db", monday);
            ++(store.set_aside() ? set_aside : used);
            if (store.set_aside()) {
                CHECK(is_usable(store));
                CHECK(bytes_of(*store.set_aside()).size() >= bytes.size());
            } else {
                (void)is_usable(store);
            }
        } catch (const Failure& failure) {
            CHECK(failure.kind() != FailureKind::damaged);
            ++refused;
        }
        fs::remove_all(place);
    }
    MESSAGE("used " << used << ", set aside " << set_aside << ", refused " << refused);
    CHECK(used > 0);
    CHECK(set_aside > 50);
    CHECK(refused < 10);
}

TEST_CASE("damage that shows while the service runs costs no fact that is told from then on") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "history.db";
    std::ofstream{file, std::ios::binary} << sound_bytes();
    std::vector<std::string> told;
    Recorder recorder{file, [&](const std::string& sentence) { told.push_back(sentence); }};
    REQUIRE(recorder.open(monday));
    change_file(file, "INSERT INTO zones (name) VALUES ('Etc/UTC')"); // what is cached counts no more
    {
        std::fstream stream{file, std::ios::binary | std::ios::in | std::ios::out};
        stream.seekp(4096);
        stream << std::string(fs::file_size(file) - 4096, '\xaa');
    }
    const Stamp now{.now = Instant{1h}, .asleep = {}, .utc = monday + 1h, .zone = {}};
    bool written = false;
    for (int event = 0; event < 3; ++event)
        written = recorder.record({effect::KeepDrink{now.now}}, now, "Europe/Berlin", "{}");
    CHECK(written);
    CHECK(recorder.set_aside());
    CHECK_FALSE(recorder.trouble());
    CHECK(count_in_file(file, "drinks") == 3);
    CHECK(told.size() == 2);
}
