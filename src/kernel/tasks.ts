import { deliverMail } from './notifications/deliver-mail.ts'
import type { Module } from './program.ts'

/** The kernel's own work and pages, offered to the house as any module offers its own. */
export const kernel: Module = {
  name: 'kernel',
  tasks: (program) => ({ 'mail.send': deliverMail(program) }),
}
