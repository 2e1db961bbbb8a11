// The smallest city map there can be: a PMTiles archive of one picture of one pixel.
//
// Laid out as the PMTiles 3 specification says: header, root directory, metadata, tile.

const HEADER_BYTES = 127;
const UNCOMPRESSED = 1;
const PNG = 2;
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Its bytes. */
export function tinyMap(): Buffer {
  // One entry: tile 0, run of 1, its length, offset 0 (written as 1); lengths under 128 are one byte each.
  const directory = Buffer.from([1, 0, 1, PIXEL.length, 1]);
  const metadata = Buffer.from('{}');
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('PMTiles', 0, 'ascii');
  header.writeUInt8(3, 7);
  let at = HEADER_BYTES;
  // Root directory, metadata, no leaf directories, tiles: an offset and a length each, eight bytes.
  for (const [place, length] of [
    [8, directory.length],
    [24, metadata.length],
    [40, 0],
    [56, PIXEL.length],
  ] as const) {
    header.writeBigUInt64LE(BigInt(at), place);
    header.writeBigUInt64LE(BigInt(length), place + 8);
    at += length;
  }
  for (const place of [72, 80, 88]) header.writeBigUInt64LE(1n, place); // one tile, one entry, one content
  header.writeUInt8(1, 96); // clustered
  header.writeUInt8(UNCOMPRESSED, 97);
  header.writeUInt8(UNCOMPRESSED, 98);
  header.writeUInt8(PNG, 99);
  const DEGREE = 1e7;
  header.writeInt32LE(-180 * DEGREE, 102);
  header.writeInt32LE(-85 * DEGREE, 106);
  header.writeInt32LE(180 * DEGREE, 110);
  header.writeInt32LE(85 * DEGREE, 114);
  return Buffer.concat([header, directory, metadata, PIXEL]);
}
