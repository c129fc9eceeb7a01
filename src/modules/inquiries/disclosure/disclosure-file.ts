import { Readable } from 'node:stream'
import { contentDisposition } from '#kernel/files/file-name.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { getProfile } from '#kernel/municipality/profile.queries.ts'
import type { Program } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { getThread } from '../conversations/conversations.queries.ts'
import { needRight } from '../retention/right.ts'
import {
  type Disclosed,
  type DisclosedFile,
  type DisclosedLine,
  findDisclosure,
  listDisclosed,
  listLines,
} from './disclosures.queries.ts'
import { type Entry, pack } from './pack.ts'
import {
  CONVERSATION_END,
  conversationHead,
  conversationInJson,
  END,
  headOf,
  lineInHtml,
  lineInJson,
  pathOf,
} from './written.tsx'

const LINES_AT_ONCE = 200

interface Reading {
  program: Program
  municipality: Municipality
  town: string
  conversations: Disclosed[]
  withNotes: boolean
  now: Temporal.Instant
}

/** The lines of a conversation with the files that are there and safe. */
async function* linesOf(of: Reading, { id }: Disclosed): AsyncGenerator<[DisclosedLine, DisclosedFile[]]> {
  const { program, municipality, withNotes } = of
  const safe = async (file: DisclosedFile) =>
    file.scan !== 'infected' &&
    (file.scan === 'clean' || !program.settings.CLAMD) &&
    (await program.files.exists(municipality.slug, Buffer.from(file.sha256, 'hex')))
  let after: DisclosedLine | undefined
  for (;;) {
    const lines = await listLines(municipality.db, id, { withNotes, after, limit: LINES_AT_ONCE })
    for (const line of lines) {
      const there = await Promise.all(line.files.map(safe))
      yield [line, line.files.filter((_, index) => there[index])]
    }
    after = lines.at(-1)
    if (lines.length < LINES_AT_ONCE) return
  }
}

async function* inHtml(of: Reading) {
  yield headOf(of.town, of.now, of.withNotes)
  for (const conversation of of.conversations) {
    yield conversationHead(conversation)
    for await (const [line, files] of linesOf(of, conversation)) yield lineInHtml(line, files)
    yield CONVERSATION_END
  }
  yield END
}

async function* inJson(of: Reading) {
  yield '{"conversations":['
  for (const [index, conversation] of of.conversations.entries()) {
    yield `${index ? ',' : ''}{"conversation":${JSON.stringify(conversationInJson(conversation))},"lines":[`
    let first = true
    for await (const [line, files] of linesOf(of, conversation)) {
      yield `${first ? '' : ','}\n${JSON.stringify(lineInJson(line, files))}`
      first = false
    }
    yield ']}'
  }
  yield ']}\n'
}

async function* encoded(words: AsyncIterable<string>) {
  const encoder = new TextEncoder()
  for await (const some of words) yield encoder.encode(some)
}

async function* entriesOf(of: Reading): AsyncGenerator<Entry> {
  yield { name: 'index.html', packed: false, bytes: encoded(inHtml(of)) }
  yield { name: 'data.json', packed: false, bytes: encoded(inJson(of)) }
  for (const conversation of of.conversations)
    for await (const [, files] of linesOf(of, conversation))
      for (const file of files)
        yield {
          name: pathOf(file),
          packed: /^(image|video|audio)\//.test(file.mediaType),
          bytes: of.program.files.read(of.municipality.slug, Buffer.from(file.sha256, 'hex')),
        }
}

/** The ZIP of a disclosure, for whoever made it out, as long as they hold the right. @throws Refusal 403, 404, 410 */
export async function disclosureFile(
  program: Program,
  { municipality, staff, now }: { municipality: Municipality; staff: Staff; now: Temporal.Instant },
  conversationId: number,
  id: number,
): Promise<Response> {
  const db: Db<'inquiries'> = municipality.db
  const { residentId } = await getThread(db, staff, conversationId)
  await needRight(db, staff)
  const disclosure = await findDisclosure(db, now, staff, conversationId, id)
  if (!disclosure)
    throw new Refusal(404, 'この書き出しは見つかりません。1時間を過ぎたときは、理由を入力して作り直してください。')
  const conversations = await listDisclosed(db, staff, residentId)
  const { name: town } = await getProfile(municipality.db)
  const pieces = pack(
    entriesOf({ program, municipality, town, conversations, withNotes: disclosure.withNotes, now }),
    new Date(now.epochMilliseconds),
  )
  return new Response(Readable.toWeb(Readable.from(pieces, { objectMode: false })) as ReadableStream, {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': contentDisposition('attachment', `disclosure-${conversationId}.zip`),
      'Cache-Control': 'private, no-store',
    },
  })
}
