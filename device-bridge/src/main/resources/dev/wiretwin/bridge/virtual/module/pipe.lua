-- Calls a pipe's callback and hands on what it answers, which only Lua can.
pipe.caller(function(callback, pipe, answer)
  answer(callback(pipe))
end)
pipe.caller = nil
