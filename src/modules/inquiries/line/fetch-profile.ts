import { keepFile } from '#kernel/files/keep.ts'
import { receiveFile } from '#kernel/files/receive.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program, Task } from '#kernel/program.ts'
import { languageOfTag } from '#lib/text/language.ts'
import { residentSections, saveLineProfile } from '../conversations/person.queries.ts'
import { guessLanguage } from '../languages/languages.queries.ts'
import { answerWithin, findChannel, statusOf } from './channel.ts'

const PATIENCE_MS = 10_000
const LARGEST_PICTURE = 5 * 1024 * 1024

/** Name and picture of a resident as LINE shows them, and the language of their phone, which LINE keeps to itself where they have not agreed. Without them the conversation goes on all the same. */
export function fetchProfileTask(program: Program): Task {
  return async (municipality, payload) => {
    const [residentId, userId] = [Number(payload['residentId']), String(payload['userId'])]
    const channel = await findChannel(program, municipality)
    if (!channel) return
    try {
      const profile = await answerWithin(PATIENCE_MS, channel.api.getProfile(userId))
      const picture = profile.pictureUrl ? await fetchPicture(program, municipality, profile.pictureUrl) : undefined
      const lang = languageOfTag(profile.language ?? '')
      await municipality.db.transaction().execute(async (tx) => {
        if (picture) await keepFile(tx, picture)
        await saveLineProfile(
          tx,
          residentId,
          profile.displayName.slice(0, 100).toWellFormed(),
          picture?.previewSha256 ?? picture?.sha256,
        )
        if (lang) await guessLanguage(tx, residentId, lang)
        for (const section of await residentSections(tx, residentId)) await tellScreens(tx, `inquiries:${section}`)
      })
    } catch (error) {
      if (statusOf(error) === 404) return // blocked us, or never agreed to show a profile
      throw error
    }
  }
}

/** Only from where LINE keeps its pictures: the address comes from outside, and must not lead us into our own network. */
function isLinesOwn(program: Program, url: URL): boolean {
  if (url.origin === new URL(program.settings.LINE_API_BASE_URL).origin) return true
  return url.protocol === 'https:' && /(^|\.)(line-scdn\.net|line-apps\.com|line\.me)$/.test(url.hostname)
}

async function fetchPicture(program: Program, municipality: Municipality, address: string) {
  const url = new URL(address)
  if (!isLinesOwn(program, url)) return undefined
  try {
    const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) })
    if (!answer.ok || Number(answer.headers.get('content-length') ?? 0) > LARGEST_PICTURE) return undefined
    const bytes = new Uint8Array(await answer.arrayBuffer())
    return await receiveFile(program, municipality, { bytes, name: 'picture', purpose: 'image' })
  } catch {
    return undefined // a name without a picture is enough
  }
}
