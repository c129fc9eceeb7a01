// One side of bin/bench opendata: checks a file, or only parses it, and says how long it took and the most memory it had.
import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'
import { validate } from '../src/lib/open-data/checking/validate.ts'

const [work, path = ''] = process.argv.slice(2)

async function parsed(): Promise<number> {
  let rows = -1
  for await (const _ of createReadStream(path).pipe(parse({ bom: true }))) rows++
  return rows
}

const began = performance.now()
const rows = work === 'check' ? (await validate(createReadStream(path))).rows : await parsed()
const seconds = (performance.now() - began) / 1000
// oxlint-disable-next-line no-console -- its answer
console.log(JSON.stringify({ rows, seconds, peakMb: process.resourceUsage().maxRSS / 1024 }))
