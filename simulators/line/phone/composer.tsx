import type { ChatEntry } from '../chats.ts'
import { PLACES } from './places.ts'
import { quotedWords } from './quote.tsx'
import { Pin, StickerPicture } from './sticker-picture.tsx'
import { STICKERS } from './stickers.ts'

/** Forms that work without script; with it they stay on the page. */
export function Composer({ base, quoted }: { base: string; quoted: ChatEntry | undefined }) {
  return (
    <footer class="composer">
      <div class="sheets">
        <details name="sheet" id="photos">
          <summary>写真</summary>
          <form class="sheet" method="post" action={`${base}/photos`} encType="multipart/form-data" data-at-once>
            <label>
              送る写真(JPEG・PNG、何枚でも)
              <input type="file" name="photos" accept="image/jpeg,image/png" multiple required />
            </label>
            <button class="send">写真を送る</button>
          </form>
        </details>
        <details name="sheet" id="places">
          <summary>場所</summary>
          <div class="sheet">
            <form method="post" action={`${base}/places`} class="list">
              {PLACES.map(({ title, address }, index) => (
                <button name="place" value={index}>
                  <Pin />
                  <span>
                    {title}
                    <small>{address}</small>
                  </span>
                </button>
              ))}
            </form>
            <form method="post" action={`${base}/places`} class="inline">
              <label>
                緯度
                <input name="latitude" inputMode="decimal" required pattern="-?[0-9.]+" placeholder="31.72" />
              </label>
              <label>
                経度
                <input name="longitude" inputMode="decimal" required pattern="-?[0-9.]+" placeholder="131.06" />
              </label>
              <button class="send">送る</button>
            </form>
          </div>
        </details>
        <details name="sheet" id="stickers">
          <summary>スタンプ</summary>
          <form class="sheet stickers" method="post" action={`${base}/stickers`}>
            {STICKERS.map((sticker) => (
              <button name="sticker" value={sticker.stickerId}>
                <StickerPicture sticker={sticker} />
                <small>{sticker.label}</small>
              </button>
            ))}
          </form>
        </details>
      </div>
      <form class="write" method="post" action={`${base}/texts`} data-write>
        {quoted && (
          <p class="quoting">
            <input type="hidden" name="quotedMessageId" value={quoted.messageId} />
            引用: {quotedWords(quoted)} <a href={base}>やめる</a>
          </p>
        )}
        <label class="unseen" htmlFor="text">
          メッセージ
        </label>
        <textarea id="text" name="text" rows={1} maxLength={5000} placeholder="メッセージを入力" required />
        <button class="send">送信</button>
      </form>
    </footer>
  )
}
