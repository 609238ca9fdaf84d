-- Plays the client steps of a recorded case. The bench adds note, later and print's ear.
clients, steps = {}, {}
local counts, pos, waiting = {}, 1, nil

local function kind(c, value)
  if value == nil then return 'nil' end
  if type(value) ~= 'userdata' then return type(value) end
  return value == clients[c] and 'client' or 'userdata'
end

function play()
  while steps[pos] do
    local step = steps[pos]
    if step.ms then
      pos = pos + 1
      return later(step.ms)
    elseif step.event then
      if (counts[step.event .. step.c] or 0) < step.n then
        waiting = step
        return
      end
      pos = pos + 1
    else
      local number = pos
      pos = pos + 1
      local done, message = pcall(step.call)
      if not done then note('error', 0, number, step.name, nil, message) end
    end
  end
end

function handler(c, event, after)
  return function(...)
    local first, second, third = ...
    note(event, c, select('#', ...), kind(c, first),
      type(first) == 'number' and first or nil, second, third)
    counts[event .. c] = (counts[event .. c] or 0) + 1
    if after then after(clients[c]) end
    if waiting and waiting.event == event and waiting.c == c and counts[event .. c] >= waiting.n then
      waiting = nil
      pos = pos + 1
      play()
    end
  end
end

function new(c, bare)
  local client = websocket.createClient()
  clients[c] = client
  if c == 1 then ws = client end
  if not bare then
    for _, event in ipairs{'connection', 'receive', 'close'} do
      client:on(event, handler(c, event))
    end
  end
end

function drop(c)
  clients[c] = nil
  if c == 1 then ws = nil end
  collectgarbage()
  collectgarbage()
end

function reconnecting(c, event, url)
  local done
  return handler(c, event, function()
    if not done then
      done = true
      clients[c].connect(clients[c], url)
    end
  end)
end

function print(...)
  local texts = {}
  for i = 1, select('#', ...) do texts[i] = tostring((select(i, ...))) end
  console(table.concat(texts, '\t'))
end
