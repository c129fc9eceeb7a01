import { readFile } from 'node:fs/promises'
import { findStaff } from '#kernel/identity/staff.queries.ts'
import { importProcedure, lookAtFile } from '#modules/procedures/index.ts'
import { operator } from '../actor.ts'
import { chosenOne, municipalityOption } from '../choose.ts'
import type { Command } from '../command.ts'
import { getSection, getStaffId } from '../named.ts'

export const proceduresImport: Command = {
  name: 'procedures import',
  summary: {
    ja: 'ほかの町の署名したファイルを、手続の下書きに取り込む',
    en: 'take the signed file of another town in as a draft',
  },
  argument: { name: 'FILE', help: { ja: 'procedures export で書いたファイル', en: 'written by procedures export' } },
  options: {
    ...municipalityOption,
    section: {
      value: 'NAME',
      required: true,
      help: { ja: '担当する課の名前かコード', en: 'name or code of the section that is to handle it' },
    },
    staff: {
      value: 'NAME',
      required: true,
      help: { ja: '取り込む職員のサインイン名', en: 'sign-in name of whoever takes it in' },
    },
    fingerprint: {
      value: 'SHA256',
      help: {
        ja: '初めての署名なら、相手の町に確かめた指紋',
        en: 'fingerprint confirmed with the other town, the first time',
      },
    },
    older: {
      help: {
        ja: '前に取り込んだ版より古いと知ったうえで取り込む',
        en: 'take it in though it is older than what was taken in before',
      },
    },
  },
  notes: {
    ja: '初めての署名は、--fingerprint を付けずに実行すると、指紋を示して終わります(終了コード 1)。相手の町に電話などで確かめてから、付けて実行してください。\n公開はしません。',
    en: 'For a signer not seen before, without --fingerprint it tells the fingerprint and ends with 1. Compare it with the other town by another way, then give it.\nNothing is published.',
  },
  async run(input, context) {
    const bytes = await readFile(context.path(input.argument))
    const { municipalities } = await context.connect()
    const { db } = await chosenOne(municipalities, input)
    const now = context.clock()
    const section = await getSection(db, now, input.text('section'))
    const staff = (await findStaff(db, await getStaffId(db, input.text('staff')), now))!
    const { signed, signer, known } = await lookAtFile(db, now, bytes)
    const confirmed = input.find('fingerprint')?.replaceAll(/[\s:]/g, '').toLowerCase()
    const json = {
      slug: signed.from.slug,
      from: signed.from.name,
      subject: signer.subject,
      fingerprint: signer.fingerprint,
    }
    if (!known.trusted && confirmed !== signer.fingerprint) {
      return {
        ok: false,
        lines: [
          `! 初めての署名です: ${signer.subject}`,
          `! 指紋: ${signer.fingerprint}`,
          '✖ 取り込んでいません。指紋を相手の町に確かめ、--fingerprint に付けてください (compare it, then give --fingerprint)。',
        ],
        json,
      }
    }
    const older = input.has('older')
    await importProcedure(db, now, staff, { bytes, sectionId: section.id, confirmed, older, actor: operator() })
    return {
      ok: true,
      lines: [`✔ ${signed.from.name}の「${signed.from.slug}」を、${section.name}の下書きに取り込みました。`],
      json: { ...json, section: section.name },
    }
  },
}
