// bin/check [STEP…] [--except STEP] [--fix]: everything that must hold before a change is shared. All steps run, even after a failure.
import { spawn } from 'node:child_process'
import { writeSettingsTable } from './settings-table.ts'

interface Step {
  name: string
  /** Script of node_modules or of ours, with its arguments. */
  run: string[]
  fix?: string[]
}

const ours = ['--enable-source-maps', '--import', './tools/tsx-loader.js']
const documents = ['tools/glossary.test.ts', 'tools/readme.test.ts']

const steps: Step[] = [
  { name: 'format', run: ['node_modules/oxfmt/bin/oxfmt', '--check', '.'], fix: ['node_modules/oxfmt/bin/oxfmt', '.'] },
  { name: 'lint', run: ['node_modules/oxlint/bin/oxlint'], fix: ['node_modules/oxlint/bin/oxlint', '--fix'] },
  // The compiler in machine code; what reads TypeScript by its API (boundaries, late-waits) still needs 6, the last that has one.
  { name: 'types', run: ['node_modules/typescript-7/bin/tsc', '-p', '.'] },
  { name: 'boundaries', run: [...ours, 'tools/boundaries.ts'] },
  { name: 'dead code', run: ['node_modules/knip/bin/knip.js'] },
  { name: 'schema drift', run: [...ours, 'tools/db.ts', 'drift'] },
  { name: 'documents', run: [...ours, '--test', ...documents] },
  { name: 'tests', run: [...ours, 'tools/test.ts'] },
]

interface Result {
  name: string
  ok: boolean
  seconds: number
  said: string
}

function runStep({ name, run }: Step): Promise<Result> {
  const began = performance.now()
  return new Promise((resolve) => {
    const child = spawn(process.execPath, run, { stdio: ['ignore', 'pipe', 'pipe'] })
    const said: Buffer[] = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => said.push(piece))
    child.once('close', (code) => {
      const seconds = (performance.now() - began) / 1000
      resolve({ name, ok: code === 0, seconds, said: Buffer.concat(said).toString().trim() })
    })
  })
}

function report({ name, ok, seconds, said }: Result): void {
  const last = said.split('\n').at(-1) ?? ''
  const words = ok && last.length < 110 ? `  ${last}` : ''
  console.log(`${ok ? '✔' : '✖'} ${name.padEnd(13)} ${seconds.toFixed(1).padStart(6)} s${words}`)
  if (!ok) console.log(`\n${said.split('\n').slice(-200).join('\n')}\n`)
}

/** The quick ones two at a time, and the tests by themselves: they fill the machine. */
async function runAll(chosen: Step[]): Promise<Result[]> {
  const results: Result[] = []
  const quick = chosen.filter(({ name }) => name !== 'tests')
  const take = async (): Promise<void> => {
    for (let step = quick.shift(); step; step = quick.shift()) {
      const result = await runStep(step)
      report(result)
      results.push(result)
    }
  }
  await Promise.all([take(), take()])
  const tests = chosen.find(({ name }) => name === 'tests')
  if (tests) {
    const result = await runStep(tests)
    report(result)
    results.push(result)
  }
  return results
}

const words = process.argv.slice(2)
const fix = words.includes('--fix')
const except = words.includes('--except') ? words.slice(words.indexOf('--except') + 1) : []
const only = words
  .slice(0, words.includes('--except') ? words.indexOf('--except') : undefined)
  .filter((word) => word !== '--fix')
const unknown = [...only, ...except].filter((word) => !steps.some(({ name }) => name === word))
if (unknown.length > 0) {
  console.error(`unknown: ${unknown.join(', ')}. Steps: ${steps.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}
if (fix) {
  writeSettingsTable()
  for (const step of steps) if (step.fix) await runStep({ ...step, run: step.fix })
}
const chosen = steps.filter(({ name }) => (only.length === 0 || only.includes(name)) && !except.includes(name))
const results = await runAll(chosen)
const failed = results.filter(({ ok }) => !ok).map(({ name }) => name)
console.log(
  `\n${results.length - failed.length} of ${results.length} checks passed${failed.length > 0 ? `; failed: ${failed.join(', ')}` : ''}`,
)
process.exit(failed.length === 0 && results.length > 0 ? 0 : 1)
