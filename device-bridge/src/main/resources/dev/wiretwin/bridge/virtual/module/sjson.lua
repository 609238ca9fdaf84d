-- The half of module sjson that builds tables and calls scripts; SjsonModule has the other one.
-- Faults are raised in the name of the script's line that called.
local lexer, documented, NULL = sjson.lexer, sjson.documented, sjson.NULL
local byte, format, gsub, sub = string.byte, string.format, string.gsub, string.sub
local concat, floor, next, rawget = table.concat, math.floor, next, rawget
local error, select, setmetatable, tonumber = error, select, setmetatable, tonumber
local tostring, type = tostring, type

local OPEN, CLOSE, KEY, VALUE = 0, 1, 2, 3
local PIECE = 64 -- bytes lexed at a time: few tokens wait in memory

local api = {NULL = NULL}
local decoder, encoder = {}, {} -- metatables
local decoders, encoders = setmetatable({}, {__mode = "k"}), setmetatable({}, {__mode = "k"})

-- Arguments. Both are called by what a script calls, and blame the script.

local function given(n, ...)
  return select("#", ...) < n and "no value" or type((select(n, ...)))
end

local function text(name, n, counted, ...)
  local value = (select(n, ...))
  if type(value) == "number" then
    return tostring(value)
  elseif type(value) ~= "string" then
    error(format("bad argument #%d to '%s' (string expected, got %s)", counted, name, given(n, ...)), 3)
  end
  return value
end

local function object(states, kind, name, ...)
  local state = select("#", ...) > 0 and (...) ~= nil and states[(...)]
  if not state then
    error(format("calling '%s' on bad self (%s expected, got %s)", name, kind, given(1, ...)), 3)
  end
  return state
end

local function depth(options)
  local wanted = documented and type(options) == "table" and tonumber(options.depth) or 0
  wanted = wanted == 0 and 20 or floor(wanted)
  return wanted < 4 and 4 or wanted > 1000 and 1000 or wanted
end

-- Decoding. tables[0] holds the outermost value under 1; path has the keys down to the newest table.

local function place(s)
  local key, level = s.key, s.level
  s.key = nil
  if key == nil then
    key = level == 0 and 1 or s.used[level] + 1
    s.used[level] = key
  end
  return s.tables[level], key
end

local function put(s, value)
  local parent, key = place(s)
  parent[key] = value
end

local function open(s)
  local new = setmetatable({}, s.metatable)
  local parent, key = place(s)
  local level = s.level + 1
  s.level, s.tables[level], s.used[level] = level, new, 0
  local wanted = true
  if s.path then
    if level > 1 then
      s.path[level - 1] = key
    end
    local check = s.metatable.checkpath
    if check ~= nil then
      wanted = check(new, s.path)
    end
  end
  if wanted then
    parent[key] = new
  end
end

local function close(s)
  local level = s.level
  s.tables[level] = nil
  if s.path then
    s.path[level] = nil
  end
  s.level = level - 1
end

local function newDecoder(options)
  local s = {level = 0, tables = {[0] = {}}, used = {}, null = NULL}
  s.lex = lexer(depth(options))
  if type(options) == "table" then
    s.null, s.metatable = options.null, options.metatable
    if s.metatable ~= nil and s.metatable.checkpath ~= nil then
      s.path = {}
    end
  end
  return s
end

-- Returns what is wrong, if anything.
local function feed(s, more)
  if s.fault then
    return "JSON parse error: previous call"
  end
  for from = 1, #more, PIECE do
    if s.complete then
      return nil
    end
    local tokens, fault, complete = s.lex(sub(more, from, from + PIECE - 1))
    for i = 1, #tokens, 2 do
      local kind, value = tokens[i], tokens[i + 1]
      if kind == OPEN then
        open(s)
      elseif kind == CLOSE then
        close(s)
      elseif kind == KEY then
        s.key = value
      elseif kind == VALUE then
        put(s, value)
      else
        put(s, s.null)
      end
    end
    s.complete = complete
    if fault then
      s.fault = true
      return "JSON parse error: " .. fault
    end
  end
end

local function result(s)
  return rawget(s.tables[0], 1)
end

function api.decoder(options)
  local new = setmetatable({}, decoder)
  decoders[new] = newDecoder(options)
  return new
end

function api.decode(...)
  local json = text("decode", 1, 1, ...)
  local s = newDecoder((select(2, ...)))
  local fault = feed(s, json)
  if fault or not s.complete then
    error(fault or "Incomplete JSON object passed to sjson.decode", 2)
  end
  return result(s)
end

local function write(...)
  local s = object(decoders, "sjson.decoder", "write", ...)
  local fault = feed(s, text("write", 2, 1, ...))
  if fault then
    error(fault, 2)
  elseif s.complete then
    return result(s)
  end
end

decoder.__index = {
  write = write,
  result = function(...)
    local s = object(decoders, "sjson.decoder", "result", ...)
    if not s.complete then
      error("decode not complete", 2)
    end
    return result(s)
  end,
}

-- Encoding. What returns a second value, or put's first, tells what is wrong.

local TYPES = {boolean = 1, number = 3, string = 4, table = 5, ["function"] = 6, userdata = 7, thread = 8}
local SHORT = {["\f"] = "\\f", ["\n"] = "\\n", ["\t"] = "\\t", ["\r"] = "\\r", ["\b"] = "\\b", ['"'] = '\\"'}
local SPECIAL = documented and '[%z\1-\31"\\]' or '[%z\1-\31"]'
if documented then
  SHORT["\\"] = "\\\\"
end

local function escape(letter)
  return SHORT[letter] or format("\\u%04x", byte(letter))
end

local function scalar(s, value)
  local kind = type(value)
  if value == nil or value == NULL or kind == "string" and value == s.null then
    return "null"
  elseif kind == "boolean" or kind == "number" then
    return tostring(value)
  elseif kind == "string" then
    return '"' .. gsub(value, SPECIAL, escape) .. '"'
  end
  return nil, "Cannot encode type " .. TYPES[kind]
end

-- The highest index of a list, or -1 for anything else.
local function size(t)
  local most = 0
  for key in next, t do
    local index = type(key) == "number" and (key < 0 and 0 or floor(key))
    if not index or index <= 0 then
      return -1
    elseif index > most then
      most = index
    end
  end
  return most
end

local encodeTable

local function encodeValue(s, out, level, value)
  for _ = 1, 10 do
    if type(value) ~= "function" then
      break
    end
    value = value()
  end
  if type(value) == "table" then
    return encodeTable(s, out, level + 1, value)
  end
  local json, fault = scalar(s, value)
  out[#out + 1] = json
  return fault
end

local function encodeObject(s, out, level, t)
  local before = "{"
  for key, value in next, t do
    local json, fault = scalar(s, type(key) == "number" and tostring(key) or key)
    if fault then
      return fault
    end
    out[#out + 1] = before .. json .. ":"
    before = ","
    fault = encodeValue(s, out, level, value)
    if fault then
      return fault
    end
  end
  out[#out + 1] = "}"
end

local function encodeList(s, out, level, t, length)
  if length > 16383 then
    return "not enough memory" -- the firmware counts in 16 bits, and never arrives
  end
  out[#out + 1] = "["
  for i = 1, length do
    if i > 1 then
      out[#out + 1] = ","
    end
    local fault = encodeValue(s, out, level, rawget(t, i))
    if fault then
      return fault
    end
  end
  out[#out + 1] = "]"
end

function encodeTable(s, out, level, t)
  if level >= s.depth then
    return "encoder stack overflow"
  end
  local length = size(t)
  if length < 0 then
    return encodeObject(s, out, level, t)
  end
  return encodeList(s, out, level, t, length)
end

local function newEncoder(t, options)
  return {table = t, depth = depth(options), null = type(options) == "table" and options.null or nil}
end

local function rendered(s)
  local out = {}
  local fault = encodeTable(s, out, 0, s.table)
  return concat(out), fault
end

local function tableGiven(name, ...)
  if type((...)) ~= "table" then
    error(format("bad argument #1 to '%s' (table expected, got %s)", name, given(1, ...)), 3)
  end
end

function api.encoder(...)
  tableGiven("encoder", ...)
  local new = setmetatable({}, encoder)
  encoders[new] = newEncoder(...)
  return new
end

function api.encode(...)
  tableGiven("encode", ...)
  local json, fault = rendered(newEncoder(...))
  if fault then
    error(fault, 2)
  end
  return sub(json, 1, 1000000)
end

encoder.__index = {
  read = function(...)
    local s = object(encoders, "sjson.encoder", "read", ...)
    local count = (select(2, ...))
    count = type(count) == "number" and floor(count) or 1024
    count = count < 1 and 1 or count
    if not s.json then
      local json, fault = rendered(s)
      if fault then
        error(fault, 2)
      end
      s.json, s.from = json, 1
    end
    local piece = sub(s.json, s.from, s.from + count - 1)
    s.from = s.from + count
    if piece ~= "" then
      return piece
    end
  end,
}

sjson = api
