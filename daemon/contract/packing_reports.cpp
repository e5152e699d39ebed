// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/contract/dict_keys.h"
#include "daemon/contract/packing.h"

namespace unknot {
namespace dict_keys {

template <>
struct Keys<DayReport> {
    static constexpr std::tuple table{Key{"day", &DayReport::day},
                                      Key{"sitting_s", &DayReport::sitting},
                                      Key{"standing_s", &DayReport::standing},
                                      Key{"away_s", &DayReport::away},
                                      Key{"bouts", &DayReport::bouts},
                                      Key{"longest_bout_s", &DayReport::longest_bout},
                                      Key{"prompts", &DayReport::prompts},
                                      Key{"done", &DayReport::done},
                                      Key{"started", &DayReport::started},
                                      Key{"snoozed", &DayReport::snoozed},
                                      Key{"skipped", &DayReport::skipped},
                                      Key{"expired", &DayReport::expired},
                                      Key{"credited", &DayReport::credited},
                                      Key{"withdrawn", &DayReport::withdrawn},
                                      Key{"breaks", &DayReport::breaks},
                                      Key{"breaks_finished", &DayReport::breaks_finished},
                                      Key{"break_s", &DayReport::break_time},
                                      Key{"drinks", &DayReport::drinks}};
};

template <>
struct Keys<DecisionReport> {
    static constexpr std::tuple table{
        Key{"at", &DecisionReport::at}, Key{"decision", &DecisionReport::decision},
        Key{"reminders", &DecisionReport::reminders}, Key{"because", &DecisionReport::because},
        Key{"sentence", &DecisionReport::sentence}};
};

template <>
struct Keys<Finding> {
    static constexpr std::tuple table{Key{"part", &Finding::part}, Key{"works", &Finding::works},
                                      Key{"detail", &Finding::detail}, Key{"remedy", &Finding::remedy}};
};

template <>
struct Keys<FieldReport> {
    static constexpr std::tuple table{
        Key{"name", &FieldReport::name},        Key{"type", &FieldReport::type},
        Key{"unit", &FieldReport::unit},        Key{"least", &FieldReport::least},
        Key{"most", &FieldReport::most},        Key{"choices", &FieldReport::choices},
        Key{"default", &FieldReport::fallback}, Key{"origin", &FieldReport::origin},
        Key{"help", &FieldReport::help}};
};

} // namespace dict_keys

using namespace dict_keys;

Dict pack(const DayReport& value) {
    return pack_keys(value);
}

Dict pack(const DecisionReport& value) {
    return pack_keys(value);
}

Dict pack(const Finding& value) {
    return pack_keys(value);
}

Dict pack(const FieldReport& value) {
    return pack_keys(value);
}

template <>
DayReport unpack(const Dict& dict) {
    return unpack_keys<DayReport>(dict);
}

template <>
DecisionReport unpack(const Dict& dict) {
    return unpack_keys<DecisionReport>(dict);
}

template <>
Finding unpack(const Dict& dict) {
    return unpack_keys<Finding>(dict);
}

template <>
FieldReport unpack(const Dict& dict) {
    return unpack_keys<FieldReport>(dict);
}

} // namespace unknot
