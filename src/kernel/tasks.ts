import { eraseBytes, sweepBytes } from './files/erase.ts'
import { fileRoutes } from './files/files.routes.ts'
import { rescan } from './files/rescan.ts'
import { deliverMail } from './notifications/deliver-mail.ts'
import type { Module } from './program.ts'

/** The kernel's own work and pages, offered to the house as any module offers its own. */
export const kernel: Module = {
  name: 'kernel',
  site: (program) => fileRoutes(program),
  tasks: (program) => ({
    'mail.send': deliverMail(program),
    'files.erase': eraseBytes(program),
    'files.rescan': rescan(program),
    'files.sweep': sweepBytes(program),
  }),
  crontab: { 'files.rescan': '*/5 * * * *', 'files.sweep': '10 18 * * *' },
}
