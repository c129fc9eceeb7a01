import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Dialogue, Part, Turn } from './dialogue.ts'

const partOf: Record<string, (words: string) => Part> = {
  写真: (picture) => ({ kind: 'image', picture }),
  書類: (paper) => ({ kind: 'file', paper }),
  位置: () => ({ kind: 'location' }),
  スタンプ: (words) => ({ kind: 'sticker', words }),
}
const speakers = { 住民: 'resident', 職員: 'staff' } as const

/** Every dialogue that the demo town can have: one text file a section, named by the section's code. README.md tells how to write one. */
export function readAllDialogues(): Dialogue[] {
  const folder = new URL('./', import.meta.url)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => readDialogues(readFileSync(new URL(name, folder), 'utf8'), basename(name, '.txt')))
}

/** @throws Error which names the line that is no dialogue */
export function readDialogues(text: string, section: string): Dialogue[] {
  const dialogues: Dialogue[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (/^(#|\s*$)/.test(line)) continue
    try {
      readLine(dialogues, section, line)
    } catch (error) {
      throw new Error(`${section}.txt, line ${index + 1}: ${(error as Error).message}`, { cause: error })
    }
  }
  return dialogues
}

function readLine(dialogues: Dialogue[], section: string, line: string): void {
  const heading = /^== (.+?)(?: \[(.+)\])?$/.exec(line)
  if (heading) return void dialogues.push(begin(section, heading[1]!, heading[2]?.split('、') ?? []))
  const dialogue = dialogues.at(-1)
  if (!dialogue) throw new Error('a dialogue begins with == and its title')
  const turn = dialogue.turns.at(-1)
  if (line.startsWith('  ')) return continueWords(turn, line.trim())
  const [, word = '', rest = ''] = /^(\S+) ?(.*)$/.exec(line) ?? []
  if (word === '住民' || word === '職員') return say(dialogue, speakers[word], rest)
  if (word === '後日') return void dialogue.turns.push({ by: 'resident', parts: [], afterDays: Number(rest) })
  if (word === '遮断') return void (dialogue.blocked = true)
  if (!turn) throw new Error(`nobody has spoken before 「${word}」`)
  if (word === '取消') return void (turn.withdrawn = true)
  if (word === '不達') return void (turn.failure = rest)
  const part = partOf[word]
  if (!part) throw new Error(`「${word}」 is no word of this play`)
  turn.parts.push(part(rest))
}

function begin(section: string, title: string, notes: string[]): Dialogue {
  const year = { months: [] as number[], once: false, whileOpen: false }
  const dialogue: Dialogue = { section, title, turns: [], ...year, foreign: false, blocked: false }
  for (const note of notes) {
    const [word, ...rest] = note.split(' ')
    if (word === '月') dialogue.months = rest.map(Number)
    else if (word === '名前') dialogue.name = rest.join(' ')
    else if (word === '一度') dialogue.once = true
    else if (word === '開庁中') dialogue.whileOpen = true
    else if (word === '外国') dialogue.foreign = true
    else throw new Error(`「${note}」 says nothing about a dialogue`)
  }
  return dialogue
}

function say({ turns }: Dialogue, by: Turn['by'], words: string): void {
  const turn = turns.at(-1)
  const part: Part = { kind: 'text', words }
  if (turn && (turn.by === by || turn.parts.length === 0)) {
    turn.by = by
    turn.parts.push(part)
  } else turns.push({ by, parts: [part], afterDays: 0 })
}

function continueWords(turn: Turn | undefined, words: string): void {
  const part = turn?.parts.at(-1)
  if (part?.kind !== 'text') throw new Error('only words go on in the next line')
  part.words += words === '¶' ? '\n' : `\n${words}`
}
