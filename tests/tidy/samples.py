# SPDX-FileCopyrightText: 2026 The Unknot developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""For each check: small trees that it must object to, and small trees that it must leave alone.

A tree is {path: text}. What the checks look for in every file is put together from pieces here.
"""
HEAD = "// SPDX-FileCopyrightText: 2026 The Unknot developers\n// SPDX-License-Identifier: GPL-3.0-or-later\n"
WORK = "/wo" + "rk"
HOME = "/ho" + "me"


def body(lines):
    return "void long_story() {\n" + "    step();\n" * (lines - 2) + "}\n"


def each(path, texts):
    return [{path: text} for text in texts]


BAD = {
    "layers": [
        *each("daemon/domain/a.h", [f"#include <{name}>\n" for name in ("fstream", "thread", "ctime", "poll.h", "sdbus-c++/sdbus-c++.h")]),
        *each("daemon/domain/a.h", ['#include "daemon/history/store.h"\n', "#include <daemon/contract/names.h>\n"]),
        {"daemon/domain/a.h": '#include "../contract/names.h"\n', "daemon/contract/names.h": ""},
        *each("daemon/contract/a.cpp", ["#include <SQLiteCpp/SQLiteCpp.h>\n", '#include "daemon/notifier.h"\n']),
        *each("daemon/notifier.cpp", ["#include <wx/wx.h>\n", '#include "tray/icon/menu.h"\n', '#include "tests/support/bus.h"\n']),
        *each("tray/icon/a.cpp", ['#include "settings/window.h"\n', '#include "daemon/history/store.h"\n', "# include <daemon/notifier.h>\n"]),
        *each("settings/a.cpp", ['#include "tray/icon/menu.h"\n', '#include "daemon/config_file.h"\n']),
    ],
    "command line is a client": each("daemon/cli/a.cpp", [
        "#include <SQLiteCpp/SQLiteCpp.h>\n", "#include <sqlite3.h>\n", '#include "daemon/history/store.h"\n',
        '#include "daemon/presence/x11.h"\n', '#include "daemon/holds/call.h"\n',
    ]),
    "storage": [{"daemon/notifier.cpp": "#include <SQLiteCpp/Database.h>\n"}, {"settings/today.cpp": "#include <sqlite3.h>\n"}],
    "folder names": [{f"daemon/{name}/a.cpp": ""} for name in ("common", "core", "utils", "lib")] + [{"daemon/helpers.h": ""}],
    "clocks": [
        *each("daemon/notifier.cpp", ["auto t = std::chrono::system_clock::now();", "auto t = Clock::now ();", "auto t = time(nullptr);",
                                      "std::time(0);", "clock_gettime(CLOCK_BOOTTIME, &t);", "localtime_r(&t, &parts);"]),
        {"daemon/domain/boot_clock_user.cpp": "steady_clock::now();"}, {"tests/domain/a_test.cpp": "steady_clock::now();"},
    ],
    "sleeping": [*each("daemon/event_loop.cpp", ["std::this_thread::sleep_for(1s);", "usleep(5);", "sleep(1);", "::sleep(n);", "::nanosleep(&t, nullptr);"]),
                 {"tests/domain/a_test.cpp": "std::this_thread::sleep_until(then);"}],
    "printing": each("daemon/notifier.cpp", ['printf("x");', 'std::fprintf(stderr, "x");', "snprintf(buffer, 3, text);", 'puts("x");']),
    "swallowed failures": each("daemon/notifier.cpp", [
        "try { a(); } catch (...) {}", "try { a(); } catch (...) { /* never mind */ }", "try { a(); } catch (const Error&) {\n}",
    ]),
    "test names": [{"tests/a_test.cpp": 'TEST_CASE("one thing; another") {'}],
    "jumps": [{"daemon/notifier.cpp": "goto out;"}, {"tests/cli/a_test.cpp": "  goto again;"}],
    "file length": [{"daemon/a.cpp": "int a;\n" * 351}, {"tests/probe": "#!/bin/sh\n" + ":\n" * 351}],
    "function length": [
        {"daemon/a.cpp": body(71)}, {"daemon/a.cpp": "namespace unknot {\nclass A {\n" + body(71) + "};\n}\n"},
        {"daemon/a.cpp": "A::A(int b) : b_{b} " + body(71)[len("void long_story() "):]},
        {"tests/a_test.cpp": 'TEST_CASE("a } story {") ' + body(71)[len("void long_story() "):]},
        {"daemon/a.cpp": "template <class T>\nauto f(T t) -> int " + body(71)[len("void long_story() "):]},
        {"daemon/a.cpp": 'int big = 1\'000; char c = \'{\'; const char* s = R"sql({{{)sql";\n' + body(71)},
    ],
    "licence head": [
        *[{name: text} for name, text in (("daemon/a.cpp", "int a;\n"), ("tests/probe", "#!/bin/sh\n:\n"), ("CMakeLists.txt", ""), ("a.cmake", ""))],
        {"daemon/a.h": "\n" * 5 + HEAD}, {"daemon/a.h": HEAD.replace("GPL-3.0-or-later", "MIT")}, {"daemon/a.h": HEAD.split("\n")[1]},
    ],
    "format": [{"daemon/a.cpp": "int  a ;\n", ".clang-format": "BasedOnStyle: LLVM\n"}],
    "unfinished marks": [{"daemon/a.cpp": "// " + mark + ": later\n"} for mark in ("TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK")]
                        + [{"README.md": "TO" + "DO\n"}],
    "machine paths": [{"README.md": f"see {WORK}/main/x\n"}, {"tests/a.cpp": f'"{WORK}/x"'}, {"dev": f"cd {HOME}/dear\n"}],
    "health claims": [
        *each("README.md", ["It treats you.", "a cure", "Heals backs", "relieve back pain", "relieves pain", "pain relief", "prevents injury",
                            "prevent pain", "correct your posture", "Therapy", "diagnose", "a diagnosis", "a detox", "release trigger points",
                            "preventing\ninjuries"]),
        {"assets/catalogue/neck.toml": 'text = "therapeutic"'}, {"packaging/unknot.metainfo.xml": "<p>Cures</p>"},
        {"daemon/cli/help.cpp": 'auto help = "corrects posture";'}, {"settings/page.cpp": '_("It treats you")'},
    ],
    "dead links": [*each("README.md", ["[a](missing.md)", "[a](docs/missing.md#part)", "![a](missing.png)", "[a]: missing.md"]),
                   {"docs/a.md": "[up](README.md)", "README.md": ""}],
}

GOOD = {
    "layers": [
        {"daemon/domain/a.h": '#include <vector>\n#include <cstdint>\n#include "daemon/domain/b.h"\n#include "b.h"\n', "daemon/domain/b.h": ""},
        {"daemon/contract/a.h": '#include <sdbus-c++/sdbus-c++.h>\n#include <nlohmann/json.hpp>\n#include "daemon/domain/b.h"\n'},
        {"daemon/main.cpp": '#include <systemd/sd-event.h>\n#include "daemon/history/store.h"\n'},
        {"tray/icon/a.cpp": '#include "tray/icon/b.h"\n#include "daemon/contract/client.h"\n#include <wx/wx.h>\n#include "version.h"\n'},
        {"tests/history/a_test.cpp": '#include "daemon/history/store.h"\n#include <sqlite3.h>\n'},
    ],
    "command line is a client": [{"daemon/cli/a.cpp": '#include "daemon/contract/client.h"\n#include <CLI/CLI.hpp>\n'}],
    "storage": [{"daemon/history/store.cpp": "#include <SQLiteCpp/Database.h>\n"}],
    "folder names": [{"daemon/history/store.cpp": ""}, {"tests/support/bus.h": ""}, {"cmake/warnings.cmake": ""}],
    "clocks": [{"daemon/boot_clock.cpp": "clock_gettime(CLOCK_BOOTTIME, &t);"}, {"daemon/local_day.cpp": "system_clock::now();"},
               {"daemon/main.cpp": "clock_.now(); // never system_clock::now()\nint time(int); snooze_time(0); at.time(nullptr);"}],
    "sleeping": [{"daemon/main.cpp": 'report("sleep(1)"); asleep(1); prepare_for_sleep(true); state.sleep(1);\nvoid Machine::sleep(Duration);'}],
    "printing": [{"daemon/cli/main.cpp": 'std::printf("x");'}, {"daemon/main.cpp": "// printf(\nblueprintf(x); inputs(x);"}],
    "swallowed failures": [{"daemon/main.cpp": "try { a(); } catch (const Gone&) { /* it left before we did */ } catch (...) { throw; }"}],
    "test names": [{"tests/a_test.cpp": 'TEST_CASE("one thing, another") { a(); b = ";"; }'}],
    "jumps": [{"daemon/main.cpp": "// goto\nint going_to; const char* word = \"goto\";"}],
    "file length": [{"daemon/a.cpp": "int a;\n" * 350}, {"assets/a.toml": "a = 1\n" * 900}],
    "function length": [{"daemon/a.cpp": body(70)}, {"daemon/a.h": "class A {\n" + "    int a() { return 1; }\n" * 90 + "};\n"},
                        {"daemon/a.cpp": "constexpr std::array table = {\n" + "    row(1),\n" * 90 + "};\n"}],
    "licence head": [{"daemon/a.cpp": HEAD}, {"tests/probe": "#!/bin/sh\n" + HEAD.replace("//", "#")}, {"README.md": "# Unknot\n"}],
    "format": [{"daemon/a.cpp": "int a;\n", ".clang-format": "BasedOnStyle: LLVM\n"}, {"README.md": "none"}],
    "unfinished marks": [{"tests/a.sh": "mktemp -d unknot-XXXXXX; hackneyed; TODOS"}],
    "machine paths": [{"README.md": "homework/work/x, $XDG/home/x, /usr/share/unknot, ~/.config"}, {"tests/a.cpp": f'"{HOME}/dear"'}],
    "health claims": [
        {"README.md": "Your health, secure; pretreated; a healthy habit. Some people feel at ease."}, {"CONTRIBUTING.md": "Never say cure."},
        {"daemon/domain/a.cpp": "// treat an unknown word as working\nint treat(int);"},
    ],
    "dead links": [{"README.md": "[a](docs/a.md#part) [b](https://example.org) [c](#part) `[d](gone.md)`\n```\n[e](gone.md)\n```\n", "docs/a.md": "[up](../README.md)"}],
}
