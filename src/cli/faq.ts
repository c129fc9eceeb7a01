// What the commands about よくある質問 have in common.
import { z } from 'zod'
import { type Answered, buildFaqIndex } from '#lib/retrieval/faq-index.ts'
import type { RetrievalIndex } from '#lib/retrieval/bm25f.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Option } from './command.ts'
import type { Context } from './context.ts'
import type { Input } from './parse.ts'
import { readJson } from './read-json.ts'

export type Id = string | number

export const Id = z.union([z.string(), z.number()])
const Corpus = z.array(z.object({ id: Id, question: z.string(), answer: z.string(), keywords: z.string().optional() }))
const Queries = z.array(z.object({ id: Id, text: z.string() }))
const Synonyms = z.array(z.array(z.string()))

export const faqOptions: Record<string, Option> = {
  corpus: {
    value: 'FILE.json',
    required: true,
    help: { ja: '質問と答え [{id, question, answer, keywords?}]', en: 'questions with their answers' },
  },
  queries: {
    value: 'FILE.json',
    required: true,
    help: { ja: '住民の言葉 [{id, text}]', en: 'what somebody asks' },
  },
  synonyms: {
    value: 'FILE.json',
    help: { ja: '類語の組 [["引っ越し", "転入"], …]', en: 'groups of words that mean the same' },
  },
  name: {
    value: 'NAME',
    multiple: true,
    help: { ja: '区別に役立たない名前 (町の名など)', en: 'a name that tells nothing apart, such as the town’s' },
  },
}

/** @throws Refusal which says where the file has another shape */
export async function readShape<Shape>(context: Context, file: string, shape: z.ZodType<Shape>): Promise<Shape> {
  const read = shape.safeParse(await readJson(context, file))
  if (read.success) return read.data
  const place = read.error.issues[0]?.path.join('.')
  throw new Refusal(
    422,
    `${file} は決められた形ではありません (not the shape that is meant): ${place || '全体 (as a whole)'}`,
  )
}

function refuseTwice(file: string, given: readonly { id: Id }[]): void {
  const ids = new Set<Id>()
  for (const { id } of given) {
    if (ids.has(id)) throw new Refusal(422, `${file} に id ${id} が二度あります (an id is given twice)。`)
    ids.add(id)
  }
}

export interface Asked {
  index: RetrievalIndex<Id>
  queries: { id: Id; text: string }[]
}

/** @throws Refusal for a file that is not as it should be */
export async function readAsked(input: Input, context: Context): Promise<Asked> {
  const [corpus, queries] = [input.text('corpus'), input.text('queries')]
  const entries: Answered<Id>[] = await readShape(context, corpus, Corpus)
  refuseTwice(corpus, entries)
  const asked = await readShape(context, queries, Queries)
  refuseTwice(queries, asked)
  const file = input.find('synonyms')
  const synonyms = file === undefined ? [] : await readShape(context, file, Synonyms)
  return { index: buildFaqIndex(entries, { synonyms, names: input.all('name') }), queries: asked }
}
