import QRCode from 'qrcode'

/** White edge around the modules that scanners need, in modules. */
const EDGE = 4

/** A QR code as inline SVG: one path of squares, no style that the page's policy would stop. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules
  const squares = Array.from(data, (dark, at) =>
    dark ? `M${EDGE + (at % size)} ${EDGE + Math.floor(at / size)}h1v1h-1z` : '',
  ).join('')
  const side = size + EDGE * 2
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      width={224}
      height={224}
      shape-rendering="crispEdges"
    >
      <path fill="#fff" d={`M0 0h${side}v${side}h-${side}z`} />
      <path fill="#000" d={squares} />
    </svg>
  )
}
