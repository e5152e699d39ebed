// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/domain/calendar.h"

namespace unknot {

namespace {

using std::chrono::days;

/// Hours repeat every week; a range that reaches past midnight ends on the day after.
constexpr int days_ahead = 8;

LocalDay midnight_of(LocalTime time) {
    return std::chrono::floor<days>(time);
}

const std::vector<HoursRange>& ranges_of(const WorkingHours& hours, LocalDay day) {
    return hours[std::chrono::weekday{day}.iso_encoding() - 1];
}

struct Span {
    LocalTime from;
    LocalTime to;
};

Span span_of(const HoursRange& range, LocalDay day) {
    const auto reach = range.to > range.from ? range.to : range.to + days{1};
    return {day + range.from, day + reach};
}

/// Calls `visit` with each range that touches the days from yesterday to `ahead` days later.
template <class Visit>
void each_span(const WorkingHours& hours, LocalTime time, int ahead, Visit visit) {
    for (int offset = -1; offset <= ahead; ++offset) {
        const LocalDay day = midnight_of(time) + days{offset};
        for (const auto& range : ranges_of(hours, day))
            visit(span_of(range, day));
    }
}

/// The first beginning or end of a range after `time`. A day later than the one found has none before it.
std::optional<LocalTime> next_edge(const WorkingHours& hours, LocalTime time) {
    std::optional<LocalTime> first;
    const auto consider = [&](LocalTime edge) {
        if (edge > time && (!first || edge < *first))
            first = edge;
    };
    for (int ahead = 0; ahead <= days_ahead; ++ahead) {
        each_span(hours, time, ahead, [&](const Span& span) {
            consider(span.from);
            consider(span.to);
        });
        if (first && *first < midnight_of(time) + days{ahead + 1})
            break;
    }
    return first;
}

} // namespace

bool within(const WorkingHours& hours, LocalTime time) {
    bool inside = false;
    each_span(hours, time, 0,
              [&](const Span& span) { inside = inside || (span.from <= time && time < span.to); });
    return inside;
}

std::optional<LocalTime> next_change(const WorkingHours& hours, LocalTime time) {
    const bool now = within(hours, time);
    const LocalTime limit = time + days{days_ahead};
    auto edge = next_edge(hours, time);
    while (edge && *edge <= limit && within(hours, *edge) == now)
        edge = next_edge(hours, *edge);
    return edge && *edge <= limit ? edge : std::nullopt;
}

std::optional<LocalTime> next_time(const std::vector<TimeOfDay>& times, LocalTime time) {
    std::optional<LocalTime> first;
    for (const int offset : {0, 1})
        for (const TimeOfDay of_day : times) {
            const LocalTime candidate = midnight_of(time) + days{offset} + of_day;
            if (candidate > time && (!first || candidate < *first))
                first = candidate;
        }
    return first;
}

} // namespace unknot
