import { render } from 'preact-render-to-string'
import { CARDS } from './people.ts'

const STYLE = `
  body { margin: 0; background: #f2f2f2; color: #1a1a1a; font: 16px/1.7 'Noto Sans JP', 'Hiragino Sans', 'IPAPGothic', sans-serif }
  main { max-width: 30rem; margin: 0 auto; padding: 1.5rem 1rem 3rem }
  h1 { font-size: 1.5rem; line-height: 1.5; margin: 0 0 .5rem }
  .played { background: #fff7d6; border-left: .375rem solid #b78f00; padding: .5rem 1rem }
  fieldset { border: 0; margin: 1.5rem 0; padding: 0 }
  legend { font-weight: 700; margin-bottom: .5rem }
  label { display: flex; gap: .75rem; align-items: flex-start; background: #fff; border: 1px solid #767676; border-radius: .5rem;
    margin-bottom: .5rem; padding: .75rem 1rem; overflow-wrap: anywhere }
  label:has(:checked) { border-color: #0017c1; box-shadow: 0 0 0 1px #0017c1 }
  input { flex: none; inline-size: 1.5rem; block-size: 1.5rem; margin: .125rem 0 0; accent-color: #0017c1 }
  small { display: block; color: #4d4d4d; font-size: .875rem }
  button { font: inherit; font-weight: 700; inline-size: 100%; min-block-size: 3rem; border-radius: .5rem; border: 1px solid #0017c1; margin-bottom: .75rem }
  .go { background: #0017c1; color: #fff }
  .stop { background: #fff; color: #0017c1 }
  :focus-visible { outline: 4px solid #000; outline-offset: 2px; box-shadow: 0 0 0 2px #ffd43d }`

/** Whose card is held to the reader. */
const CardPage = () => (
  <html lang="ja">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>本人確認(代役)</title>
      <style dangerouslySetInnerHTML={{ __html: STYLE }} />
    </head>
    <body>
      <main>
        <h1>マイナンバーカードで本人確認</h1>
        <p class="played">デモの代役です。ここの人はみな架空で、カードの読み取りはしません。</p>
        <form method="post">
          <fieldset>
            <legend>だれのカードをかざしますか</legend>
            {CARDS.map(({ subject, name, address, birthdate }, at) => (
              <label key={subject}>
                <input type="radio" name="card" value={subject} checked={at === 0} />
                <span>
                  {name}
                  <small>
                    {birthdate.replaceAll('-', '/')} 生 · {address}
                  </small>
                </span>
              </label>
            ))}
          </fieldset>
          <button class="go">この人として続ける</button>
          <button class="stop" name="card" value="">
            やめる
          </button>
        </form>
      </main>
    </body>
  </html>
)

export const cardPage = (): string => `<!doctype html>${render(<CardPage />)}`
