import type { Routes } from './access.ts'
import { asker } from './inquiries/asker.ts'
import { broadcasts } from './inquiries/broadcasts.ts'
import { calls } from './inquiries/calls.ts'
import { confidential } from './inquiries/confidential.ts'
import { decisions } from './inquiries/decisions.ts'
import { desk } from './inquiries/desk.ts'
import { faq } from './inquiries/faq.ts'
import { line } from './inquiries/line.ts'
import { machine } from './inquiries/machine.ts'
import { menus } from './inquiries/menus.ts'
import { opinions } from './inquiries/opinions.ts'
import { promises } from './inquiries/promises.ts'
import { replying } from './inquiries/replying.ts'
import { retention } from './inquiries/retention.ts'
import { satisfaction } from './inquiries/satisfaction.ts'
import { streets } from './inquiries/streets.ts'

export const inquiries: Routes = {
  ...asker,
  ...line,
  ...desk,
  ...machine,
  ...opinions,
  ...confidential,
  ...replying,
  ...promises,
  ...broadcasts,
  ...streets,
  ...menus,
  ...satisfaction,
  ...decisions,
  ...retention,
  ...faq,
  ...calls,
}
