-- Times are microseconds since 1970. A script that was released never changes: changes are the next script.

CREATE TABLE comparison (
  number       INTEGER PRIMARY KEY AUTOINCREMENT,
  id           TEXT    NOT NULL UNIQUE,
  owner        TEXT    NOT NULL,
  state        TEXT    NOT NULL,
  created_at   INTEGER NOT NULL,
  started_at   INTEGER,
  ended_at     INTEGER,
  name         TEXT    NOT NULL,
  request      TEXT    NOT NULL,
  targets      TEXT    NOT NULL,
  scenarios    INTEGER NOT NULL,
  same         INTEGER NOT NULL DEFAULT 0,
  known        INTEGER NOT NULL DEFAULT 0,
  fresh        INTEGER NOT NULL DEFAULT 0,
  inconclusive INTEGER NOT NULL DEFAULT 0,
  skipped      INTEGER NOT NULL DEFAULT 0,
  verdict      TEXT,
  exit_code    INTEGER,
  error        TEXT
) STRICT;

-- The report is the last column: lists without reports do not read it.
CREATE TABLE outcome (
  comparison INTEGER NOT NULL REFERENCES comparison (number) ON DELETE CASCADE,
  place      INTEGER NOT NULL,
  name       TEXT    NOT NULL,
  verdict    TEXT    NOT NULL,
  flaky      INTEGER NOT NULL,
  report     BLOB    NOT NULL,
  PRIMARY KEY (comparison, place)
) STRICT;

-- A row stays when its lease ends (holder is null then): the fence must rise for ever.
CREATE TABLE lease (
  board  TEXT    PRIMARY KEY,
  fence  INTEGER NOT NULL,
  holder TEXT,
  since  INTEGER NOT NULL,
  until  INTEGER NOT NULL,
  reason TEXT,
  url    TEXT
) STRICT;

-- In progress as long as status is null.
CREATE TABLE answer (
  number    INTEGER PRIMARY KEY AUTOINCREMENT,
  key       TEXT    NOT NULL UNIQUE,
  owner     TEXT    NOT NULL,
  route     TEXT    NOT NULL,
  body_hash TEXT    NOT NULL,
  until     INTEGER NOT NULL,
  status    INTEGER,
  headers   TEXT,
  body      BLOB
) STRICT;

CREATE TABLE scenario (
  name    TEXT    PRIMARY KEY,
  text    TEXT    NOT NULL,
  updated INTEGER NOT NULL
) STRICT;

CREATE TABLE event (
  id         INTEGER PRIMARY KEY,
  at         INTEGER NOT NULL,
  type       TEXT    NOT NULL,
  board      TEXT    NOT NULL,
  session    TEXT    NOT NULL,
  comparison TEXT    NOT NULL,
  json       BLOB    NOT NULL
) STRICT;

-- The feed's ids, a row for each time it was opened: given are first .. given, never given again are first .. reserved.
CREATE TABLE feed_run (
  first    INTEGER PRIMARY KEY,
  given    INTEGER NOT NULL,
  reserved INTEGER NOT NULL
) STRICT;
