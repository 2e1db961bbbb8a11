// A text as a QR code, drawn as one path. Pure.
import { encode } from 'uqr';

/** The light frame around a code, in modules: scanners ask for four. */
const FRAME = 4;

/** How wide the drawing is, and its dark modules. */
export interface Qr {
  size: number;
  path: string;
}

/** Middling error correction: a smudge or a fold on paper does no harm. */
export function qr(text: string): Qr {
  const { size, data } = encode(text, { ecc: 'M', border: FRAME });
  const path = data.flatMap((row, y) => runs(row).map(([x, length]) => `M${x} ${y}h${length}v1h${-length}z`)).join('');
  return { size, path };
}

/** Neighbours in a row are one piece: a fifth of the path. */
function runs(row: readonly boolean[]): [number, number][] {
  const all: [number, number][] = [];
  let from = -1;
  for (let x = 0; x <= row.length; x++) {
    if (row[x] && from < 0) from = x;
    else if (!row[x] && from >= 0) {
      all.push([from, x - from]);
      from = -1;
    }
  }
  return all;
}
