// A film of a QR code, as a browser's pretended camera wants it: two uncompressed pictures (YUV4MPEG2).
import { encodeQR } from 'qr';

const WIDTH = 640;
const HEIGHT = 480;
const [BLACK, WHITE] = [16, 235];

/** The film. */
export function filmOf(text: string): Buffer {
  const code = encodeQR(text, 'raw', { border: 4 });
  const size = Math.floor(HEIGHT / code.length);
  const bright = Buffer.alloc(WIDTH * HEIGHT, WHITE);
  for (const [row, cells] of code.entries()) {
    for (const [column, dark] of cells.entries()) {
      if (!dark) continue;
      for (let y = row * size; y < (row + 1) * size; y++) bright.fill(BLACK, y * WIDTH + column * size, y * WIDTH + (column + 1) * size);
    }
  }
  // No colour: both colour planes are a quarter of the picture each.
  const picture = Buffer.concat([Buffer.from('FRAME\n'), bright, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420\n`), picture, picture]);
}
