-- file.list with a pattern, which only Lua can match; its errors carry no position.
local all, match, pairs, pcall, error, type = file.list, string.match, pairs, pcall, error, type

function file.list(pattern)
  local files = all()
  if pattern == nil then
    return files
  end
  local kind = type(pattern)
  if kind ~= "string" and kind ~= "number" then
    error("bad argument #1 to 'list' (string expected, got " .. kind .. ")", 2)
  end
  for name in pairs(files) do
    local ok, found = pcall(match, name, pattern)
    if not ok then
      error(found, 0)
    elseif not found then
      files[name] = nil
    end
  end
  return files
end
