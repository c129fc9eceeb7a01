// bin/madoguchi: the operator's command line. One command, one file in commands/.
import { type Command, type Outcome, UsageError } from './command.ts'
import { type Context, contextIn, type World } from './context.ts'
import { explain } from './explain.ts'
import { helpFor, helpForAll } from './help.ts'
import { loadCommand, readInput } from './parse.ts'

export interface Ended {
  code: 0 | 1 | 2
  stdout: string
  stderr: string
}

const ended = (code: Ended['code'], stdout: string, stderr = ''): Ended => ({ code, stdout, stderr })

/** Runs one command line to its end. Progress goes to `world.say` meanwhile. */
export async function runCommandLine(argv: string[], world: World): Promise<Ended> {
  const found = await loadCommand(argv)
  if (!found) {
    const { commands } = await import('./commands/index.ts')
    if (argv.length === 0 || argv.includes('--help') || argv.includes('-h')) return ended(0, helpForAll(commands))
    return ended(2, '', `「${argv.join(' ')}」というコマンドはありません (no such command).\n\n${helpForAll(commands)}`)
  }
  const { command, rest } = found
  const json = rest.includes('--json')
  const context = contextIn(world)
  try {
    return await runCommand(command, rest, context)
  } catch (error) {
    const usage = error instanceof UsageError
    const sentence = usage ? error.message : explain(error)
    const message = sentence ?? (error as Error).message
    const more = usage ? `\n\n${helpFor(command)}` : sentence === undefined ? `\n${(error as Error).stack}` : ''
    return ended(usage ? 2 : 1, json ? inJson({ ok: false, error: message }) : '', `✖ ${message}${more}\n`)
  } finally {
    await context.close()
  }
}

async function runCommand(command: Command, rest: string[], context: Context): Promise<Ended> {
  const input = readInput(command, rest)
  if (input.help) return ended(0, helpFor(command))
  const { ok, unreadable, lines, json }: Outcome = await command.run(input, context)
  return ended(unreadable ? 2 : ok ? 0 : 1, input.json ? inJson({ ok, ...json }) : `${lines.join('\n')}\n`)
}

const inJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

if (import.meta.main) {
  const interruption = new AbortController()
  // The first Ctrl-C lets the command clean up after itself; the second one ends it where it is.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interruption.abort())
  const { code, stdout, stderr } = await runCommandLine(process.argv.slice(2), {
    env: process.env,
    cwd: process.cwd(),
    say: (line) => process.stderr.write(`${line}\n`),
    interrupted: interruption.signal,
  })
  process.stderr.write(stderr)
  process.stdout.write(stdout)
  process.exitCode = code
  process.disconnect?.()
}
