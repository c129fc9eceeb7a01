// FreeRADIUS as an operator runs it: deploy/freeradius, with certificates and ports of its own.
import { execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createSocket } from 'node:dgram'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const config = fileURLToPath(new URL('../../deploy/freeradius', import.meta.url))
const gear = fileURLToPath(new URL('gear', import.meta.url))
const SECRET = 'the secret of one device'
const PLACES = ['/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin']

const find = (...names: string[]) =>
  names.flatMap((name) => PLACES.map((place) => join(place, name))).find((path) => existsSync(path))

const radiusd = find('freeradius', 'radiusd')
const [radclient, eapolTest, openssl] = [find('radclient'), find('eapol_test'), find('openssl')]

/** What is missing here for these tests; undefined where nothing is. */
export const missing =
  radiusd && radclient && eapolTest && openssl && existsSync('/usr/lib/freeradius/rlm_rest.so')
    ? undefined
    : 'FreeRADIUS と道具がないので、確かめていません (freeradius freeradius-rest freeradius-utils eapoltest)'

export interface Answer {
  accepted: boolean
  /** As the client printed them: `Tunnel-Private-Group-Id:0 = "120"`, or the numbers of the attributes. */
  attributes: string
}

/** What a tool prints, whether it is content or not. The program answers from this process: nothing may block it. */
const printed = (tool: string, line: string[], input = ''): Promise<{ ok: boolean; said: string }> =>
  new Promise((resolve) => {
    const child = execFile(tool, line, { encoding: 'utf8', maxBuffer: 2 ** 24 }, (error, stdout) =>
      resolve({ ok: error === null, said: stdout }),
    )
    child.stdin?.end(input)
  })

function answerOf(said: string): Answer {
  const received = said.slice(said.indexOf('Received Access-'))
  return { accepted: received.startsWith('Received Access-Accept'), attributes: received }
}

async function freePort(): Promise<number> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const { port } = socket.address()
  await new Promise<void>((closed) => socket.close(closed))
  return port
}

/** A certificate authority of the town, and a certificate for each name. */
function makeCertificates(folder: string, names: readonly string[]): void {
  const run = (...line: string[]) => execFileSync(openssl!, line, { cwd: folder, stdio: 'ignore' })
  const key = ['-newkey', 'rsa:2048', '-nodes']
  run('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '30', '-subj', '/CN=Test CA')
  for (const name of ['server', ...names]) {
    const usage = name === 'server' ? 'serverAuth' : 'clientAuth'
    writeFileSync(join(folder, 'usage'), `extendedKeyUsage=${usage}\nbasicConstraints=CA:FALSE\n`)
    run('req', ...key, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`)
    run(
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      '-CA',
      'ca.pem',
      '-CAkey',
      'ca.key',
      '-CAcreateserial',
      '-out',
      `${name}.pem`,
      '-days',
      '30',
      '-extfile',
      'usage',
    )
  }
}

type Closing = (() => Promise<unknown>)[]

async function startServer(closing: Closing, folder: string, env: Record<string, string>, port: number) {
  const child = spawn(radiusd!, ['-d', folder, '-n', 'radiusd', '-f', '-l', 'stdout'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text))
  closing.push(async () => {
    const gone = once(child, 'exit')
    if (child.exitCode === null && child.kill('SIGTERM')) await gone
  })
  // It says that it is ready; where it does not, what it said is why.
  const ready = (async () => {
    while (!said.includes('Ready to process requests')) await once(child.stdout, 'data')
  })()
  const ended = once(child, 'exit').then(() => {
    throw new Error(`FreeRADIUS did not start on port ${port}:\n${said}`)
  })
  ended.catch(() => {})
  await Promise.race([ready, ended])
}

/** @param url where 窓口 is. @param passwords of people who log in by name */
export async function freeRadius(
  { url, token, closing }: { url: string; token: string; /** What ends it. */ closing: Closing },
  passwords: Record<string, string>,
  certificates: string[],
) {
  const home = mkdtempSync(join(tmpdir(), 'madoguchi-radius-'))
  closing.push(async () => rmSync(home, { recursive: true, force: true }))
  const [certs, run, gearRun] = ['certs', 'run', 'gear-run'].map((name) => join(home, name)) as [string, string, string]
  for (const folder of [certs, run, gearRun]) mkdirSync(folder)
  makeCertificates(certs, certificates)
  const users = join(home, 'users')
  writeFileSync(
    users,
    Object.entries(passwords)
      .map(([name, word]) => `${name}\tCleartext-Password := "${word}"\n`)
      .join(''),
  )
  const [port, accounting, coa] = [await freePort(), await freePort(), await freePort()]
  const env = {
    MADOGUCHI_URL: url,
    MADOGUCHI_TOKEN: token,
    RADIUS_RUN: run,
    RADIUS_CERTS: certs,
    RADIUS_ADDRESS: '127.0.0.1',
    RADIUS_PORT: String(port),
    RADIUS_ACCT_PORT: String(accounting),
    RADIUS_SECRET: SECRET,
    RADIUS_USERS: users,
  }
  await startServer(closing, config, env, port)

  const ask = async (kind: 'auth' | 'acct', pairs: string[]): Promise<string> => {
    const to = `127.0.0.1:${kind === 'auth' ? port : accounting}`
    return (await printed(radclient!, ['-x', '-t', '8', '-r', '1', to, kind, SECRET], `${pairs.join(', ')}\n`)).said
  }
  /** As a network device passes an EAP login on. */
  async function eap(lines: string[], device: string, nas: string): Promise<Answer> {
    const network = join(home, 'network.conf')
    writeFileSync(network, ['network={', 'key_mgmt=IEEE8021X', `ca_cert="${certs}/ca.pem"`, ...lines, '}'].join('\n'))
    const mac = device.toLowerCase().replaceAll('-', ':')
    const line = [
      '-c',
      network,
      '-a',
      '127.0.0.1',
      '-p',
      String(port),
      '-s',
      SECRET,
      '-t',
      '10',
      '-M',
      mac,
      '-N',
      `32:s:${nas}`,
    ]
    const { ok, said } = await printed(eapolTest!, line)
    return { accepted: ok, attributes: said }
  }

  return {
    secret: SECRET,
    coaPort: coa,
    pap: async (user: string, password: string, device: string, nas = 'minato'): Promise<Answer> =>
      answerOf(
        await ask('auth', [
          `User-Name = "${user}"`,
          `User-Password = "${password}"`,
          `NAS-Identifier = "${nas}"`,
          `Calling-Station-Id = "${device}"`,
          'Message-Authenticator = 0x00',
        ]),
      ),
    peap: (user: string, password: string, device: string, nas = 'minato') =>
      eap(
        [
          'eap=PEAP',
          'anonymous_identity="anonymous"',
          `identity="${user}"`,
          `password="${password}"`,
          'phase2="auth=MSCHAPV2"',
        ],
        device,
        nas,
      ),
    tls: (certificate: string, device: string, nas = 'minato') =>
      eap(
        [
          'eap=TLS',
          `identity="host/${certificate}"`,
          `client_cert="${certs}/${certificate}.pem"`,
          `private_key="${certs}/${certificate}.key"`,
        ],
        device,
        nas,
      ),
    /** What the device tells of a session. @returns whether it was taken */
    account: async (status: string, session: string, user: string, device: string): Promise<boolean> =>
      (
        await ask('acct', [
          `Acct-Status-Type = ${status}`,
          `Acct-Session-Id = "${session}"`,
          `User-Name = "${user}"`,
          `Calling-Station-Id = "${device}"`,
          'NAS-Identifier = "minato"',
        ])
      ).includes('Received Accounting-Response'),
    /** The device's own ear for the word that a session is over: FreeRADIUS once more, in the part of the device. @returns what it heard */
    async listen(): Promise<() => string> {
      await startServer(closing, gear, { RADIUS_RUN: gearRun, RADIUS_SECRET: SECRET, COA_PORT: String(coa) }, coa)
      return () => readFileSync(join(gearRun, 'ended'), 'utf8')
    },
  }
}
