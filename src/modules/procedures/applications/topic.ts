import type { Matter, Topic } from '#kernel/conversations/conversations.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { type Application, applicantOf, applicationHref, deskHref, hasArrived, numberInWords } from './application.ts'
import { findApplication } from './applications.queries.ts'
import { getOwn, mayAsk } from './filling/own.ts'
import { visitorOf } from './filling/visitor.ts'
import { refuseOtherSections } from './handling/may.ts'
import { writtenEmail } from './tell-applicant.ts'
import { isUuid } from './application-path.ts'

/** What is asked about under this subject. */
export const subjectOf = ({ id }: Pick<Application, 'id'>): string => `application:${id}`

export const askHref = (application: Pick<Application, 'id'>): string => `/inquiries/${subjectOf(application)}`

function matterOf(application: Application, href: Matter['href']): Matter {
  const { definition, answers, sectionId, residentId } = application
  return {
    title: hasArrived(application) ? `${definition.title} ${numberInWords(application)}` : definition.title,
    href,
    sectionId,
    residentId,
    name: answers ? applicantOf(definition, answers) : '',
    email: answers ? writtenEmail(application, answers) : undefined,
  }
}

/** 申請 as something that can be asked about: a draft by whoever writes it, one that has arrived by staff too. */
export const applicationTopic: Topic = {
  async asHeld(program, c, id) {
    if (!isUuid(id)) throw new Refusal(404, 'この申請は見つかりません。')
    const visitor = await visitorOf(program, c)
    const application = await getOwn(c.var.db, visitor, id)
    if (!mayAsk(visitor, application))
      throw new Refusal(403, 'やりとりを開けるのは、申請した方だけです。代理人の方は、電話でお問い合わせください。')
    return matterOf(application, applicationHref(id))
  },
  async asSeen({ db }, staff, id) {
    if (!isUuid(id)) return undefined
    const found = await findApplication(db, id)
    const seen = await orRefusal((async () => refuseOtherSections(staff, found))())
    return seen instanceof Refusal ? undefined : matterOf(seen, deskHref(id))
  },
}
