import { Hono } from 'hono'
import { anonymousPage } from '#kernel/http/anonymous-page.tsx'
import type { SiteEnv } from '#kernel/http/env.ts'
import { faqPage } from './faq.page.tsx'
import { faqsPage } from './faqs.page.tsx'

/** What residents read: the same for everybody, without a session. */
export const faqSiteRoutes = () =>
  new Hono<SiteEnv>().get('/faq', anonymousPage(faqsPage)).get('/faq/:id{[0-9]{1,15}}', anonymousPage(faqPage))
