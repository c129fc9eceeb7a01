import { readFileSync, writeFileSync } from 'node:fs'
import { environment } from '../src/kernel/settings.ts'

const README = new URL('../README.md', import.meta.url)
const BEGIN = '<!-- settings: written by bin/check --fix -->'
const END = '<!-- /settings -->'

/** The settings by environment as a table in Markdown, out of the program's own checks. */
export function settingsTable(): string {
  const rows = Object.entries(environment.shape).map(([name, check]) => {
    const standard = check.safeParse(undefined)
    const words = standard.success && standard.data !== undefined ? `\`${shown(name, standard.data)}\`` : ''
    return `| \`${name}\` | ${words} | ${check.description} |`
  })
  return ['| 名前 | 既定 | 意味 |', '| --- | --- | --- |', ...rows].join('\n')
}

/** DATA_DIR is made absolute when it is read; here it stands as it is written. */
const shown = (name: string, value: unknown): string => (name === 'DATA_DIR' ? 'data' : String(value))

export const readme = (): string => readFileSync(README, 'utf8')

/** What README has between its two marks. */
export function tableInReadme(): string {
  const text = readme()
  return text.slice(text.indexOf(BEGIN) + BEGIN.length, text.indexOf(END)).trim()
}

export function writeSettingsTable(): void {
  const text = readme()
  const [before, after] = [text.indexOf(BEGIN) + BEGIN.length, text.indexOf(END)]
  writeFileSync(README, `${text.slice(0, before)}\n\n${settingsTable()}\n\n${text.slice(after)}`)
}
