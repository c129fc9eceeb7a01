import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Loading the whole program costs a second and a half of processor: files that each need it share a process, a few at a time. */
const MOST = { town: 3, pure: 10 } as const

/** What a file does to its process, or does alone: journeys, what listens on ports, what kills. */
const ALONE = /process\.(env\[[^\]]+\] =|chdir|exit|on\(|once\()|mock\.|from '[^']*(playwright|e2e)/

/** The first test of a group: none of the others begins before all are declared, else the runner may end between two files. */
export const DOOR = 'the files of a group are there'

const kindOf = (file: string): keyof typeof MOST | undefined => {
  const text = readFileSync(file, 'utf8')
  if (!/\/src\/(modules|kernel|lib)\//.test(file) || ALONE.test(text)) return undefined
  return /testing\/|fixture/.test(text) ? 'town' : 'pure'
}

/**
 * Files that may share a process are gathered, each group as a module in `folder` that imports them one after the other.
 * @returns what is to be run, in the order of the first of each, and the files that stand in groups
 */
export function groupTestFiles(files: string[], folder: string): { run: string[]; grouped: Map<string, string[]> } {
  const grouped = new Map<string, string[]>()
  const open: Partial<Record<keyof typeof MOST, string[]>> = {}
  const run: string[] = []
  for (const file of files) {
    const kind = kindOf(file)
    const group = kind && open[kind]
    if (!kind) run.push(file)
    else if (group && group.length < MOST[kind]) group.push(file)
    else {
      const path = join(folder, `group-${run.length}.test.mjs`)
      open[kind] = [file]
      grouped.set(path, open[kind])
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
  open.resolve()
}
`,
    )
  }
  return { run, grouped }
}
