import type { Phone } from '../people/phone.ts'
import type { Act } from './act-shape.ts'
import type { Control } from './control.ts'

const bytes = (base64: string | undefined) =>
  base64 === undefined ? undefined : new Uint8Array(Buffer.from(base64, 'base64'))

/** Exact optional properties: what was not said is left out. */
const given = <T extends object>(options: T) =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as T

export function perform(control: Control, act: Act): Promise<unknown> {
  const phone = control.phone(act.resident, act.channelId)
  return onPhone(act.groupId === undefined ? phone : phone.inGroup(act.groupId), act)
}

function onPhone(phone: Phone, act: Act): Promise<unknown> {
  const { act: _act, resident: _resident, channelId: _channelId, groupId: _groupId, ...rest } = act
  switch (act.act) {
    case 'follow':
      return phone.follow()
    case 'block':
      return phone.block()
    case 'text':
      return phone.text(
        act.text,
        given({ quotedMessageId: act.quotedMessageId, emojis: act.emojis, mention: act.mention }) as object,
      )
    case 'images':
      return phone.images(act.photos?.map(bytes) ?? Array.from({ length: act.count }))
    case 'video':
      return phone.video(bytes(act.base64), given(act) as object)
    case 'audio':
      return phone.audio(bytes(act.base64), given(act) as object)
    case 'file':
      return phone.file(act.fileName, bytes(act.base64) ?? new Uint8Array(), given(act) as object)
    case 'location':
      return phone.location(given(rest) as never)
    case 'sticker':
      return phone.sticker(given(rest) as never)
    case 'unsend':
      return phone.unsend(act.messageId)
    case 'postback':
      return phone.postback(act.data, act.params)
    case 'linkAccount':
      return phone.linkAccount(act.linkToken, act.nonce)
    case 'custom':
      return phone.custom(act.event, act.answerable)
  }
}
