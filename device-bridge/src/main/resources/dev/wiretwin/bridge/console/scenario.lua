-- Runs the steps of a scenario's clients on a board, and tells what they see.
-- Arguments: the token that begins each line we print, ms between two lines, ticks of calm.
-- What is told is one stream of records that end in ';', printed in short numbered pieces at a pace
-- that the line can keep up with: a full transmitter would make the whole board wait.
local K,TICK,CALM=...
local print,pcall,type,select,tostring=print,pcall,type,select,tostring
local sub,byte,fmt,gsub=string.sub,string.byte,string.format,string.gsub
local now=tmr.now
local out,first,last,cur,seq={},1,0,"",0
local C,way,seen,pos,going,ending,calm,t0={},{},{},1,false,false,0
local S,go,piece
-- the first record after a calm is printed at once, as the transmitter has room: the board may be
-- about to crash
local function tell(s)
last=last+1 out[last]=s..";"
if calm>0 then calm=0 piece() end
end
local function T()
return fmt("%d",t0 and (now()-t0)%2147483648 or 0)
end
piece=function()
while #cur<90 and first<=last do cur=cur..out[first] out[first]=nil first=first+1 end
if #cur==0 then return false end
print(K..fmt("%x:",seq)..sub(cur,1,90)) seq=seq+1 cur=sub(cur,91)
return true
end
local function hex(s)
return (gsub(s,".",function(c) return fmt("%02x",byte(c)) end))
end
-- which client, when, how many arguments, and what the first of them is
local function A(c,n,a)
local k=type(a)
if a==nil then k="n" elseif k=="number" then k="#"..a
elseif k=="userdata" then k=a==C[c] and "c" or "u" end
return c..","..T()..","..n..","..k
end
local function H(c,e,how,again)
return function(...)
local n,a,b,d=select("#",...),...
if e=="receive" then
b=type(b)=="string" and b or ""
local s,h=b,"-"
if #b>512 then
h=0 for i=1,#b do h=(h*31+byte(b,i))%4294967296 end
h=fmt("%.0f",h) s=sub(b,1,64)
end
tell("r"..A(c,n,a)..","..tostring(d)..","..#b..","..h..","..hex(s))
elseif e=="close" then
way[c]=(way[c] or 0)-1
tell("x"..A(c,n,a)..","..tostring(b))
else tell("c"..A(c,n,a)) end
seen[c..e]=(seen[c..e] or 0)+1 calm=0
if again then local f=again again=nil f() end
go()
if how then error("the scenario has this "..e.." handler raise an error",0) end
end
end
local function call(i,c,f)
local ok,e=pcall(f)
if not ok then tell("e"..c..","..T()..","..i..","..hex((gsub(tostring(e),"^W:%d+: ","")))) end
end
local function X(c,f)
if not t0 then t0=now() end
way[c]=(way[c] or 0)+1
local ok,e=pcall(f)
if not ok then way[c]=way[c]-1 error(e,0) end
end
local function N(c,bare)
C[c]=websocket.createClient()
if not bare then
for _,e in ipairs{"connection","receive","close"} do C[c]:on(e,H(c,e)) end
end
end
local function D(c)
C[c]=nil collectgarbage()
end
local function L(c,s)
local f=assert(loadstring(s))
ws=C[c]
local ok,e=pcall(f)
ws=nil
if not ok then error(e,0) end
end
go=function()
if going or ending then return end
going=true
local from=pos
while pos<=#S do
local s=S[pos]
if s.e then
if (seen[s.c..s.e] or 0)<s.n then break end
elseif s.ms then
if not s.t then
s.t=tmr.create()
s.t:alarm(s.ms,tmr.ALARM_SINGLE,function() pos=pos+1 tell("p"..pos-1) go() end)
end
break
else call(pos-1,s.c,s.f) end
pos=pos+1
end
going=false calm=0
if pos>from then tell("p"..pos-1) end
end
local clock=tmr.create()
_ws=function() ending=true end
clock:alarm(TICK,tmr.ALARM_AUTO,function()
if piece() then calm=0 return end
if ending then tell("z") piece() clock:unregister() return end
calm=calm+1
if pos<=#S or calm~=CALM then return end
for _,n in pairs(way) do if n>0 then return end end
tell("i")
end)
