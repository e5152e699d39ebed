// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/contract/prompt_words.h"

#include "daemon/contract/sentences.h"
#include "daemon/contract/translate.h"

#include <array>
#include <string_view>

namespace unknot {
namespace {

constexpr std::size_t variants = 4;

/// What the prompts of one kind say. {1} is the length of the break, or the name of the user's own reminder.
struct KindWords {
    Kind kind;
    const char* name;
    const char* rider;
    std::array<const char*, variants> bodies;
    event::Reply yes; ///< what the first button answers
    const char* yes_label;
};

constexpr std::array<KindWords, 7> kinds{{
    {Kind::posture,
     N_("Change posture"),
     N_("a change of posture"),
     {N_("Shoulders down, look far away."), N_("Shift a little: another way to sit will do."),
      N_("Feet on the floor, shoulders soft."), N_("The next posture is the best one.")},
     event::Reply::done,
     N_("Did it")},
    {Kind::eyes,
     N_("Rest your eyes"),
     N_("a look into the distance"),
     {N_("{1} for your eyes."), N_("Blink, breathe, back to it."), N_("Look far away for a moment."),
      N_("What is going on outside the window?")},
     event::Reply::start,
     N_("Start")},
    {Kind::stretch,
     N_("Stretch"),
     N_("a stretch"),
     {N_("{1} to loosen up?"), N_("Arms up, long back, deep breath."),
      N_("A stretch would be nice about now."), N_("Unwind a little: {1} is plenty.")},
     event::Reply::start,
     N_("Start")},
    {Kind::move,
     N_("Move a little"),
     N_("a few steps"),
     {N_("Time for {1}. Walk, stretch or just look out of the window."), N_("A short walk, there and back?"),
      N_("Up and about for {1}."), N_("Take the long way to the kettle.")},
     event::Reply::start,
     N_("Off I go")},
    {Kind::water,
     N_("A glass of water"),
     N_("a glass of water"),
     {N_("A sip, if you fancy one."), N_("Is there water within reach?"), N_("A good moment for a drink."),
      N_("Refill the glass, and yourself.")},
     event::Reply::done,
     N_("Had some")},
    {Kind::stand,
     N_("Stand for a while"),
     N_("a while on your feet"),
     {N_("Up for a moment?"), N_("Legs would like a word."), N_("{1} on your feet?"),
      N_("Raise the desk, or just yourself.")},
     event::Reply::start,
     N_("Up I get")},
    {Kind::custom,
     N_("Reminder"),
     N_("{1}"),
     {N_("Time for {1}."), N_("How about {1}?"), N_("{1}, if it suits you now."), N_("A moment for {1}.")},
     event::Reply::start,
     N_("Start")},
}};

const KindWords& words_of(Kind kind) {
    for (const auto& words : kinds)
        if (words.kind == kind)
            return words;
    return kinds.back();
}

static_assert(kinds.size() == Words<Kind>::table.size());

std::string leader_of(const Prompt& prompt) {
    return prompt.reminders.empty() ? std::string{word(prompt.kind)} : prompt.reminders.front();
}

std::string capitalized(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

std::string title_of(const Prompt& prompt) {
    return prompt.kind == Kind::custom ? capitalized(leader_of(prompt)) : kind_title(prompt.kind);
}

std::string first_line(const Prompt& prompt, const Settings& settings) {
    const auto* reminder = find_reminder(settings, leader_of(prompt));
    if (reminder && !reminder->message.empty())
        return reminder->message;
    const auto text = words_of(prompt.kind).bodies[static_cast<std::size_t>(prompt.id) % variants];
    const auto value = prompt.kind == Kind::custom ? leader_of(prompt) : duration_words(prompt.length);
    return capitalized(filled(_(text), {value}));
}

std::string rider_words(const std::string& name, const Settings& settings) {
    const auto* reminder = find_reminder(settings, name);
    const auto kind = reminder ? reminder->kind : from_word<Kind>(name).value_or(Kind::custom);
    return filled(_(words_of(kind).rider), {name});
}

/// Nothing for a note that is not known.
std::string note_line(std::string_view note, const Settings& settings) {
    constexpr std::string_view quietened = "quietened:";
    if (note == "daily_note")
        return filled(_("You have been here for {1} today."), {duration_words(settings.timing.daily_note)});
    if (note.starts_with(quietened))
        return filled(_("{1} goes on quietly for the rest of the day."),
                      {capitalized(std::string{note.substr(quietened.size())})});
    return {};
}

void add_line(std::string& text, const std::string& line) {
    if (line.empty())
        return;
    if (!text.empty())
        text += '\n';
    text += line;
}

} // namespace

PromptWords prompt_words(const Prompt& prompt, const Settings& settings) {
    PromptWords words{title_of(prompt), first_line(prompt, settings)};
    add_line(words.body, rider_line(prompt, settings));
    for (const auto& note : prompt.notes)
        add_line(words.body, note_line(note, settings));
    return words;
}

std::string rider_line(const Prompt& prompt, const Settings& settings) {
    std::vector<std::string> riders;
    for (std::size_t at = 1; at < prompt.reminders.size(); ++at)
        riders.push_back(rider_words(prompt.reminders[at], settings));
    return riders.empty() ? std::string{} : filled(_("… and {1}"), {listed(riders)});
}

std::vector<Button> buttons_of(const Prompt& prompt) {
    using event::Reply;
    if (prompt.firmness == Firmness::hint && prompt.kind == Kind::posture)
        return {};
    if (prompt.firmness == Firmness::enforce)
        return {{Reply::start, _("Start")}};
    const auto& words = words_of(prompt.kind);
    return {{words.yes, _(words.yes_label)}, {Reply::snooze, _("Later")}, {Reply::skip, _("Skip")}};
}

std::string kind_title(Kind kind) {
    return _(words_of(kind).name);
}

} // namespace unknot
