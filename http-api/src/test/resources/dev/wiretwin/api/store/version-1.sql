-- A database as version 1 of the schema left it, with something in it. Frozen: later versions must read it.
PRAGMA application_id = 2004121454;
PRAGMA user_version = 1;

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

CREATE TABLE outcome (
  comparison INTEGER NOT NULL REFERENCES comparison (number) ON DELETE CASCADE,
  place      INTEGER NOT NULL,
  name       TEXT    NOT NULL,
  verdict    TEXT    NOT NULL,
  flaky      INTEGER NOT NULL,
  report     BLOB    NOT NULL,
  PRIMARY KEY (comparison, place)
) STRICT;

CREATE TABLE lease (
  board  TEXT    PRIMARY KEY,
  fence  INTEGER NOT NULL,
  holder TEXT,
  since  INTEGER NOT NULL,
  until  INTEGER NOT NULL,
  reason TEXT,
  url    TEXT
) STRICT;

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

CREATE TABLE feed_run (
  first    INTEGER PRIMARY KEY,
  given    INTEGER NOT NULL,
  reserved INTEGER NOT NULL
) STRICT;

INSERT INTO comparison (number, id, owner, state, created_at, started_at, ended_at, name, request, targets, scenarios, same, verdict, exit_code)
VALUES (41, 'c-old', 'service-old', 'finished', 1790000000000000, 1790000001000000, 1790000002000000, 'smoke', '{}', '["jvm","board:virt0"]', 1, 1, 'same', 0);

INSERT INTO outcome (comparison, place, name, verdict, flaky, report) VALUES (41, 0, 'echo', 'same', 0, X'1f8b0800000000000203ab56cacf4951b22a292a4dad0500314c446a0c000000');

INSERT INTO lease (board, fence, holder, since, until) VALUES ('virt0', 12, NULL, 0, 0);

INSERT INTO event (id, at, type, board, session, comparison, json) VALUES (7, 1790000000000000, 'board.came', 'virt0', '', '', X'7b7d');

INSERT INTO feed_run (first, given, reserved) VALUES (1, 7, 100);
