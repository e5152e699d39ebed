-- SPDX-FileCopyrightText: 2026 The Unknot developers
-- SPDX-License-Identifier: GPL-3.0-or-later
-- A history as schema 1 left it. Never edit it: it is what users have.
CREATE TABLE devices (
    id INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    own INTEGER NOT NULL CHECK (own IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX devices_own ON devices (own) WHERE own = 1;

CREATE TABLE zones (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    memory TEXT NOT NULL
) STRICT;

CREATE TABLE intervals (
    id INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    device INTEGER NOT NULL REFERENCES devices (id),
    zone INTEGER NOT NULL REFERENCES zones (id),
    offset_ms INTEGER NOT NULL,
    being TEXT NOT NULL,
    from_ms INTEGER NOT NULL,
    to_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX intervals_time ON intervals (from_ms, to_ms, being);
CREATE INDEX intervals_length ON intervals (to_ms - from_ms);

CREATE TABLE bouts (
    id INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    device INTEGER NOT NULL REFERENCES devices (id),
    zone INTEGER NOT NULL REFERENCES zones (id),
    offset_ms INTEGER NOT NULL,
    from_ms INTEGER NOT NULL,
    to_ms INTEGER NOT NULL,
    sitting_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX bouts_time ON bouts (from_ms);

CREATE TABLE prompts (
    id INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    device INTEGER NOT NULL REFERENCES devices (id),
    zone INTEGER NOT NULL REFERENCES zones (id),
    offset_ms INTEGER NOT NULL,
    number INTEGER NOT NULL,
    reminders TEXT NOT NULL,
    kind TEXT NOT NULL,
    firmness TEXT NOT NULL,
    length_ms INTEGER NOT NULL,
    shown_ms INTEGER NOT NULL,
    closed_ms INTEGER NOT NULL,
    asks INTEGER NOT NULL,
    in_pause INTEGER NOT NULL,
    answer TEXT NOT NULL
) STRICT;
CREATE INDEX prompts_time ON prompts (shown_ms);

CREATE TABLE breaks (
    id INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    device INTEGER NOT NULL REFERENCES devices (id),
    zone INTEGER NOT NULL REFERENCES zones (id),
    offset_ms INTEGER NOT NULL,
    reminders TEXT NOT NULL,
    kind TEXT NOT NULL,
    firmness TEXT NOT NULL,
    from_ms INTEGER NOT NULL,
    to_ms INTEGER NOT NULL,
    planned_ms INTEGER NOT NULL,
    counted_ms INTEGER NOT NULL,
    finished INTEGER NOT NULL,
    by_hand INTEGER NOT NULL,
    prompt INTEGER
) STRICT;
CREATE INDEX breaks_time ON breaks (from_ms);

CREATE TABLE holds (
    id INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    device INTEGER NOT NULL REFERENCES devices (id),
    zone INTEGER NOT NULL REFERENCES zones (id),
    offset_ms INTEGER NOT NULL,
    signal TEXT NOT NULL,
    from_ms INTEGER NOT NULL,
    to_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX holds_time ON holds (from_ms);

CREATE TABLE drinks (
    id INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    device INTEGER NOT NULL REFERENCES devices (id),
    zone INTEGER NOT NULL REFERENCES zones (id),
    offset_ms INTEGER NOT NULL,
    at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX drinks_time ON drinks (at_ms);

CREATE TABLE decisions (
    id INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    device INTEGER NOT NULL REFERENCES devices (id),
    zone INTEGER NOT NULL REFERENCES zones (id),
    offset_ms INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    decision TEXT NOT NULL,
    reminders TEXT NOT NULL,
    because TEXT NOT NULL
) STRICT;
CREATE INDEX decisions_time ON decisions (at_ms);

INSERT INTO devices VALUES (1, x'00112233445566778899aabbccddeeff', 1);
INSERT INTO zones VALUES (1, 'Europe/Berlin');
INSERT INTO state VALUES (1, '{"golden":true}');
INSERT INTO intervals VALUES (1, x'10112233445546778899aabbccddee01', 1, 1, 3600000, 'sitting', 1772442000000, 1772443800000);
INSERT INTO bouts VALUES (1, x'10112233445546778899aabbccddee02', 1, 1, 3600000, 1772442000000, 1772444400000, 2100000);
INSERT INTO prompts VALUES (1, x'10112233445546778899aabbccddee03', 1, 1, 3600000, 7, '["stretch","water"]', 'stretch', 'ask', 120000, 1772443800000, 1772443860000, 2, 1, 'started');
INSERT INTO breaks VALUES (1, x'10112233445546778899aabbccddee04', 1, 1, 3600000, '["stretch"]', 'stretch', 'ask', 1772443860000, 1772443980000, 120000, 90500, 1, 0, 7);
INSERT INTO holds VALUES (1, x'10112233445546778899aabbccddee05', 1, 1, 3600000, 'call', 1772442000000, 1772442600000);
INSERT INTO drinks VALUES (1, x'10112233445546778899aabbccddee06', 1, 1, 3600000, 1772442300000);
INSERT INTO decisions VALUES (1, x'10112233445546778899aabbccddee07', 1, 1, 3600000, 1772442000000, 'held', '["stretch"]', '{"hold":"call"}');
PRAGMA application_id = 1433299822;
PRAGMA user_version = 1;
