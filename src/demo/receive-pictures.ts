import { type ReceivedFile, receiveFile } from '#kernel/files/receive.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program } from '#kernel/program.ts'
import { drawAvatar } from './people/avatar.ts'
import { drawPhoto } from './pictures/draw.ts'
import { printPaper } from './pictures/paper.ts'
import type { Conversation } from './town/conversation.ts'

/** Everything that is shown in the town's conversations, checked and made fit to keep as if it had arrived. */
export interface Shown {
  photos: Map<string, ReceivedFile>
  papers: Map<string, ReceivedFile>
  avatars: Map<string, ReceivedFile>
}

/** Makes each once, all at the same time. */
async function all(
  names: (string | undefined)[],
  make: (name: string) => Promise<ReceivedFile>,
): Promise<Map<string, ReceivedFile>> {
  const wanted = new Set(names.filter((name) => name !== undefined))
  return new Map(await Promise.all([...wanted].map(async (name) => [name, await make(name)] as const)))
}

export async function receivePictures(
  program: Program,
  municipality: Municipality,
  conversations: Conversation[],
): Promise<Shown> {
  const receive = async (bytes: Uint8Array, name: string) =>
    receiveFile(program, municipality, { bytes, name, purpose: 'any' })
  const messages = conversations.flatMap(({ messages }) => messages).filter(({ withdrawnAt }) => !withdrawnAt)
  const [photos, papers, avatars] = await Promise.all([
    all(
      messages.map(({ picture }) => picture),
      async (name) => receive(await drawPhoto(name), `${name.split('・')[0]}.jpg`),
    ),
    all(
      messages.map(({ paper }) => paper),
      async (name) => receive(printPaper(name), `${name}.pdf`),
    ),
    all(
      conversations.map(({ avatar }) => avatar),
      async (seed) => receive(await drawAvatar(seed), 'picture.jpg'),
    ),
  ])
  return { photos, papers, avatars }
}
