package dev.wiretwin.bridge.virtual.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs as users write them, unchanged, on a whole board. VB-28 */
@Timeout(60)
class UserScriptsTest {
  @TempDir private Path folder;

  private UserBoard board(String... files) throws IOException {
    return UserBoard.start(folder, UserBoard.settings().withTimeScale(0.2), files);
  }

  @Test
  void theUsualInitWaitsForWifiAndLeavesTimeToAbort() throws Exception {
    String init =
        """
        SSID = "home"
        PASSWORD = "secret-secret"

        function startup()
          if file.open("init.lua") == nil then
            print("init.lua deleted or renamed")
          else
            print("Running")
            file.close("init.lua")
            dofile("application.lua")
          end
        end

        wifi_connect_event = function(T)
          print("Connection to AP(" .. T.SSID .. ") established!")
          if disconnect_ct ~= nil then disconnect_ct = nil end
        end
        wifi_got_ip_event = function(T)
          print("Wifi connection is ready! IP address is: " .. T.IP)
          print("You have 3 seconds to abort")
          tmr.create():alarm(3000, tmr.ALARM_SINGLE, startup)
        end
        wifi_disconnect_event = function(T)
          if T.reason == wifi.eventmon.reason.ASSOC_LEAVE then return end
          for key, val in pairs(wifi.eventmon.reason) do
            if val == T.reason then print("Disconnect reason: " .. val .. "(" .. key .. ")") break end
          end
        end

        wifi.eventmon.register(wifi.eventmon.STA_CONNECTED, wifi_connect_event)
        wifi.eventmon.register(wifi.eventmon.STA_GOT_IP, wifi_got_ip_event)
        wifi.eventmon.register(wifi.eventmon.STA_DISCONNECTED, wifi_disconnect_event)
        wifi.setmode(wifi.STATION)
        wifi.sta.config({ssid = SSID, pwd = PASSWORD})
        """;
    try (UserBoard board = board("init.lua", init, "application.lua", "print('application')")) {
      assertThat(board.screen().until("application\r\n"))
          .contains(
              "Wifi connection is ready! IP address is: ",
              "You have 3 seconds to abort\r\n",
              "Running\r\n");
    }
  }

  @Test
  void modulesCoroutinesAndCompiledFilesWork() throws Exception {
    String module =
        """
        local M = {}
        function M.add(a, b) return a + b end
        return M
        """;
    String main =
        """
        local calc = require "calc"
        print(calc.add(2, 3), package.loaded.calc == calc)
        node.compile("calc.lua")
        print(file.exists("calc.lc"), dofile("calc.lc").add(1, 1))
        local steps = coroutine.wrap(function()
          for i = 1, 3 do
            print("step", i)
            tmr.create():alarm(10, tmr.ALARM_SINGLE, function() resume() end)
            coroutine.yield()
          end
          print("sequence over")
        end)
        resume = steps
        steps()
        """;
    try (UserBoard board = board("calc.lua", module, "init.lua", main)) {
      assertThat(board.screen().until("sequence over\r\n"))
          .contains("5\ttrue\r\ntrue\t2\r\nstep\t1\r\n", "step\t2\r\n", "step\t3\r\n");
    }
  }

  @Test
  void aBoardServesAPageAndFetchesItFromItself() throws Exception {
    String main =
        """
        srv = net.createServer(net.TCP, 30)
        srv:listen(0, function(conn)
          conn:on("receive", function(sck, request)
            local response = {"HTTP/1.0 200 OK\\r\\nContent-Type: text/html\\r\\n\\r\\n"}
            response[#response + 1] = "<h1>" .. request:match("GET (%S+)") .. "</h1>"
            local function send(localSocket)
              if #response > 0 then
                localSocket:send(table.remove(response, 1))
              else
                localSocket:close()
                response = nil
              end
            end
            sck:on("sent", send)
            send(sck)
          end)
        end)
        local port = srv:getaddr()
        local sk = net.createConnection(net.TCP, 0)
        file.open("page", "w+")
        sk:on("receive", function(sck, c) file.write(c) end)
        sk:on("disconnection", function()
          file.close()
          print("fetched", file.getcontents("page"):match("<h1>.*"))
        end)
        sk:on("connection", function(sck)
          sck:send("GET /hello HTTP/1.1\\r\\nHost: x\\r\\nConnection: close\\r\\n\\r\\n")
        end)
        sk:connect(port, "127.0.0.1")
        """;
    try (UserBoard board = board("init.lua", main)) {
      board.screen().until("fetched\t<h1>/hello</h1>\r\n");
    }
  }

  @Test
  void aTelnetConsoleAnswers() throws Exception {
    String main =
        """
        telnet = net.createServer(net.TCP, 180)
        telnet:listen(0, function(socket)
          node.output(function(pipe)
            local text = pipe:read(1400)
            if text then socket:send(text) end
            return false
          end, 0)
          socket:on("receive", function(_, line) node.input(line) end)
          socket:on("disconnection", function() node.output(nil) print("telnet over") end)
        end)
        local seen = ""
        local client = net.createConnection()
        client:on("connection", function(sk) sk:send("=6*7\\n") end)
        client:on("receive", function(sk, text)
          seen = seen .. text
          if seen:find("42") then heard = true sk:close() end
        end)
        client:connect(telnet:getaddr(), "127.0.0.1")
        """;
    try (UserBoard board = board("init.lua", main)) {
      board.screen().until("telnet over\r\n");
      assertThat(board.screen().run("=heard")).contains("true");
    }
  }

  @Test
  void sensorReadingsBecomeJson() throws Exception {
    String main =
        """
        local n = 0
        local t = tmr.create()
        t:register(100, tmr.ALARM_AUTO, function(t)
          n = n + 1
          local ok, json = pcall(sjson.encode, {n = n})
          print(ok, json, encoder.toBase64(crypto.hmac("sha256", json, "key")):sub(1, 0) == "")
          if n == 3 then
            t:unregister()
            print(t:state(), select("#", tmr.wdclr()), tmr.now() > 0, tmr.time() >= 0)
            print("over")
          end
        end)
        if not t:start() then print("uh oh") end
        """;
    try (UserBoard board = board("init.lua", main)) {
      assertThat(board.screen().until("over\r\n"))
          .contains("true\t{\"n\":1}\ttrue\r\n", "true\t{\"n\":3}\ttrue\r\n", "nil\t0\ttrue\ttrue");
    }
  }
}
