function print(...)
  local t={}
  for i=1,select("#",...) do t[i]=tostring((select(i,...))) end
  emit(table.concat(t,"\t"))
end
-- A websocket module for the bench: what the "server" does is said in the URL, after a comma each.
websocket={}
-- tables that pass for userdata
local handles,plain={},type
function type(x) return x~=nil and handles[x] and "userdata" or plain(x) end
local function handle()
  local one={}
  handles[one]=true
  return one
end
local function client()
  local w=handle()
  local h,open={},false
  local function fire(e,...) if h[e] then return h[e](...) end end
  local m=w
  function m.on(self,e,f)
    if type(f)=="string" then error("bad argument #2 to 'on' (function or nil)",0) end
    h[e]=f
  end
  function m.config(self,t) for k,v in pairs(t.headers or {}) do log("config "..k.."="..v) end end
  function m.send(self,s,...)
    if not open then error("Websocket isn't connected.\n",0) end
    log("send "..#s.." "..s:sub(1,20).." "..select("#",...).." "..tostring((...)))
  end
  function m.close(self) if open then open=false later(function() fire("close",w,-6) end) end end
  function m.connect(self,url)
    if type(url)~="string" then error("bad argument #1 to 'connect' (string expected, got "..type(url)..")",0) end
    log("connect "..url)
    if url=="bad" then return fire("close",w,-1) end
    for what in url:gmatch(",([^,]+)") do
      later(function()
        if what=="open" then open=true fire("connection",w)
        elseif what:sub(1,1)=="-" then open=false fire("close",w,tonumber(what))
        elseif what=="nil" then fire("connection",nil)
        elseif what=="long" then fire("receive",w,string.rep("\255",700),2)
        elseif what=="lonely" then fire("close",-100)
        elseif what=="stranger" then fire("receive",handle(),"s",1)
        else fire("receive",w,what,1) end
      end)
    end
  end
  return w
end
websocket.createClient=client
