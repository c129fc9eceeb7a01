import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { DOOR, END, groupTestFiles } from './group-test-files.ts'

export interface Tally {
  passed: number
  failed: number
  skipped: number
  /** Files that ended without running a single test: each counts as a failure. */
  empty: string[]
  /** Files that failed as a whole, with the end of what they said on stderr: no test of theirs tells why. */
  broken: { file: string; said: string }[]
  /** How long each file took, in ms: what makes the whole run long is found here. */
  took: { file: string; ms: number }[]
}

/** Characters of stderr that are told of a file that failed as a whole. */
const SAID = 4000

/** Tests live for seconds: room for what is young costs less than collecting it, a sixth of what it takes to load the program. */
const ROOMY = ['--max-semi-space-size=64', '--min-semi-space-size=16']

/**
 * Runs every file, several at once, in a process of its own or of a few (group-test-files), none longer than `limitMs`, and counts what really ran.
 */
export async function runTestFiles(files: string[], output: NodeJS.WritableStream, limitMs: number): Promise<Tally> {
  const tally: Tally = { passed: 0, failed: 0, skipped: 0, empty: [], broken: [], took: [] }
  const folder = mkdtempSync(join(tmpdir(), 'madoguchi-groups-'))
  const { run: absolute, grouped } = groupTestFiles(
    files.map((file) => resolve(file)),
    folder,
  )
  const silent = new Set([...grouped.values()].flat())
  const unended = new Map(grouped)
  const imports = [import.meta.resolve('./tsx-loader.js'), `${import.meta.resolve('./end-in-time.js')}?ms=${limitMs}`]
  const events = run({
    files: absolute,
    concurrency: Math.max(4, availableParallelism()),
    // Left to end by itself, Node 26.10 now and then spins for ever while it takes down the sockets of killed programs.
    forceExit: true,
    execArgv: ['--enable-source-maps', ...ROOMY, ...imports.flatMap((url) => ['--import', url])],
  })
  // A file without tests is reported as one passed test that bears the file's name.
  const isFileItself = (name: string) => absolute.includes(name)
  events.on('test:pass', ({ name, file, details, skip, todo }) => {
    if (name === END && file) unended.delete(file)
    if (details.type === 'suite' || name === DOOR || name === END) return
    if (file) silent.delete(file)
    if (isFileItself(name)) tally.empty.push(name)
    else if (skip !== undefined || todo !== undefined) tally.skipped += 1
    else tally.passed += 1
  })
  const said = new Map<string, string>()
  events.on('test:stderr', ({ file, message }) => void said.set(file, ((said.get(file) ?? '') + message).slice(-SAID)))
  events.on('test:fail', ({ name, file, details, todo }) => {
    if (details.type === 'suite' || todo !== undefined) return
    if (file) silent.delete(file)
    tally.failed += 1
    if (isFileItself(name)) tally.broken.push({ file: name, said: said.get(name) ?? '' })
  })
  events.on('test:summary', ({ file, duration_ms: ms }) => {
    if (file) tally.took.push({ file: grouped.get(file)?.join(' ') ?? file, ms })
  })
  const report = events.compose(spec())
  report.pipe(output, { end: false })
  await new Promise((done) => report.once('end', done))
  tally.empty.push(...silent, ...[...unended.values()].map((members) => members.join(' ')))
  rmSync(folder, { recursive: true, force: true })
  return { ...tally, failed: tally.failed + tally.empty.length }
}
