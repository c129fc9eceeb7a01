import type { Readable } from 'node:stream'
import { keepFile } from '#kernel/files/keep.ts'
import { receiveFile } from '#kernel/files/receive.ts'
import { enqueue, tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program, Task } from '#kernel/program.ts'
import { Refusal } from '#lib/refusal.ts'
import {
  type Awaited as Awaiting,
  findAwaiting,
  refuseAttachment,
  storeAttachment,
} from '../conversations/attachments.queries.ts'
import { answerWithin, findChannel, type LineChannel, statusOf } from './channel.ts'

/** Largest attachment taken from LINE, in bytes: its own limit for video and audio. */
const LARGEST = 200 * 1024 * 1024
const PATIENCE_MS = 60_000
const PREPARING_SECONDS = 2
/** LINE keeps content for an unpromised time: what is not to be had after this many tries is said to be lost. */
const TRIES = 60

/** The message was withdrawn while its bytes were on their way: nothing of them is kept. */
class Withdrawn extends Error {}

/** Gets the bytes of a photo, video, recording or file at once: LINE does not promise to keep them. */
export function fetchContentTask(program: Program): Task {
  return async (municipality, payload) => {
    const messageId = Number(payload['messageId'])
    const tries = Number(payload['tries'] ?? 1)
    const awaiting = await findAwaiting(municipality.db, messageId)
    if (!awaiting) return
    const channel = await findChannel(program, municipality)
    if (!channel)
      return refuse(municipality, awaiting, 'LINE のアクセストークンが設定されていないため、受け取れませんでした')

    const bytes = await download(channel, awaiting)
    if (bytes === 'gone')
      return refuse(
        municipality,
        awaiting,
        'LINE から受け取れませんでした(送信が取り消されたか、保存期間を過ぎています)',
      )
    if (bytes === 'too large') return refuse(municipality, awaiting, '大きすぎるため受け取れませんでした(200 MB まで)')
    if (bytes === 'not ready') {
      if (tries >= TRIES) return refuse(municipality, awaiting, 'LINE の準備が終わらず、受け取れませんでした')
      const runAt = Temporal.Now.instant().add({ seconds: PREPARING_SECONDS })
      return enqueue(municipality.db, 'inquiries.fetch-content', { messageId, tries: tries + 1 }, { runAt })
    }
    await keep(program, municipality, awaiting, bytes)
  }
}

async function keep(
  program: Program,
  municipality: Municipality,
  awaiting: Awaiting,
  bytes: Uint8Array,
): Promise<void> {
  try {
    const purpose = awaiting.kind === 'image' ? 'image' : 'any'
    const received = await receiveFile(program, municipality, {
      bytes,
      name: awaiting.name || nameOf(awaiting),
      purpose,
    })
    await municipality.db.transaction().execute(async (tx) => {
      await keepFile(tx, received)
      const wanted = await storeAttachment(tx, awaiting, received)
      if (!wanted) throw new Withdrawn()
      await tellScreens(tx, `inquiries:${awaiting.sectionId}`)
    })
  } catch (error) {
    if (error instanceof Withdrawn) return
    if (!(error instanceof Refusal)) throw error
    await refuse(municipality, awaiting, error.message)
  }
}

async function refuse(municipality: Municipality, awaiting: Awaiting, why: string): Promise<void> {
  await municipality.db.transaction().execute(async (tx) => {
    await refuseAttachment(tx, awaiting, why)
    await tellScreens(tx, `inquiries:${awaiting.sectionId}`)
  })
}

const endings: Record<string, string> = { image: 'jpg', video: 'mp4', audio: 'm4a' }
const nameOf = (awaiting: Awaiting) => `${awaiting.kind}-${awaiting.messageId}.${endings[awaiting.kind] ?? 'bin'}`

type Downloaded = Buffer | 'gone' | 'too large' | 'not ready'

async function download(channel: LineChannel, { kind, lineMessageId }: Awaiting): Promise<Downloaded> {
  try {
    if (kind === 'video' || kind === 'audio') {
      const { status } = await answerWithin(
        PATIENCE_MS,
        channel.blob.getMessageContentTranscodingByMessageId(lineMessageId),
      )
      if (status === 'processing') return 'not ready'
      if (status === 'failed') return 'gone'
    }
    const answer = await answerWithin(PATIENCE_MS, channel.blob.getMessageContentWithHttpInfo(lineMessageId))
    if (answer.httpResponse.status === 202) return 'not ready'
    return await answerWithin(PATIENCE_MS * 5, readUpTo(answer.body, LARGEST))
  } catch (error) {
    const status = statusOf(error)
    if (status === 404 || status === 410 || status === 400) return 'gone'
    throw error
  }
}

async function readUpTo(stream: Readable, limit: number): Promise<Buffer | 'too large'> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) {
      stream.destroy()
      return 'too large'
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
