// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/contract/dict_keys.h"
#include "daemon/contract/packing.h"

namespace unknot {
namespace dict_keys {

template <>
struct Keys<BeingStatus> {
    static constexpr std::tuple table{Key{"what", &BeingStatus::what}, Key{"since", &BeingStatus::since}};
};

template <>
struct Keys<BoutStatus> {
    static constexpr std::tuple table{
        Key{"since", &BoutStatus::since}, Key{"sitting_s", &BoutStatus::sitting},
        Key{"as_of", &BoutStatus::as_of}, Key{"counting", &BoutStatus::counting}};
};

template <>
struct Keys<NextStatus> {
    static constexpr std::tuple table{Key{"reminder", &NextStatus::reminder}, Key{"at", &NextStatus::at}};
};

template <>
struct Keys<PromptStatus> {
    static constexpr std::tuple table{
        Key{"id", &PromptStatus::id},           Key{"reminders", &PromptStatus::reminders},
        Key{"kind", &PromptStatus::kind},       Key{"firmness", &PromptStatus::firmness},
        Key{"length_s", &PromptStatus::length}, Key{"shown_at", &PromptStatus::shown_at},
        Key{"asks", &PromptStatus::asks},       Key{"title", &PromptStatus::title},
        Key{"body", &PromptStatus::body}};
};

template <>
struct Keys<BreakStatus> {
    static constexpr std::tuple table{
        Key{"reminders", &BreakStatus::reminders}, Key{"kind", &BreakStatus::kind},
        Key{"firmness", &BreakStatus::firmness},   Key{"planned_s", &BreakStatus::planned},
        Key{"counted_s", &BreakStatus::counted},   Key{"as_of", &BreakStatus::as_of},
        Key{"waiting", &BreakStatus::waiting},     Key{"started_at", &BreakStatus::started_at}};
};

template <>
struct Keys<PauseStatus> {
    static constexpr std::tuple table{Key{"until", &PauseStatus::until}};
};

template <>
struct Keys<TodayStatus> {
    static constexpr std::tuple table{Key{"day", &TodayStatus::day}, Key{"sitting_s", &TodayStatus::sitting},
                                      Key{"standing_s", &TodayStatus::standing},
                                      Key{"as_of", &TodayStatus::as_of},
                                      Key{"counting", &TodayStatus::counting}};
};

template <>
struct Keys<ReminderStatus> {
    static constexpr std::tuple table{
        Key{"name", &ReminderStatus::name},          Key{"kind", &ReminderStatus::kind},
        Key{"enabled", &ReminderStatus::enabled},    Key{"rides_along", &ReminderStatus::rides_along},
        Key{"counted_s", &ReminderStatus::counted},  Key{"every_s", &ReminderStatus::every},
        Key{"due_at", &ReminderStatus::due_at},      Key{"due", &ReminderStatus::due},
        Key{"held", &ReminderStatus::held},          Key{"snoozed_until", &ReminderStatus::snoozed_until},
        Key{"quietened", &ReminderStatus::quietened}};
};

} // namespace dict_keys

using namespace dict_keys;

Dict pack(const BeingStatus& value) {
    return pack_keys(value);
}

Dict pack(const BoutStatus& value) {
    return pack_keys(value);
}

Dict pack(const NextStatus& value) {
    return pack_keys(value);
}

Dict pack(const PromptStatus& value) {
    return pack_keys(value);
}

Dict pack(const BreakStatus& value) {
    return pack_keys(value);
}

Dict pack(const PauseStatus& value) {
    auto dict = pack_keys(value);
    if (!value.until)
        put(dict, "until_resumed", true);
    return dict;
}

Dict pack(const TodayStatus& value) {
    auto dict = pack_keys(value);
    dict.try_emplace("counting", std::string{});
    return dict;
}

Dict pack(const ReminderStatus& value) {
    return pack_keys(value);
}

template <>
BeingStatus unpack(const Dict& dict) {
    return unpack_keys<BeingStatus>(dict);
}

template <>
BoutStatus unpack(const Dict& dict) {
    return unpack_keys<BoutStatus>(dict);
}

template <>
NextStatus unpack(const Dict& dict) {
    return unpack_keys<NextStatus>(dict);
}

template <>
PromptStatus unpack(const Dict& dict) {
    return unpack_keys<PromptStatus>(dict);
}

template <>
BreakStatus unpack(const Dict& dict) {
    return unpack_keys<BreakStatus>(dict);
}

template <>
PauseStatus unpack(const Dict& dict) {
    return unpack_keys<PauseStatus>(dict);
}

template <>
TodayStatus unpack(const Dict& dict) {
    return unpack_keys<TodayStatus>(dict);
}

template <>
ReminderStatus unpack(const Dict& dict) {
    return unpack_keys<ReminderStatus>(dict);
}

Dict pack_closed(const Prompt& prompt, Answer answer) {
    Dict dict;
    put(dict, "id", prompt.id);
    put(dict, "reminders", prompt.reminders);
    put(dict, "answer", answer);
    return dict;
}

Dict pack_ended(const BreakStatus& ended, bool finished) {
    auto dict = pack(ended);
    put(dict, "finished", finished);
    return dict;
}

} // namespace unknot
