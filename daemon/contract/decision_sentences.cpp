// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/contract/sentences.h"
#include "daemon/contract/translate.h"
#include "daemon/domain/words.h"

#include <array>
#include <charconv>
#include <cmath>

namespace unknot {
namespace {

/// {1} is the reminders concerned.
constexpr std::array<Saying, 14> decisions{{
    {"due", N_("{1} is due")},
    {"held", N_("{1} held back")},
    {"prompt", N_("asked for {1}")},
    {"withdraw", N_("{1} taken back")},
    {"break_start", N_("break began: {1}")},
    {"break_end", N_("break ended: {1}")},
    {"credit", N_("{1} counted as done")},
    {"expire", N_("{1} stayed without an answer")},
    {"snooze", N_("{1} put off")},
    {"skip", N_("{1} left out")},
    {"done", N_("{1} done")},
    {"drop", N_("{1} dropped")},
    {"bout_start", N_("sitting began")},
    {"bout_end", N_("sitting ended")},
}};
static_assert(decisions.size() == Words<DecisionKind>::table.size());

/// The reason "why". An empty text: the numbers beside it say it all.
constexpr std::array<Saying, 24> whys{{
    {"interval", N_("")},
    {"snooze_over", N_("the time it was put off is over")},
    {"time_of_day", N_("it is the time of day for it")},
    {"hands_rest", N_("the hands rested")},
    {"patience_over", N_("no pause in the typing came")},
    {"user", N_("you said so")},
    {"hand", N_("you asked for it")},
    {"itself", N_("it opened by itself")},
    {"hold", N_("something began that must not be disturbed")},
    {"break_by_hand", N_("you started a break of your own")},
    {"break", N_("the break was finished")},
    {"finished", N_("its time was over")},
    {"kept_typing", N_("the hands stayed busy")},
    {"panic", N_("by the panic exit")},
    {"restart", N_("the service started anew")},
    {"switched_off", N_("you switched it off")},
    {"day_ended", N_("the day ended")},
    {"away", N_("you were away")},
    {"no_use", N_("nobody was there")},
    {"blocked", N_("the session was locked or left")},
    {"suspended", N_("the machine slept")},
    {"standing", N_("you stood up")},
    {"sitting", N_("you sat down")},
    {"drink", N_("you had a drink")},
}};

/// Reasons with a length, {1}.
constexpr std::array<Saying, 8> lengths{{
    {"counted_s", N_("{1} counted")},
    {"every_s", N_("wanted every {1}")},
    {"planned_s", N_("{1} planned")},
    {"away_s", N_("{1} away")},
    {"for_s", N_("for {1}")},
    {"waited_s", N_("{1} after it was due")},
    {"open_s", N_("shown for {1}")},
    {"sitting_s", N_("{1} in all")},
}};

/// For machines only.
bool is_told(std::string_view key) {
    return key != "prompt" && key != "firmness" && key != "asks" && key != "finished";
}

std::string spaced(std::string_view key) {
    std::string text{key};
    for (auto& letter : text)
        if (letter == '_')
            letter = ' ';
    return text;
}

std::string number_words(double value) {
    constexpr int digits = 6;
    std::array<char, 40> text{};
    const auto [end, error] =
        std::to_chars(text.begin(), text.end(), value, std::chars_format::general, digits);
    return error == std::errc{} ? std::string{text.begin(), end} : std::string{};
}

std::string length_words(std::string_view key, double seconds) {
    const auto words = duration_words(Duration{std::llround(seconds * 1000)});
    if (const auto text = said(lengths, key))
        return filled(*text, {words});
    return spaced(key.substr(0, key.size() - 2)) + ' ' + words;
}

/// One reason in words; a key that is not known is told as it is, with its value.
struct ReasonWords {
    std::string_view key;

    std::string operator()(bool value) const {
        return value ? spaced(key) : filled(_("not {1}"), {spaced(key)});
    }

    std::string operator()(double value) const {
        constexpr double longest = 1e9;
        if (key.ends_with("_s") && std::abs(value) < longest)
            return length_words(key, value);
        return spaced(key) + ' ' + number_words(value);
    }

    std::string operator()(const std::string& value) const {
        if (key == "why")
            return said(whys, value).value_or(spaced(value));
        if (key == "clock")
            return filled(_("on the {1} clock"), {value});
        return spaced(key) + ' ' + spaced(value);
    }

    std::string operator()(const std::vector<std::string>& values) const {
        std::vector<std::string> words;
        for (const auto& value : values)
            words.push_back(hold_words(value));
        return key == "holds" ? listed(words) : spaced(key) + ' ' + listed(words);
    }
};

std::string because_words(const Because& because) {
    std::string text;
    for (const auto& [key, reason] : because) {
        const auto words = is_told(key) ? std::visit(ReasonWords{key}, reason) : std::string{};
        if (!words.empty())
            text += text.empty() ? words : ", " + words;
    }
    return text;
}

} // namespace

std::string decision_sentence(std::string_view decision, const std::vector<std::string>& reminders,
                              const Because& because) {
    const auto text = said(decisions, decision).value_or(spaced(decision) + ": {1}");
    const auto head = filled(text, {listed(reminders)});
    const auto why = because_words(because);
    return why.empty() ? head : filled(_("{1}: {2}"), {head, why});
}

std::string decision_sentence(const Decision& decision) {
    return decision_sentence(word(decision.kind), decision.reminders, decision.because);
}

std::string timed_decision_sentence(const Decision& decision, const Stamp& now) {
    return time_text(to_local(utc_of(decision.at, now), now.zone)) + ' ' + decision_sentence(decision);
}

} // namespace unknot
