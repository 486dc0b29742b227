# Addresses outside the site: dead ones are told at their place, busy servers get time, what was alive is not asked again; never fatal unless asked.
. "$(dirname "$0")/lib.sh.inc"
sample "$work/site" && cd "$work/site" || exit 2
cat > server.py <<'P'
import http.server, socketserver, sys
count = {}
class Answer(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    def reply(self, status, **headers):
        self.send_response(status)
        for k, v in headers.items(): self.send_header(k.replace('_', '-'), v)
        self.send_header('Content-Length', '0'); self.end_headers()
    def answer(self):
        p = self.path; count[p] = count.get(p, 0) + 1
        open('asked', 'a').write(f'{self.command} {p}\n')
        if p == '/ok': self.reply(200)
        elif p == '/gone': self.reply(404)
        elif p == '/getonly': self.reply(200 if self.command == 'GET' else 405)
        elif p == '/moved': self.reply(301, Location='/ok')
        elif p == '/guarded': self.reply(403)
        elif p == '/later': self.reply(200) if count[p] > 1 else self.reply(429, Retry_After='1')
        elif p == '/never': self.reply(429, Retry_After='3600')
        elif p == '/loop': self.reply(302, Location='/loop')
        elif p == '/file': self.reply(302, Location='file:///etc/passwd')
        elif p == '/cut': self.connection.close()
        else: self.reply(500)
    do_GET = do_HEAD = answer
    def log_message(self, *a): pass
class Server(socketserver.ThreadingMixIn, http.server.HTTPServer): daemon_threads = True
s = Server(('127.0.0.1', 0), Answer)
open('port.new', 'w').write(str(s.server_port)); import os; os.rename('port.new', 'port')
s.serve_forever()
P
python3 server.py & server=$!
trap 'kill $server 2> /dev/null; rm -rf "$work"' EXIT
await [ -e port ]
at=http://127.0.0.1:$(cat port)
printf '\n[a](%s/ok) [b](%s/gone) [c](%s/getonly) [d](%s/moved)\n\n[e](%s/guarded) [f](%s/later) [g](%s/never) [h](%s/loop)\n\n[i](%s/cut) [j](http://127.0.0.1:1/closed) [k](%s/ok#part) [l](%s/file)\n' $at $at $at $at $at $at $at $at $at $at $at >> content/pages/about.md
status 0 "$VITRINE" build -q
status 0 "$VITRINE" preflight --host folder; grep -q about.md "$work/out" && no "links were asked without --links" || ok
status 0 "$VITRINE" preflight --host folder --links --timeout 5
says "warning: $at/gone answers 404"; says "$at/moved has moved: $at/ok"; says "$at/guarded turns programs away (403)"; says "$at/never is busy (429)"
says "$at/loop does not answer"; says "$at/cut does not answer"; says 'http://127.0.0.1:1/closed does not answer'; says "$at/file does not answer"
for fine in ok getonly later; do grep -q "/$fine " "$work/out" && no "$fine is told" || ok; done
grep -qE 'content/pages/about.md:[0-9]+:[0-9]+: warning' "$work/out" && ok || no "file, line and column"
: > asked
status 0 "$VITRINE" preflight --host folder --links --timeout 5
grep -qE '(getonly|later)$' asked && no "what was alive was asked again" || ok
grep -q '/gone$' asked && ok || no "what was dead is asked again"
status 0 "$VITRINE" preflight --host folder --links --fresh --timeout 5; grep -q 'getonly$' asked && ok || no "--fresh"
status 1 "$VITRINE" preflight --host folder --links --strict --timeout 5; says "error: $at/gone answers 404"
finish
