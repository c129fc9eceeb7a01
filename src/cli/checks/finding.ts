/** One line of `config check`: `warn` works but should be looked at, `fail` does not work. */
export interface Finding {
  level: 'ok' | 'warn' | 'fail'
  what: string
  /** How it is, and what to do where it is not well. */
  message: string
}

export const ok = (what: string, message: string): Finding => ({ level: 'ok', what, message })
export const warn = (what: string, message: string): Finding => ({ level: 'warn', what, message })
export const fail = (what: string, message: string): Finding => ({ level: 'fail', what, message })

const marks = { ok: '✔', warn: '!', fail: '✖' } as const

export const findingInWords = ({ level, what, message }: Finding): string =>
  `${marks[level]} ${level.padEnd(4)} ${what}: ${message}`
