import { checkDataFolder } from '../checks/data-folder.ts'
import { checkDatabase } from '../checks/database.ts'
import { fail, type Finding, findingInWords } from '../checks/finding.ts'
import { checkLine } from '../checks/line.ts'
import { checkMail } from '../checks/mail.ts'
import { checkScanner } from '../checks/scanner.ts'
import { checkSettings } from '../checks/settings.ts'
import type { Command } from '../command.ts'
import type { Context } from '../context.ts'
import { explain } from '../explain.ts'

async function check(context: Context): Promise<Finding[]> {
  const settings = checkSettings(context)
  if (settings.length === 1) return settings // nothing else can be known
  const around = [await checkDataFolder(context), await checkMail(context), await checkScanner(context)]
  return [...settings, ...(await checkData(context)), ...around]
}

async function checkData(context: Context): Promise<Finding[]> {
  try {
    const connection = await context.connect()
    const database = await checkDatabase(context, connection)
    if (database.some(({ level }) => level === 'fail')) return database
    const towns = await connection.municipalities.all()
    return [...database, ...(await Promise.all(towns.map((town) => checkLine(context, town))))]
  } catch (error) {
    return [fail('データベース (database)', explain(error) ?? (error as Error).message)]
  }
}

export const configCheck: Command = {
  name: 'config check',
  summary: { ja: '設定とつながりを確かめる', en: 'check settings and what they lead to' },
  options: {},
  notes: {
    ja: '✔ ok はそのままで、! warn は動きますが見直しを、✖ fail は直してください。fail があると終了コードは 1 です。',
    en: 'ok is fine, warn works but deserves a look, fail must be mended; with a fail the exit code is 1.',
  },
  async run(_input, context) {
    const findings = await check(context)
    return {
      ok: findings.every(({ level }) => level !== 'fail'),
      lines: findings.map((finding) => findingInWords(finding)),
      json: { findings },
    }
  },
}
