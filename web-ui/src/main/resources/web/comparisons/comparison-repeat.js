// What to type to have the same compared again: for a POSIX shell, and as a test of its own.

import { hasToken } from '../api.js';

/** No request waits longer. */
const WAIT = '60s';

const URL_OF = () => `${location.origin}/api/v1/comparisons`;

/** A lease is this tab's own: whoever repeats it elsewhere has another, or none. */
function body(wish) {
  const { fence, fences, ...rest } = wish;
  return JSON.stringify(rest);
}

/** Nothing in it is expanded by a shell. */
export function curl(wish) {
  const token = hasToken() ? `\\\n  -H "Authorization: Bearer $WIRETWIN_TOKEN" ` : '';
  return `curl -sf '${URL_OF()}?wait=${WAIT}' ${token}\\\n  -d '${body(wish).replaceAll("'", "'\\''")}'`;
}

/** A text of JSON is one of Python, too: every escape means the same there. */
export function pytest(wish, name) {
  const headers = hasToken() ? ', headers=TOKEN' : '';
  const lines = [
    hasToken() && 'import os',
    'import json',
    '',
    'import requests',
    '',
    `URL = "${URL_OF()}"`,
    hasToken() && 'TOKEN = {"Authorization": "Bearer " + os.environ["WIRETWIN_TOKEN"]}',
    `WISH = json.loads(${JSON.stringify(body(wish))})`,
    '',
    '',
    `def test_${name.toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '') || 'comparison'}():`,
    `    answer = requests.post(URL, params={"wait": "${WAIT}"}, json=WISH${headers})`,
    '    answer.raise_for_status()',
    '    run = answer.json()',
    '    while run["state"] in ("queued", "running"):',
    `        answer = requests.get(f"{URL}/{run['id']}", params={"wait": "${WAIT}"}${headers})`,
    '        answer.raise_for_status()',
    '        run = answer.json()',
    '    assert run["exitCode"] == 0, run',
  ];
  return lines.filter((line) => line !== false).join('\n');
}
