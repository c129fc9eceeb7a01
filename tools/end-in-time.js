// Imported before a test file, as end-in-time.js?ms=…: ends the process when its time is over. First politely, so that it
// can take down the servers it started; one that does not hear that would hold up the whole run.
const GRACE_MS = 15_000
const limit = Number(new URL(import.meta.url).searchParams.get('ms'))

let over = false
function end() {
  if (over) return
  over = true
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), Math.min(GRACE_MS, limit)).unref()
}
process.on('SIGTERM', end)
setTimeout(() => {
  console.error(`took longer than ${limit} ms`)
  if (process.listenerCount('SIGTERM') === 1) process.exit(1)
  process.kill(process.pid, 'SIGTERM')
}, limit).unref()
