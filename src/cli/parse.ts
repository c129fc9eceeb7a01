import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Command, UsageError } from './command.ts'

/** `attendance leave-years import` */
const MOST_WORDS = 3

/** What the operator gave, checked against what the command knows. */
export interface Input {
  json: boolean
  help: boolean
  /** The one thing the command works on. */
  argument: string
  has: (name: string) => boolean
  /** @throws Error when the option was not given: only for required ones */
  text: (name: string) => string
  find: (name: string) => string | undefined
  all: (name: string) => string[]
  /** A whole number of at least 1. @throws UsageError */
  count: (name: string) => number | undefined
}

/**
 * The command whose words the arguments begin with, and what follows them. It stands in the file of its name, so that one command
 * loads no other: a large file is checked in little memory.
 */
export async function loadCommand(argv: string[]): Promise<{ command: Command; rest: string[] } | undefined> {
  const words = argv.findIndex((word) => !/^[a-z][a-z-]*$/.test(word))
  for (let count = Math.min(words < 0 ? argv.length : words, MOST_WORDS); count > 0; count--) {
    const file = new URL(`commands/${argv.slice(0, count).join('-')}.ts`, import.meta.url)
    if (!existsSync(file)) continue
    const [command] = Object.values((await import(file.href)) as Record<string, Command>)
    if (command?.name === argv.slice(0, count).join(' ')) return { command, rest: argv.slice(count) }
  }
  return undefined
}

function parsed(command: Command, rest: string[]) {
  const options = Object.entries(command.options).map(([name, { value, multiple = false }]) => [
    name,
    { type: value ? ('string' as const) : ('boolean' as const), multiple },
  ])
  try {
    return parseArgs({
      args: rest,
      allowPositionals: true,
      options: { ...Object.fromEntries(options), json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    })
  } catch (error) {
    throw new UsageError(`使い方が違います (${(error as Error).message})`)
  }
}

export function readInput(command: Command, rest: string[]): Input {
  const { values, positionals } = parsed(command, rest)
  const given = values as Record<string, string | boolean | string[] | undefined>
  const help = given['help'] === true
  if (!help) refuseMissing(command, given, positionals)
  const all = (name: string) => [given[name] ?? []].flat().map(String)
  return {
    json: given['json'] === true,
    help,
    argument: positionals[0] ?? '',
    has: (name) => given[name] !== undefined,
    find: (name) => all(name)[0],
    all,
    text: (name) => {
      const [text] = all(name)
      if (text === undefined) throw new Error(`--${name} is read as required, but not declared so`)
      return text
    },
    count: (name) => {
      const [text] = all(name)
      if (text !== undefined && !/^[1-9]\d{0,6}$/.test(text))
        throw new UsageError(
          `--${name} は 1 以上の整数で指定してください (--${name} must be a whole number of at least 1)`,
        )
      return text === undefined ? undefined : Number(text)
    },
  }
}

function refuseMissing(command: Command, given: Record<string, unknown>, positionals: string[]): void {
  const wanted = command.argument ? 1 : 0
  if (positionals.length < wanted)
    throw new UsageError(`${command.argument?.name} を指定してください (${command.argument?.name} is missing)`)
  if (positionals.length > wanted)
    throw new UsageError(`余分な引数があります: ${positionals[wanted]} (unexpected argument)`)
  const missing = Object.entries(command.options).filter(([name, { required }]) => required && !given[name])
  if (missing.length > 0) {
    const names = missing.map(([name]) => `--${name}`).join(' ')
    throw new UsageError(`${names} を指定してください (${names} must be given)`)
  }
}
