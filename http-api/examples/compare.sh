#!/usr/bin/env bash
# The same conversation on a board and on the JVM, with nothing but curl and jq. Ends as wiretwin does:
# 0 nothing new, 1 a new divergence, 3 no result.
#   ./wiretwin serve &      WIRETWIN_URL=http://127.0.0.1:8080 BOARD=virt0 http-api/examples/compare.sh
set -euo pipefail
shopt -s inherit_errexit

api=${WIRETWIN_URL:-http://127.0.0.1:8080}/api/v1
board=${BOARD:-virt0}

get() { curl -sf "$api$1"; }
post() { curl -sf -d "${2:-}" "$api$1"; }
delete() { curl -sf -X DELETE "$api$1"; }

# The board is ours for five minutes. The fence is the number that proves it.
fence=$(post "/boards/$board/lease" '{"holder": "compare.sh", "seconds": 300}' | jq .fence)
trap 'delete "/boards/$board/lease?fence=$fence"' EXIT

# A server that shakes hands, echoes one message, and goes away.
lab=$(post /lab '{"script": ["handshake", {"expect_frame": 1}, {"text": "hello"}, {"close": 1001}]}')
url=$(jq -r .url <<<"$lab")

# One session: connect, send, wait for the answer, wait for the close. Says with which status it ended.
converse() {
  local session
  session=/sessions/$(post "/sessions?fence=$fence" "{\"target\": \"$1\"}" | jq -r .id)
  post "$session/connect?wait=20s" "{\"url\": \"$url\"}" | jq -e '.outcome == "open"' >/dev/null
  post "$session/send?wait=20s" '{"text": "hello"}' | jq -e '.event.text == "hello"' >/dev/null
  post "$session/close?wait=20s" | jq .session.close.status
  delete "$session"
}
on_board=$(converse "board:$board")
on_jvm=$(converse jvm)
echo "closed with $on_board on the board, with $on_jvm on the JVM"
delete "/lab/$(jq -r .id <<<"$lab")"

# All of smoke, on both. It is asked for once, and asked after until it is over.
run=$(post "/comparisons?fence=$fence&wait=60s" "{\"suite\": \"smoke\", \"targets\": [\"board:$board\", \"jvm\"]}")
place=/comparisons/$(jq -r .id <<<"$run")
while jq -e '.state == "queued" or .state == "running"' <<<"$run" >/dev/null; do
  run=$(get "$place?wait=60s")
done
jq -r '"\(.name): \(.verdict), \(.counts)"' <<<"$run"

# What CI systems read.
get "$place/report.xml" >"${JUNIT:-junit.xml}"
exit "$(jq .exitCode <<<"$run")"
