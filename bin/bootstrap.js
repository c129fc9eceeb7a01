'use strict'
// Runs on any Node >= 20 before a single dependency exists: installs what is locked, then hands over to the pinned Node.
const { spawn, spawnSync } = require('node:child_process')
const { createHash } = require('node:crypto')
const fs = require('node:fs')
const path = require('node:path')

const root = path.join(__dirname, '..')
const stamp = path.join(root, 'node_modules', '.madoguchi-lock')

function fail(sentence) {
  process.stderr.write(`\n✖ ${sentence}\n`)
  process.exit(1)
}

/** Digest of the lock file: when it differs from the stamp, what is installed is not what is locked. */
function lockDigest() {
  return createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex')
}

/** One at a time: whoever comes second waits, and finds everything there. */
function installOnce() {
  if (isInstalled()) return
  const leave = takeTurn()
  try {
    if (!isInstalled()) install()
  } finally {
    leave()
  }
}

const isInstalled = () => fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === lockDigest()

function install() {
  process.stderr.write('▸ 部品を入れています (installing locked packages, about a minute)…\n')
  const npm = process.env.npm_execpath
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const options = { cwd: root, stdio: ['ignore', 2, 2] }
  const done =
    npm && /\.c?js$/.test(npm) ? spawnSync(process.execPath, [npm, ...args], options) : spawnSync('npm', args, options)
  if (done.status !== 0)
    fail(
      'npm ci が失敗しました。上の表示を確かめてください (npm ci failed: see above; is the npm registry reachable, is the disk full?).',
    )
  fs.writeFileSync(stamp, lockDigest())
}

/** @returns what gives the turn to the next */
function takeTurn() {
  const turn = path.join(root, '.installing')
  for (;;) {
    try {
      fs.writeFileSync(turn, String(process.pid), { flag: 'wx' })
      const leave = () => {
        process.off('exit', leave)
        fs.rmSync(turn, { force: true })
      }
      process.on('exit', leave)
      return leave
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (isForgotten(turn)) fs.rmSync(turn, { force: true })
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300)
    }
  }
}

/** Whoever held the turn was killed. */
function isForgotten(turn) {
  try {
    const pid = Number(fs.readFileSync(turn, 'utf8'))
    if (pid === 0) return Date.now() - fs.statSync(turn).mtimeMs > 10_000
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}

/** The pinned Node 26 out of node_modules: Temporal is native there, and types are stripped at load. */
function pinnedNode() {
  if (Number(process.versions.node.split('.')[0]) >= 26) return process.execPath
  for (const name of [`node-${process.platform}-${process.arch}`, `node-bin-${process.platform}-${process.arch}`]) {
    const file = path.join(root, 'node_modules', name, 'bin', 'node')
    if (fs.existsSync(file)) return file
  }
  return fail(
    `この機械 (${process.platform}-${process.arch}) 用の Node 26 が npm にありません。Node 26 以上で実行してください (no packaged Node 26 for this platform: run with Node ≥ 26).`,
  )
}

/**
 * A town's program shares its machine with PostgreSQL: V8 collects before garbage is as large as what lives, and glibc
 * gives the memory of redrawn pictures back instead of keeping it in one arena a thread.
 */
const memoryFlags = ['--max-semi-space-size=8', '--heap-growing-percent=40']
const memoryEnv = { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: String(128 * 1024) }

/** Runs one of our own programs on the pinned Node with the .tsx loader, forwarding signals and the exit code. */
function run(script, args = process.argv.slice(2), nodeFlags = []) {
  if (process.platform === 'win32')
    fail('Windows では WSL (Ubuntu など) の中で実行してください (on Windows, run it inside WSL, e.g. Ubuntu).')
  if (Number(process.versions.node.split('.')[0]) < 20) fail('Node 20 以上が必要です (Node ≥ 20 is needed).')
  installOnce()
  const child = spawn(
    pinnedNode(),
    [
      '--enable-source-maps',
      ...memoryFlags,
      '--import',
      path.join(root, 'tools', 'tsx-loader.js'),
      ...nodeFlags,
      path.join(root, script),
      ...args,
    ],
    {
      cwd: script.startsWith('src/cli') ? process.cwd() : root, // the operator's files are named from where they stand
      env: { ...memoryEnv, ...process.env },
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    },
  )
  // Ctrl-C already reaches the whole process group; SIGTERM and SIGHUP do not.
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : code))
  if (process.env.npm_lifecycle_event) stopWithParent(child)
}

/** A killed npm takes nothing along: without it we would run on where nobody sees us. */
function stopWithParent(child) {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref()
}

module.exports = { run }
