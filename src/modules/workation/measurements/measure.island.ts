// Measures how fast bytes come and go between this device and our own server, in rounds that grow until they take long enough to tell.

const box = document.querySelector<HTMLElement>('#measuring')
const form = document.querySelector<HTMLElement>('#measured')
const progress = document.querySelector<HTMLElement>('#measuring-progress')

const MB = 1_000_000
const ROUNDS = 4
/** A round that is shorter says more about its beginning than about the line, in ms. */
const LONG_ENOUGH = 800
const MOST = 8 * MB

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

async function ask(url: string, init?: RequestInit): Promise<void> {
  const response = await fetch(url, { cache: 'no-store', ...init })
  if (!response.ok) throw new Error(String(response.status))
  await response.arrayBuffer()
}

/** @returns ms, there and back */
async function latencyOf(url: string): Promise<number> {
  await ask(`${url}?bytes=1`)
  const times: number[] = []
  for (let round = 0; round < 8; round++) times.push(await timed(() => ask(`${url}?bytes=1`)))
  return median(times)
}

/** @returns Mbit/s */
async function speedOf(send: (bytes: number) => Promise<void>, told: (round: number) => void): Promise<number> {
  const speeds: number[] = []
  let bytes = MB
  for (let round = 1; round <= ROUNDS; round++) {
    told(round)
    const ms = await timed(() => send(bytes))
    speeds.push((bytes * 8) / 1000 / ms)
    if (ms < LONG_ENOUGH) bytes = Math.min(MOST, Math.round((bytes * LONG_ENOUGH * 1.5) / ms))
  }
  return median(speeds.slice(1)) // the first one warms the line up
}

const noise = (bytes: number): Blob => {
  const piece = crypto.getRandomValues(new Uint8Array(65_536))
  return new Blob(Array.from({ length: Math.ceil(bytes / piece.length) }, () => piece))
}

function upload(url: string, bytes: number): Promise<void> {
  const body = new FormData()
  body.set('_csrf', form?.querySelector<HTMLInputElement>('[name=_csrf]')?.value ?? '')
  body.set('bytes', noise(bytes))
  return ask(url, { method: 'POST', body })
}

const say = (words: string) => {
  if (progress) progress.textContent = words
}

const keep = (name: string, value: number): string => {
  const text = value.toFixed(2)
  const field = form?.querySelector<HTMLInputElement>(`[name=${name}]`)
  if (field) field.value = text
  return text
}

async function measure(url: string): Promise<void> {
  say('応答時間を測っています…')
  const latency = keep('latency', await latencyOf(url))
  const down = keep(
    'down',
    await speedOf(
      (bytes) => ask(`${url}?bytes=${bytes}`),
      (round) => say(`下りを測っています… ${round}/${ROUNDS}`),
    ),
  )
  const up = keep(
    'up',
    await speedOf(
      (bytes) => upload(url, bytes),
      (round) => say(`上りを測っています… ${round}/${ROUNDS}`),
    ),
  )
  say(`測りました。下り ${down} Mbps、上り ${up} Mbps、応答時間 ${latency} ミリ秒。`)
  if (form) form.hidden = false
}

if (box) {
  box.hidden = false
  const button = box.querySelector<HTMLButtonElement>('#measure')
  button?.addEventListener('click', async () => {
    button.disabled = true
    try {
      await measure(box.dataset['url'] ?? '')
    } catch {
      say('測れませんでした。つながりを確かめて、もう一度「測る」を押してください。')
    }
    button.disabled = false
  })
}
