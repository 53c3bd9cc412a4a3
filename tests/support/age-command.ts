import { execFileSync, spawnSync } from 'node:child_process'

/** Why the real `age` cannot be asked on this machine, or null. */
export function whyNoAge(): string | null {
  for (const command of ['age', 'python3', 'openssl']) {
    if (spawnSync(command, ['--help']).error) return `not run: no ${command} command`
  }
  return null
}

// age asks for a passphrase on the terminal and nowhere else, so it is given one.
const AT_A_TERMINAL = `
import os, pty, sys
answer = sys.argv[1].encode() + b"\\n"
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
seen = b""
asked = 0
while True:
    try:
        part = os.read(terminal, 1024)
    except OSError:
        break
    if not part:
        break
    seen += part
    while seen.count(b"passphrase") > asked:
        asked += 1
        os.write(terminal, answer)
        seen = b"" if asked > 8 else seen
sys.stderr.write(seen.decode(errors="replace"))
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`

/** Runs `age` as a person at a terminal would, giving the passphrase whenever it asks. */
export function ageWithWords(words: string, args: readonly string[]): void {
  execFileSync('python3', ['-c', AT_A_TERMINAL, words, 'age', ...args], { stdio: ['ignore', 'pipe', 'pipe'], timeout: 60_000 })
}

export function age(args: readonly string[]): Buffer {
  return execFileSync('age', args, { timeout: 60_000 })
}
