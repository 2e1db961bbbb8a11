// Makes a screenshot small enough to keep in the repository: at most 256 colours, one byte a pixel.
//
// Chromium writes 24-bit pictures, 150 KB for a desk; with a palette they are 55 KB. The most frequent
// colours are kept as they are; the rest are shades at the edge of letters and take their nearest.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const PALETTE = 256;
const RGB = 3;

/** A smaller picture that looks the same. */
export function smaller(picture: Buffer): Buffer {
  const { width, height, pixels } = read(picture);
  const often = new Map<number, number>();
  for (let at = 0; at < pixels.length; at += RGB) {
    const colour = pixels.readUIntBE(at, RGB);
    often.set(colour, (often.get(colour) ?? 0) + 1);
  }
  const palette = [...often].sort(([, a], [, b]) => b - a).slice(0, PALETTE);
  const colours = palette.map(([colour]) => colour);
  const places = new Map<number, number>([...often.keys()].map((colour) => [colour, nearest(colours, colour)]));
  // Each row begins with its filter: none.
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      rows[y * (width + 1) + 1 + x] = places.get(pixels.readUIntBE((y * width + x) * RGB, RGB)) ?? 0;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8); // 8 bits, palette
  const table = Buffer.alloc(colours.length * RGB);
  colours.forEach((colour, place) => table.writeUIntBE(colour, place * RGB, RGB));
  const packed = deflateSync(rows, { level: 9, memLevel: 9 });
  return Buffer.concat([SIGNATURE, chunk('IHDR', head), chunk('PLTE', table), chunk('IDAT', packed), chunk('IEND', Buffer.alloc(0))]);
}

function nearest(colours: number[], wanted: number): number {
  let [best, least] = [0, Infinity];
  colours.forEach((colour, place) => {
    const far = [16, 8, 0].reduce((sum, bits) => sum + Math.abs(((colour >> bits) & 255) - ((wanted >> bits) & 255)), 0);
    if (far < least) [best, least] = [place, far];
  });
  return best;
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const frame = Buffer.alloc(8 + body.length);
  frame.writeUInt32BE(content.length, 0);
  frame.set(body, 4);
  frame.writeUInt32BE(crc32(body), 4 + body.length);
  return frame;
}

/** The pixels of what Chromium writes: 8 bits a channel, no alpha, not interlaced. */
function read(picture: Buffer): { width: number; height: number; pixels: Buffer } {
  const parts: Buffer[] = [];
  let [width, height] = [0, 0];
  for (let at = SIGNATURE.length; at < picture.length; ) {
    const length = picture.readUInt32BE(at);
    const name = picture.toString('latin1', at + 4, at + 8);
    const content = picture.subarray(at + 8, at + 8 + length);
    if (name === 'IHDR') {
      [width, height] = [content.readUInt32BE(0), content.readUInt32BE(4)];
      if (content[8] !== 8 || content[9] !== 2 || content[12] !== 0) throw new Error('not a plain 24-bit picture');
    }
    if (name === 'IDAT') parts.push(content);
    at += 12 + length;
  }
  return { width, height, pixels: unfilter(inflateSync(Buffer.concat(parts)), width * RGB, height) };
}

/** Undoes the filter of each row, as the PNG specification says in its section 9. */
function unfilter(rows: Buffer, wide: number, height: number): Buffer {
  const pixels = Buffer.alloc(wide * height);
  const byte = (at: number): number => pixels[at] ?? 0;
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (wide + 1)];
    for (let x = 0; x < wide; x++) {
      const at = y * wide + x;
      const left = x >= RGB ? byte(at - RGB) : 0;
      const above = y > 0 ? byte(at - wide) : 0;
      const corner = x >= RGB && y > 0 ? byte(at - wide - RGB) : 0;
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter ?? 0] ?? 0;
      pixels[at] = ((rows[y * (wide + 1) + 1 + x] ?? 0) + guess) & 255;
    }
  }
  return pixels;
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
