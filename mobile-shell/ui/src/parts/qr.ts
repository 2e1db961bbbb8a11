// A QR code as one line of SVG. Pure: the dark squares in, the path out.

/** Draws each run of dark squares of a row as one bar, a unit a square. */
export function pathOf(dark: readonly (readonly boolean[])[]): string {
  let path = '';
  dark.forEach((row, y) => {
    let x = 0;
    while (x < row.length) {
      const begin = x;
      while (row[x]) x++;
      if (x > begin) path += `M${begin} ${y}h${x - begin}v1h-${x - begin}z`;
      else x++;
    }
  });
  return path;
}
