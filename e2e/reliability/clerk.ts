import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'
import { csrfTokenOf } from '../../src/kernel/http/security.ts'
import { insertSession } from '../../src/kernel/identity/sessions.queries.ts'
import { DEMO_SECRET_KEY } from '../../src/kernel/settings.ts'
import { kyselyOn } from '../../src/lib/db/connect.ts'

/** 職員: somebody at the console who answers residents, and presses 送信 again where no page came back. */
export interface Clerk {
  /** Returns when the console said that the answer is queued. */
  answer: (conversationId: number, text: string) => Promise<void>
  /** A page of the console as it is shown. */
  page: (path: string) => Promise<string>
}

export async function clerkAt(url: string, owner: pg.Pool): Promise<Clerk> {
  const db = kyselyOn(owner)
  const { id: staffId } = await db
    .selectFrom('kernel.staff')
    .select('id')
    .where('sign_in_name', '=', 'suzuki')
    .executeTakeFirstOrThrow()
  const token = await insertSession(db, Temporal.Now.instant(), { staffId })
  const cookie = `madoguchi=${token}`
  const headers = { cookie, 'sec-fetch-site': 'same-origin' }
  return {
    async answer(conversationId, text) {
      // Drawn with the form, as in the browser: sending the same form again is the same answer.
      const fields = { text, key: randomUUID(), _csrf: csrfTokenOf(DEMO_SECRET_KEY, token) }
      for (;;) {
        try {
          const answered = await fetch(`${url}/console/inquiries/${conversationId}/replies`, {
            method: 'POST',
            headers,
            body: new URLSearchParams(fields),
            redirect: 'manual',
          })
          if (answered.status === 303) return
          if (answered.status < 500) throw new Error(`${answered.status}: ${await answered.text()}`)
        } catch (error) {
          if (!(error instanceof TypeError)) throw error // a TypeError is fetch's word for: no answer
        }
        await delay(50)
      }
    },
    async page(path) {
      const answered = await fetch(url + path, { headers })
      if (answered.status !== 200) throw new Error(`${path}: ${answered.status}`)
      return answered.text()
    },
  }
}
