import type { MessageObject } from '../chats.ts'
import { checkQuickReply } from './action.ts'
import { checkFlex } from './flex-message.ts'
import { checkTemplate } from './template-message.ts'
import { checkText, checkTextV2 } from './text-message.ts'
import { checkMediaUrl } from './url.ts'
import type { Fields, Violations } from './violations.ts'

const MOST_MESSAGES = 5

type Check = (violations: Violations, property: string, message: Fields) => void

const checks: Record<string, Check> = {
  text: checkText,
  textV2: checkTextV2,
  sticker(violations, property, message) {
    violations.text(`${property}.packageId`, message.packageId, 100)
    violations.text(`${property}.stickerId`, message.stickerId, 100)
  },
  image: checkPicture,
  video: checkPicture,
  audio(violations, property, message) {
    checkMediaUrl(violations, `${property}.originalContentUrl`, message.originalContentUrl)
    violations.number(`${property}.duration`, message.duration)
  },
  location(violations, property, message) {
    violations.text(`${property}.title`, message.title, 100)
    violations.text(`${property}.address`, message.address, 100)
    violations.number(`${property}.latitude`, message.latitude)
    violations.number(`${property}.longitude`, message.longitude)
  },
  imagemap(violations, property, message) {
    checkMediaUrl(violations, `${property}.baseUrl`, message.baseUrl)
    violations.text(`${property}.altText`, message.altText, 1_500)
    violations.object(`${property}.baseSize`, message.baseSize)
    violations.list(`${property}.actions`, message.actions, 50)
  },
  template: checkTemplate,
  flex: checkFlex,
  coupon(violations, property, message) {
    violations.text(`${property}.couponId`, message.couponId, 100)
  },
}

function checkPicture(violations: Violations, property: string, message: Fields): void {
  checkMediaUrl(violations, `${property}.originalContentUrl`, message.originalContentUrl)
  checkMediaUrl(violations, `${property}.previewImageUrl`, message.previewImageUrl)
  if (message.type === 'video') violations.optionalText(`${property}.trackingId`, message.trackingId, 100)
}

/** The message objects, once nothing is wrong with them. */
export function checkMessages(violations: Violations, value: unknown): MessageObject[] {
  const list = violations.list('messages', value, MOST_MESSAGES)
  for (const [index, one] of list.entries()) {
    const property = `messages[${index}]`
    const message = violations.object(property, one)
    const type = message && violations.oneOf(`${property}.type`, message.type, Object.keys(checks))
    if (!message || !type) continue
    checks[type]!(violations, property, message)
    checkQuickReply(violations, `${property}.quickReply`, message.quickReply)
    checkSender(violations, `${property}.sender`, message.sender)
  }
  return list as MessageObject[]
}

function checkSender(violations: Violations, property: string, value: unknown): void {
  if (value === undefined || value === null) return
  const sender = violations.object(property, value)
  violations.optionalText(`${property}.name`, sender?.name, 20)
  if (sender?.iconUrl !== undefined) checkMediaUrl(violations, `${property}.iconUrl`, sender.iconUrl)
}
