import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Loading the whole program costs a second and a half of processor: files that each need it share a process, a few at a time. */
const MOST = 5

/** What a file does to its process, or does alone: journeys, what listens on ports, what kills, sources that a process counts. */
const ALONE = /process\.(env\[[^\]]+\] =|chdir|exit|on\(|once\()|mock\.|harvestsOf|from '[^']*(playwright|e2e)/

/** The first test of a group: none of the others begins before all are declared, else the runner may end between two files. */
export const DOOR = 'the files of a group are there'

/** Seen last: where it is not, something of the group was lost on the way to the runner, as may happen to many quick tests at an exit. */
export const END = 'the files of a group are through'

const mayShare = (file: string): boolean => {
  const text = readFileSync(file, 'utf8')
  return /\/src\/(modules|kernel|demo)\//.test(file) && /testing\//.test(text) && !ALONE.test(text)
}

/**
 * Files that may share a process are gathered, each group as a module in `folder` that imports them one after the other.
 * @returns what is to be run, in the order of the first of each, and the files that stand in groups
 */
export function groupTestFiles(files: string[], folder: string): { run: string[]; grouped: Map<string, string[]> } {
  const grouped = new Map<string, string[]>()
  let open: string[] | undefined
  const run: string[] = []
  for (const file of files) {
    if (!mayShare(file)) run.push(file)
    else if (open && open.length < MOST) open.push(file)
    else {
      const path = join(folder, `group-${run.length}.test.mjs`)
      open = [file]
      grouped.set(path, open)
      run.push(path)
    }
  }
  for (const [path, members] of grouped) {
    if (members.length === 1) {
      run[run.indexOf(path)] = members[0]!
      grouped.delete(path)
      continue
    }
    const imports = members.map((file) => `await import(${JSON.stringify(pathToFileURL(file).href)})`)
    writeFileSync(
      path,
      `import { test } from 'node:test'
const open = Promise.withResolvers()
test(${JSON.stringify(DOOR)}, () => open.promise)
try {
${imports.map((line) => `  ${line}`).join('\n')}
} finally {
  test(${JSON.stringify(END)}, () => {})
  open.resolve()
}
`,
    )
  }
  return { run, grouped }
}
