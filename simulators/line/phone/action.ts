import { z } from 'zod'
import type { World } from '../world.ts'
import type { Phone } from '../people/phone.ts'

/** A button of a message: what LINE calls an action object. */
export const ActionShape = z.looseObject({
  type: z.string(),
  label: z.string().optional(),
  text: z.string().optional(),
  data: z.string().optional(),
  displayText: z.string().optional(),
  uri: z.string().optional(),
  mode: z.enum(['date', 'time', 'datetime']).optional(),
})

export type Action = z.infer<typeof ActionShape>

export const isAction = (value: unknown): value is Action => ActionShape.safeParse(value).success

/** The resident taps. `picked`: what they chose in a date picker. */
export async function tap(world: World, phone: Phone, action: Action, picked?: string): Promise<void> {
  if (action.type === 'message' && action.text) await phone.text(action.text)
  if (action.type === 'datetimepicker' && action.data && picked)
    await phone.postback(action.data, { [action.mode ?? 'date']: picked })
  if (action.type !== 'postback' || !action.data) return
  const shown = action.displayText ?? action.text
  if (shown) {
    const { channel, userId } = phone.where
    const messageId = world.nextMessageId()
    const message = { type: 'text', text: shown }
    world.chats.show(channel.id, userId, { messageId, at: world.clock.now(), from: 'resident', by: userId, message })
  }
  await phone.postback(action.data)
}
