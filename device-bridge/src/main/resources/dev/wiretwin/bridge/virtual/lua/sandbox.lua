-- Makes of the standard libraries what NodeMCU's Lua 5.1 has, and nothing more.
-- Called once per machine with the functions that stay out of scripts' hands.
local hook, every, known, remember, read, within, stopping = ...

local keep = {
  _G = "_G _VERSION assert collectgarbage coroutine debug error gcinfo getfenv getmetatable "
    .. "ipairs load loadstring math module newproxy next package pairs pcall rawequal rawget rawset "
    .. "require select setfenv setmetatable string table tonumber tostring type unpack xpcall",
  coroutine = "resume running status yield",
  debug = "traceback",
  math = "abs ceil floor huge max min pi pow random randomseed sqrt",
  package = "config loaded loaders path preload seeall",
  string = "byte char find format gfind gmatch gsub len lower match rep reverse sub upper",
  table = "concat foreach foreachi getn insert maxn remove setn sort",
}

local byte, gmatch, gsub, dump = string.byte, string.gmatch, string.gsub, string.dump
local error, pairs, pcall, type = error, pairs, pcall, type
local create, wrap = coroutine.create, coroutine.wrap
local sethook, loaded = debug.sethook, package.loaded
local load, loadstring, newproxy, package, globals = load, loadstring, newproxy, package, _G
local BAD_HEADER = "bad header in precompiled chunk"

local function only(names, library)
  local allowed = {}
  for name in gmatch(names, "%S+") do allowed[name] = true end
  for name in pairs(library) do
    if not allowed[name] then library[name] = nil end
  end
end

for name, names in pairs(keep) do only(names, _G[name]) end
only("_G coroutine debug math package string table", loaded)

-- Keeps the caller on the stack, for tracebacks.
local function handed(...) return ... end

-- An error of a function called in another's place, told as its own.
local function passed(name, fine, ...)
  if fine then return ... end
  local message = ...
  if type(message) ~= "string" or message == "not enough memory" then error(message, 0) end
  error(gsub(message, "'%?'", "'" .. name .. "'"), 3)
end

-- Hooks belong to one coroutine each: a new one is watched from its birth.
function coroutine.create(f)
  local co = passed("create", pcall(create, f))
  sethook(co, hook, "", every())
  return co
end

function coroutine.wrap(f)
  local resume = passed("wrap", pcall(wrap, f))
  sethook(within(resume), hook, "", every())
  return resume
end

-- A handler of an error that the hook raised would run unwatched. Real Lua calls none either when
-- memory runs out.
local xpcall, traceback = xpcall, debug.traceback
function globals.xpcall(f, handler)
  if handler == traceback then return xpcall(f, handler) end
  return xpcall(f, function(message)
    if message == "not enough memory" or stopping() then return message end
    return handler(message)
  end)
end

-- With a metatable it could have a collector of its own, which would run unwatched.
function globals.newproxy(from)
  if from then error("no metatable for a proxy: newproxy() has none", 2) end
  return newproxy(false)
end

-- Lua does not check binary chunks: only its own ones are let in.
function string.dump(f)
  local chunk = passed("dump", pcall(dump, f))
  remember(chunk)
  return chunk
end

function globals.loadstring(text, name)
  if type(text) == "string" and byte(text) == 27 and not known(text) then
    return nil, (name and gsub(name, "^[=@]", "") or "?") .. ": " .. BAD_HEADER
  end
  return handed(passed("loadstring", pcall(loadstring, text, name)))
end

function globals.load(reader, name)
  if type(reader) ~= "function" then return handed(passed("load", pcall(load, reader, name))) end
  local first, refused = true, false
  local run, message = load(function()
    local piece = reader()
    if first and type(piece) == "string" and piece ~= "" then
      first = false
      refused = byte(piece) == 27
    end
    if not refused then return piece end
  end, name)
  if refused then return nil, BAD_HEADER end
  return run, message
end

-- Files are the board's.
local function readable(name)
  local text = read(name)
  return text and gsub(text, "^#[^\n]*", "", 1)
end

function globals.loadfile(name)
  if type(name) ~= "string" then
    error("bad argument #1 to 'loadfile' (string expected, got "
      .. (name == nil and "no value" or type(name)) .. ")", 2)
  end
  local text = readable(name)
  if not text then return nil, "cannot open " .. name end
  return globals.loadstring(text, "@" .. name)
end

local loadfile = globals.loadfile

function globals.dofile(name)
  if type(name) ~= "string" then
    error("bad argument #1 to 'dofile' (string expected, got "
      .. (name == nil and "no value" or type(name)) .. ")", 2)
  end
  local run, message = loadfile(name)
  if not run then error(message, 0) end
  return handed(run())
end

local function loader(name)
  local tried = ""
  for template in gmatch(package.path, "[^;]+") do
    local file = gsub(template, "%?", (gsub(name, "%%", "%%%%")))
    if readable(file) then
      local run, message = loadfile(file)
      if not run then
        error("error loading module '" .. name .. "' from file '" .. file .. "':\n\t" .. message, 0)
      end
      return run
    end
    tried = tried .. "\n\tno file '" .. file .. "'"
  end
  return tried
end

package.path = "?.lc;?.lua"
package.loaders[2] = loader
for i = #package.loaders, 3, -1 do package.loaders[i] = nil end

-- Nothing of the firmware is kept where a script could find it.
function debug.getregistry() return {} end

sethook(hook, "", every())

return passed, handed
