-- The string functions that match patterns. Lua's own matcher is asked only where it is done at
-- once: it cannot be interrupted. Everything else goes to a matcher that the watchdog can end.
-- Called once per machine; string.rep, too, may take long or more than there is.
local seeker, room, passed, handed = ...

local byte, find, gmatch, gsub, match = string.byte, string.find, string.gmatch, string.gsub, string.match
local rep, sub, floor = string.rep, string.sub, math.floor
local error, pcall, select, tonumber, tostring, type = error, pcall, select, tonumber, tostring, type
local string = string

local LIGHT = 4096 -- steps that Lua's own matcher may take at the most
local SPECIAL = "[%^%$%*%+%?%.%(%[%%%-]"

local function text(value)
  local kind = type(value)
  return kind == "string" and value or kind == "number" and tostring(value) or nil
end

-- Whether the worst case is harmless: every part that repeats may try every length.
local function light(s, p)
  local places = #s + 1
  local steps = places * (#p + 1)
  local from = steps <= LIGHT and find(p, "[-*+?%%]")
  while from and steps <= LIGHT do
    if byte(p, from) ~= 37 or find(p, "^[b%d]", from + 1) then steps = steps * places end
    from = find(p, "[-*+?%%]", from + 1)
  end
  return steps <= LIGHT
end

local function place(s, init)
  init = floor(init)
  if init < 0 then init = init + #s + 1 end
  return init < 1 and 1 or init > #s and #s + 1 or init
end

-- The results of find from a matcher, as those of match.
local function parts(s, first, last, ...)
  if not first then return nil end
  if select("#", ...) == 0 then return sub(s, first, last) end
  return ...
end

local function heavy(s, p, init, plain)
  return seeker(s, p, plain, true)(place(s, init))
end

local function heavyParts(s, p, init)
  return parts(s, heavy(s, p, init, false))
end

function string.find(...)
  local s, p, init, plain = ...
  local subject, pattern, from = text(s), text(p), init == nil and 1 or tonumber(init)
  if not subject or not pattern or not from or light(subject, pattern) then
    return handed(passed("find", pcall(find, ...)))
  end
  plain = plain or not find(pattern, SPECIAL)
  return handed(passed("find", pcall(heavy, subject, pattern, from, plain)))
end

function string.match(...)
  local s, p, init = ...
  local subject, pattern, from = text(s), text(p), init == nil and 1 or tonumber(init)
  if not subject or not pattern or not from or light(subject, pattern) then
    return handed(passed("match", pcall(match, ...)))
  end
  return handed(passed("match", pcall(heavyParts, subject, pattern, from)))
end

function string.gmatch(...)
  local s, p = text((...)), text((select(2, ...)))
  if not s or not p or light(s, p) then
    return handed(passed("gmatch", pcall(gmatch, ...)))
  end
  local seek, at = passed("gmatch", pcall(seeker, s, p, false, false)), 1
  local function on(first, last, ...)
    at = first and (last < first and first + 1 or last + 1) or #s + 2
    return parts(s, first, last, ...)
  end
  return function()
    if at > #s + 1 then return nil end
    return on(seek(at))
  end
end

string.gfind = string.gmatch

-- Pieces of one text, the longer ones first: each is copied few times.
local function add(pieces, text)
  if text == "" then return end
  local n = #pieces
  while n > 0 and #pieces[n] <= #text do
    text = pieces[n] .. text
    pieces[n] = nil
    n = n - 1
  end
  pieces[n + 1] = text
end

local function joined(pieces)
  local all = ""
  for i = #pieces, 1, -1 do all = pieces[i] .. all end
  return all
end

-- What a template makes of a match; a second value tells what is wrong with it.
local function filled(template, whole, ...)
  local count, wrong = select("#", ...), nil
  local captures = {...}
  local new = gsub(template, "%%(.?)", function(letter)
    if letter == "" then return "\0" end
    local n = tonumber(letter)
    if not n then return letter end
    if n == 0 or n == 1 and count == 0 then return whole end
    if n > count then wrong = "invalid capture index" return nil end
    return captures[n]
  end)
  return new, wrong
end

local function seekLight(s, p)
  return function(at) return find(s, p, at) end
end

function string.gsub(...)
  local s, p, by, most = ...
  local subject, pattern, kind = text(s), text(p), type(by)
  local limit = most == nil and 1e9 or tonumber(most)
  local template = text(by)
  local own = template or kind == "table" or kind == "function"
  local small = subject and pattern and light(subject, pattern)
  if not subject or not pattern or not limit or not own
    or small and template and (#subject + 1) * #template <= room() then
    return handed(passed("gsub", pcall(gsub, ...)))
  end
  local seek = small and seekLight(subject, pattern)
    or passed("gsub", pcall(seeker, subject, pattern, false, true))
  local pieces, at, count, anchored = {}, 1, 0, byte(pattern) == 94
  local new, wrong
  local function one(first, last, ...)
    if not first then return false end
    local whole = sub(subject, first, last)
    add(pieces, sub(subject, at, first - 1))
    if template then new, wrong = filled(template, whole, ...)
    elseif kind == "table" then
      local key = ...
      if key == nil then key = whole end
      new = by[key]
    elseif select("#", ...) == 0 then new = handed(by)(whole)
    else new = handed(by)(...) end -- handed on, it has no name of ours in a traceback
    add(pieces, new and text(new) or new and "" or whole)
    at = last + 1
    if last < first then
      add(pieces, sub(subject, first, first))
      at = first + 1
    end
    return true
  end
  while count < limit and at <= #subject + 1 and one(passed("gsub", pcall(seek, at))) do
    count = count + 1
    if new and not text(new) then
      wrong = "invalid replacement value (a " .. type(new) .. ")"
    end
    if wrong then error(wrong, 2) end
    if anchored then break end
  end
  add(pieces, sub(subject, at))
  return joined(pieces), count
end

-- As often as nothing can be had for nothing; what has no room is not even begun.
function string.rep(...)
  local s, n = ...
  local times = tonumber(n)
  if type(s) == "string" and times and times > 0 then
    if s == "" then return "" end
    if #s * times > LIGHT and #s * times > room() then error("not enough memory", 0) end
  end
  return handed(passed("rep", pcall(rep, ...)))
end
