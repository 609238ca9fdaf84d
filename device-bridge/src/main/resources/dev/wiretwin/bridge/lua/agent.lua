-- The agent: takes a board's UART over and gives its websocket module to the host, over a framed
-- link (see the package dev.wiretwin.bridge.link for its form). Comments are not sent to the board.
-- Arguments: the line's rate, and milliseconds without a frame after which the console gets its UART
-- back.
local BAUD,IDLE=...
-- the firmware's compiler takes 50 locals of a function and no more: what is used once has no name
local byte,char,sub=string.byte,string.char,string.sub
local write,now,heap=uart.write,tmr.now,node.heap
local S={["\8"]="}H",["\n"]="}J",["\r"]="}M",["}"]="}=",["~"]="}>",["\127"]="}?"}
local U={H="\8",J="\n",M="\r",["="]="}",[">"]="~",["?"]="\127"}
local session,patience,heard=0,0,now()
-- sent and not acknowledged: T[base] to T[last-1]; cur is the next one to write
local T,base,last,cur,since={},0,0,0,0
-- records that wait: from q1 to q2, and how far the first of them has been cut
local Q,q1,q2,cut={},1,0,0
-- what is expected next, what has to be said, and what is being written
local want,owe,lacks,told,busy,line,at=0,false,false,false,false,"",1
-- pieces of the record that is coming
local head,P
-- clients by number, and whether they are between connect and close
local C,A={},{}
local clock=tmr.create()

-- below so many free bytes nothing more is taken in; the heap is full of garbage most of the time
local function low()
 if heap()<6000 then collectgarbage() end
 return heap()<6000
end

local function check(s,a)
 local c,n=0,#s
 local i=1
 while i+7<=n do
  local b,d,e,f,g,h,j,k=byte(s,i,i+7)
  a=a+b*256+d c=c+a a=a+e*256+f c=c+a a=a+g*256+h c=c+a a=a+j*256+k c=c+a
  i=i+8
 end
 while i<=n do a=a+byte(s,i) c=c+a i=i+1 end
 a=a%65536 c=c%65521
 return char((a-a%256)/256,a%256,(c-c%256)/256,c%256)
end

local function frame(kind,seq,s,start)
 s=char(kind,seq,want)..s
 return "~"..(s..check(s,start)):gsub("[\8\n\r}~\127]",S).."\n"
end

-- a piece has 230 bytes at the most
local function piece()
 local r=Q[q1]
 local m,s=r[2]
 if cut==0 then s=r[1]..sub(m,1,227) cut=228
 else s="\0"..sub(m,cut,cut+228) cut=cut+229 end
 if cut<=#m then return char(byte(s)+128)..sub(s,2) end
 Q[q1]=nil q1=q1+1 cut=0
 return s
end

-- writes a little, and comes back while there is more: what is received must not wait for long, as
-- the receive ring fills meanwhile; six frames are under way at the most
local function step()
 if at>#line then
  if cur==last and (last-base)%256<6 and q1<=q2 then
   if base==last then since=now() end
   T[last]=piece() last=(last+1)%256
  end
  if cur~=last then
   line=frame(#T[cur],cur,T[cur],session) cur=(cur+1)%256
  elseif owe or lacks then
   line=frame(lacks and 254 or 0,last,"",session) lacks=false
  else busy=false return end
  owe=false at=1
 end
 write(0,sub(line,at,at+63)) at=at+64
 node.task.post(step)
end

-- something did not come as it should have; said once, until it has come or a while has passed
local function lack()
 if not told then told=true lacks=true end
end

local function go()
 if not busy then busy=true step() end
end

-- news for the host: which, about which client, a number, bytes
local function tell(op,id,n,m)
 q2=q2+1 Q[q2]={op..char(id,n),m}
 go()
end

local function try(id,verb,...)
 local w=C[id]
 local ok,e
 if w then ok,e=pcall(w[verb],w,...) else e="no such client" end
 if not ok then tell("F",id,0,verb..": "..tostring(e)) end
 return ok
end

-- the firmware crashes when a client is collected that has not closed: A keeps it until then; one
-- that never connected calls its close handler when it is collected
local function drop(id)
 local w=C[id]
 C[id]=nil
 if not w then return end
 w:on("connection",nil) w:on("receive",nil)
 if A[id] then
  A[id]=nil A[w]=true
  w:on("close",function() A[w]=nil end)
  w:close()
 else w:on("close",nil) end
end

local O={}
-- new client
function O.n(id)
 drop(id)
 local w=websocket.createClient()
 C[id]=w
 w:on("connection",function() tell("O",id,0,"") end)
 w:on("receive",function(_,m,o)
  if low() then tell("L",id,0,tostring(#m)) else tell("R",id,o,m) end
 end)
 w:on("close",function(_,s) A[id]=nil tell("X",id,0,tostring(s)) end)
end
-- headers: name, NUL, value, NUL …
function O.g(id,_,m)
 local h={}
 for k,v in string.gmatch(m,"(%Z*)%z(%Z*)%z") do h[k]=v end
 try(id,"config",{headers=h})
end
function O.c(id,_,m) A[id]=true A[id]=try(id,"connect",m) or nil end
function O.s(id,o,m) try(id,"send",m,o) end
-- the same, and say when it is done
function O.t(id,o,m) try(id,"send",m,o) tell("D",id,0,"") end
function O.x(id) try(id,"close") end
O.d=drop
-- echo; heap and uptime; run Lua
function O.p(id,n,m) tell("P",id,n,m) end
function O.i(id,n) tell("I",id,n,heap().." "..now()) end
function O.e(id,n,m)
 local f,e=(loadstring or load)(m,"=e")
 local ok=false
 if f then ok,e=pcall(f) end
 tell("E",id,ok and 0 or 1,tostring(e))
end

local function take(p)
 local more=byte(p)>127
 if byte(p)%128>0 then head,P={byte(p,1,3)},{sub(p,4)} elseif P then P[#P+1]=sub(p,2) end
 if not P then return end
 local id=head[2]
 local op=head[1]%128
 local q=char(op)
 if low() then
  P=nil
  return tell(q:match("[epi]") and "Q" or "F",id,op,"command "..q..": out of memory")
 end
 if more then return end
 local m=P[2] and table.concat(P) or P[1]
 P=nil
 local f=O[q]
 if f then f(id,head[3],m) else tell("F",id,0,"unknown command") end
end

local function stop()
 clock:unregister()
 for id in pairs(C) do drop(id) end
 write(0,frame(255,0,"B",0))
 uart.on("data")
 uart.setup(0,BAUD,8,0,1,1)
 print("")
end

local function control(p)
 local k,a,b,d=byte(p,1,4)
 if k==104 and d then
  if session~=a*256+b then
   for id in pairs(C) do drop(id) end
   session,patience=a*256+b,d*10000
   T,base,last,cur,Q,q1,q2,cut,want,P={},0,0,0,{},1,0,0,0,nil
   collectgarbage()
  end
  write(0,frame(255,0,"H"..sub(p,2,3)..heap(),0))
 elseif k==98 then stop()
 elseif k==114 then
  write(0,frame(255,0,p,0))
  local r=tonumber(sub(p,2))
  tmr.create():alarm(20,tmr.ALARM_SINGLE,function() uart.setup(0,r,8,0,1,0) end)
 end
end

local function hear(k,q,a,p)
 local d=(a-base)%256
 if d>0 and d<=(last-base)%256 then
  for i=base,base+d-1 do T[i%256]=nil end
  if (cur-base)%256<d then cur=a end
  base=a since=now()
 end
 if k==254 then if a==base then cur=base since=now() end
 elseif k>0 then
  d=(q-want)%256
  if d==0 then want=(want+1)%256 owe=true told=false take(p)
  elseif d>127 then owe=true
  else lack() end
 end
end

uart.setup(0,BAUD,8,0,1,0)
uart.on("data","\n",function(r)
 local b=r:match("~([^~]*)\n$")
 if b then
  b=b:gsub("}(.)",U)
  local n=#b-4
  if n>2 then
   local k,q,a=byte(b,1,3)
   local s=sub(b,1,n)
   if sub(b,-4)==check(s,k==255 and 0 or session) then
    heard=now()
    if k==255 then return control(sub(s,4)) end
    hear(k,q,a,sub(s,4))
    return go()
   end
  end
 end
 if session>0 then lack() go() end
end,0)
clock:alarm(100,tmr.ALARM_AUTO,function()
 local t=now()
 told=false
 if base~=last and (t-since)%2147483648>patience then cur=base since=t go() end
 if (t-heard)%2147483648>IDLE*1000 then stop() end
end)
write(0,frame(255,0,"A",0))
