// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/memory_json.h"

#include <nlohmann/json.hpp>

using Json = nlohmann::json;

/// How the values of std travel: times as whole numbers of their own unit, nothing as null.
namespace nlohmann {

template <class Rep, class Period>
struct adl_serializer<std::chrono::duration<Rep, Period>> {
    using Value = std::chrono::duration<Rep, Period>;

    static void to_json(Json& json, const Value& value) { json = value.count(); }

    static void from_json(const Json& json, Value& value) { value = Value{json.get<std::int64_t>()}; }
};

template <class Clock, class Length>
struct adl_serializer<std::chrono::time_point<Clock, Length>> {
    using Value = std::chrono::time_point<Clock, Length>;

    static void to_json(Json& json, const Value& value) { json = value.time_since_epoch(); }

    static void from_json(const Json& json, Value& value) { value = Value{json.get<Length>()}; }
};

template <class T>
struct adl_serializer<std::optional<T>> {
    static void to_json(Json& json, const std::optional<T>& value) {
        json = value ? Json(*value) : Json(nullptr);
    }

    static void from_json(const Json& json, std::optional<T>& value) {
        value = json.is_null() ? std::nullopt : std::optional<T>{json.get<T>()};
    }
};

} // namespace nlohmann

namespace unknot {

template <class Enum>
concept HasWords = requires {
    Words<Enum>::table;
};

template <HasWords Enum>
void to_json(Json& json, const Enum& value) {
    json = word(value);
}

template <HasWords Enum>
void from_json(const Json& json, Enum& value) {
    const auto read = from_word<Enum>(json.get<std::string>());
    if (!read)
        throw std::invalid_argument("unknown word");
    value = *read;
}

static void to_json(Json& json, const Hands& hands) {
    if (const auto* busy = std::get_if<HandsAre::Busy>(&hands))
        json = {{"busy", busy->since}};
    else if (const auto* resting = std::get_if<HandsAre::Resting>(&hands))
        json = {{"resting", resting->since}};
    else
        json = Json::object();
}

static void from_json(const Json& json, Hands& hands) {
    if (!json.is_object())
        throw std::invalid_argument("no hands");
    if (json.contains("busy"))
        hands = HandsAre::Busy{json["busy"].get<Instant>()};
    else if (json.contains("resting"))
        hands = HandsAre::Resting{json["resting"].get<Instant>()};
    else
        hands = HandsAre::Unknown{};
}

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Zone, offset, until, offset_after)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Stamp, now, asleep, utc, zone)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Tally, sitting, standing, away, hands)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Sensor, name, presence)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Bout, since, sitting_before)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Pause, until, until_wall)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(CameAt, time, days)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(ReminderMemory, name, satisfied_at, due_since, held, returns,
                                                due_day, snoozed_until, expired_in_row, quiet_on, came)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Skip, at, before)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Day, day, sitting_before, standing_before, note_told)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Prompt, id, reminders, firmness, kind, length, shown_at,
                                                asked_at, asks, in_pause, notes)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Break, reminders, kind, firmness, planned, started_at,
                                                counted, counted_at, waiting, by_hand, prompt)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Memory, seen, boot, tally, hands, last_use, signals, sensors,
                                                posture, being, being_since, arrived_at, bout, pause,
                                                quiet_until, prompted_at, last_prompt_id, prompt, running,
                                                reminders, skip, notes, day)

/// Takes out what the rules could not have left behind.
static Memory made_sound(Memory memory) {
    if (memory.prompt && memory.prompt->reminders.empty())
        memory.prompt.reset();
    if (memory.running && memory.running->reminders.empty())
        memory.running.reset();
    return memory;
}

std::string memory_text(const Memory& memory) {
    return Json(memory).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<Memory> parse_memory(std::string_view text) {
    try {
        const Json json = Json::parse(text);
        return json.contains("seen") ? std::optional{made_sound(json.get<Memory>())} : std::nullopt;
    } catch (const Json::exception&) {
        return std::nullopt;
    } catch (const std::invalid_argument&) {
        return std::nullopt;
    }
}

} // namespace unknot
